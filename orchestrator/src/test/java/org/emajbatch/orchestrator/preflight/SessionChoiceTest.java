package org.emajbatch.orchestrator.preflight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.IntStream;
import org.emajbatch.orchestrator.failure.Failure;
import org.emajbatch.orchestrator.request.SessionCount;
import org.emajbatch.sql.engine.ServerState;
import org.emajbatch.sql.engine.TableChanges;
import org.emajbatch.sql.engine.TableName;
import org.junit.jupiter.api.Test;

/** How many sessions work, and what is said when they are fewer than asked for. */
class SessionChoiceTest {

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
    List<TableChanges> changes =
        List.of(
            new TableChanges(new TableName("app", "huge"), 1_000_000),
            new TableChanges(new TableName("app", "a"), 400_000),
            new TableChanges(new TableName("app", "b"), 400_000),
            new TableChanges(new TableName("app", "c"), 1_000));

    assertThat(choose(SessionCount.auto(), changes, server(64, 0)).sessions()).isEqualTo(2);
  }

  private static SessionChoice choose(
      SessionCount asked, List<TableChanges> changes, ServerState server) throws Failure {
    return SessionChoice.choose(asked, List.of(changes), 1, server);
  }

  @Test
  void severalDatabasesTakeAtLeastOneEachAndTheRestGoesWhereMostIsToDo() throws Exception {
    List<List<TableChanges>> databases = List.of(tables(4, 100), tables(4, 1_000), tables(1, 10));

    SessionChoice choice = SessionChoice.choose(SessionCount.of(6), databases, 1, server(64, 0));
    assertThat(choice.sessions()).isEqualTo(6);
    assertThat(choice.shares(databases, 1)).containsExactly(1, 4, 1);

    SessionChoice fewest = SessionChoice.choose(SessionCount.of(1), databases, 2, server(64, 0));
    assertThat(fewest.sessions()).isEqualTo(6);
    assertThat(fewest.shares(databases, 2)).containsExactly(2, 2, 2);
    assertThat(fewest.remarks())
        .containsExactly("3 databases take at least 6 sessions, so 6 instead of 1 are used");

    assertThatThrownBy(() -> SessionChoice.choose(SessionCount.auto(), databases, 1, server(1, 0)))
        .isInstanceOf(Failure.class)
        .hasMessageContaining("slots for prepared transactions")
        .hasMessageContaining("1 of 1 are free");
  }

  private static List<TableChanges> tables(int count, long changes) {
    return IntStream.range(0, count)
        .mapToObj(i -> new TableChanges(new TableName("app", "t" + i), changes))
        .toList();
  }

  private static ServerState server(int slots, int used) {
    return new ServerState("17", "db", 1, false, slots, used, 90, 8);
  }
}
