package org.emajbatch.orchestrator.preflight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.emajbatch.orchestrator.failure.Failure;
import org.emajbatch.orchestrator.request.SessionCount;
import org.emajbatch.planner.PlanRequest;
import org.emajbatch.planner.PlanTable;
import org.emajbatch.planner.SessionCurve;
import org.emajbatch.planner.TableId;
import org.emajbatch.sql.engine.ServerState;
import org.junit.jupiter.api.Test;

/** How many sessions work, and what is said when they are fewer than asked for. */
class SessionChoiceTest {

  private static final int CORES = 16;

  @Test
  void asManyAsAskedForWhereNothingLimitsThem() throws Exception {
    SessionChoice choice = choose(SessionCount.of(4), tables(10, 100), server(64, 0));

    assertThat(choice.sessions()).isEqualTo(4);
    assertThat(choice.remarks()).isEmpty();
  }

  @Test
  void notMoreThanTablesThatWereChanged() throws Exception {
    SessionChoice choice = choose(SessionCount.of(9), tables(2, 100), server(64, 0));

    assertThat(choice.sessions()).isEqualTo(2);
    assertThat(choice.remarks())
        .containsExactly("only 2 tables were changed since the mark, so 2 of 9 sessions are used");
  }

  @Test
  void notMoreThanThereAreSlotsFor() throws Exception {
    SessionChoice choice = choose(SessionCount.of(5), tables(9, 100), server(4, 2));

    assertThat(choice.sessions()).isEqualTo(3);
    assertThat(choice.remarks()).singleElement().asString().contains("2 free slots");
  }

  @Test
  void noSlotAtAllIsRefusedUnlessTheChoiceIsOurs() throws Exception {
    assertThatThrownBy(() -> choose(SessionCount.of(2), tables(9, 100), server(0, 0)))
        .isInstanceOf(Failure.class)
        .hasMessageContaining("max_prepared_transactions = 0");
    assertThatThrownBy(() -> choose(SessionCount.of(2), tables(9, 100), server(3, 3)))
        .isInstanceOf(Failure.class)
        .hasMessageContaining("all 3 slots");
    assertThat(choose(SessionCount.auto(), tables(9, 100), server(0, 0)).sessions()).isEqualTo(1);
  }

  @Test
  void oneSessionNeedsNoSlot() throws Exception {
    assertThat(choose(SessionCount.of(1), tables(9, 100), server(0, 0)).sessions()).isEqualTo(1);
    assertThat(choose(SessionCount.of(7), tables(0, 0), server(0, 0)).sessions()).isEqualTo(1);
  }

  @Test
  void notMoreThanThereAreConnectionsFor() throws Exception {
    ServerState server = new ServerState("17", "db", 1, false, 64, 0, 10, 8);
    assertThat(choose(SessionCount.of(8), tables(9, 100), server).sessions()).isEqualTo(3);
    ServerState full = new ServerState("17", "db", 1, false, 64, 0, 4, 8);
    assertThatThrownBy(() -> choose(SessionCount.of(1), tables(9, 100), full))
        .isInstanceOf(Failure.class)
        .hasMessageContaining("4 free connections");
  }

  @Test
  void autoStopsWhereOneTableIsTheBottleneck() throws Exception {
    Work work = work(1_000_000, 400_000, 400_000, 1_000);

    assertThat(choose(SessionCount.auto(), work, server(64, 0)).sessions()).isEqualTo(2);
  }

  @Test
  void autoStaysWithinCoresAndSlots() throws Exception {
    Work work = work(100, 100, 100, 100, 100, 100, 100, 100);

    assertThat(SessionChoice.choose(SessionCount.auto(), List.of(work), 1, server(64, 0), 64))
        .isEqualTo(new SessionChoice(8, List.of()));
    assertThat(SessionChoice.choose(SessionCount.auto(), List.of(work), 1, server(64, 0), 2))
        .isEqualTo(new SessionChoice(2, List.of()));
    assertThat(SessionChoice.choose(SessionCount.auto(), List.of(work), 1, server(3, 0), 64))
        .isEqualTo(new SessionChoice(4, List.of()));
    assertThat(SessionChoice.choose(SessionCount.of(8), List.of(work), 1, server(64, 0), 2))
        .isEqualTo(new SessionChoice(8, List.of()));
  }

  @Test
  void saysThatForeignKeysHoldTablesTogether() throws Exception {
    Work bound = new Planned(5, List.of(100L, 50L));

    assertThat(choose(SessionCount.of(4), bound, server(64, 0)).remarks())
        .containsExactly(
            "5 tables were changed since the mark, but foreign keys hold them together, so 2 of 4"
                + " sessions are used");
  }

  @Test
  void severalDatabasesTakeAtLeastOneEachAndTheRestGoesWhereMostIsToDo() throws Exception {
    List<Work> databases = List.of(tables(4, 100), tables(4, 1_000), tables(1, 10));

    SessionChoice choice =
        SessionChoice.choose(SessionCount.of(6), databases, 1, server(64, 0), CORES);
    assertThat(choice.sessions()).isEqualTo(6);
    assertThat(SessionChoice.curve(databases, 1).shares(6)).containsExactly(1, 4, 1);

    SessionChoice fewest =
        SessionChoice.choose(SessionCount.of(1), databases, 2, server(64, 0), CORES);
    assertThat(fewest.sessions()).isEqualTo(6);
    assertThat(SessionChoice.curve(databases, 2).shares(6)).containsExactly(2, 2, 2);
    assertThat(fewest.remarks())
        .containsExactly("3 databases take at least 6 sessions, so 6 instead of 1 are used");

    assertThatThrownBy(
            () -> SessionChoice.choose(SessionCount.auto(), databases, 1, server(1, 0), CORES))
        .isInstanceOf(Failure.class)
        .hasMessageContaining("slots for prepared transactions")
        .hasMessageContaining("1 of 1 are free");
  }

  @Test
  void databasesSideBySideTakeAsLongAsTheSlowest() {
    SharedCurve curve = SessionChoice.curve(List.of(work(600), work(300, 300, 300, 300)), 1);

    assertThat(curve.together(4, 4).points())
        .extracting(SessionCurve.Point::makespanMicros)
        .containsExactly(1_200L, 1_200L, 600L, 600L);
    assertThat(curve.together(4, 4).knee()).isEqualTo(3);
  }

  private static SessionChoice choose(SessionCount asked, Work work, ServerState server)
      throws Failure {
    return SessionChoice.choose(asked, List.of(work), 1, server, CORES);
  }

  private static Work tables(int count, long micros) {
    return work(LongStream.generate(() -> micros).limit(count).toArray());
  }

  private static Work work(long... micros) {
    return new Planned(micros.length, LongStream.of(micros).boxed().toList());
  }

  /** Units of known costs, planned as always. */
  private record Planned(int tables, List<Long> unitMicros) implements Work {

    @Override
    public int units() {
      return unitMicros.size();
    }

    @Override
    public SessionCurve curve(int most) {
      List<PlanTable> units =
          IntStream.range(0, unitMicros.size())
              .mapToObj(i -> new PlanTable(new TableId("app", "t" + i), unitMicros.get(i), 0))
              .toList();
      return SessionCurve.of(
          sessions -> new PlanRequest(units, List.of(), sessions, 0), most, most);
    }
  }

  private static ServerState server(int slots, int used) {
    return new ServerState("17", "db", 1, false, slots, used, 90, 8);
  }
}
