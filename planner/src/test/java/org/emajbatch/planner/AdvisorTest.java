package org.emajbatch.planner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.emajbatch.planner.PlanRequests.id;
import static org.emajbatch.planner.PlanRequests.key;
import static org.emajbatch.planner.PlanRequests.table;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class AdvisorTest {

  private static List<Advice> advise(PlanRequest request, IntFunction<PlanRequest> requestFor) {
    return new Advisor().advise(request, new Planner().plan(request), requestFor);
  }

  private static List<Advice> advise(PlanRequest request) {
    return advise(request, request::withSessions);
  }

  @Test
  void namesTheKeyThatHalvesTheLongestUnit() {
    ForeignKey middle = key("b", "c", Binding.CHECKED);
    PlanRequest request =
        new PlanRequest(
            List.of(table("a", 10), table("b", 10), table("c", 10), table("d", 10)),
            List.of(key("a", "b", Binding.CHECKED), middle, key("c", "d", Binding.REBUILT)),
            2,
            0);

    assertThat(advise(request))
        .startsWith(new Advice.FewerSessions(1, 40), new Advice.RelaxKey(middle, 20));
  }

  @Test
  void letsGoTheBatchesThatTheKeysMade() {
    ForeignKey only = key("a", "b", Binding.CHECKED);
    PlanRequest request =
        new PlanRequest(List.of(table("a", 10, 2), table("b", 10, 2)), List.of(only), 2, 0);

    assertThat(advise(request)).contains(new Advice.RelaxKey(only, 10));
  }

  @Test
  void keepsABatchThatKeysDoNotExplain() {
    PlanRequest request =
        new PlanRequest(
            List.of(table("a", 10, 2), table("b", 10, 2), table("c", 10, 2)),
            List.of(key("a", "b", Binding.CHECKED)),
            2,
            0);

    assertThat(advise(request)).noneMatch(Advice.RelaxKey.class::isInstance);
  }

  @Test
  void namesNoKeyBesideAnotherOneThatBindsTheSameTables() {
    PlanRequest request =
        new PlanRequest(
            List.of(table("a", 10), table("b", 10)),
            List.of(
                key("a", "b", Binding.CHECKED),
                new ForeignKey("second", id("a"), id("b"), Binding.CHECKED)),
            2,
            0);

    assertThat(advise(request)).noneMatch(Advice.RelaxKey.class::isInstance);
  }

  @Test
  void namesTheKeyToATableOutsideInWhichTwoMeet() {
    PlanRequest request =
        new PlanRequest(
            List.of(table("a", 10), table("b", 10)),
            List.of(key("a", "outside", Binding.REBUILT), key("b", "outside", Binding.REBUILT)),
            2,
            0);

    assertThat(advise(request))
        .contains(
            new Advice.RelaxKey(key("a", "outside", Binding.REBUILT), 10),
            new Advice.RelaxKey(key("b", "outside", Binding.REBUILT), 10));
  }

  @Test
  void namesTheKeyThatAloneMakesATableOutsideBindOthers() {
    ForeignKey rebuilt = key("a", "outside", Binding.REBUILT);
    List<PlanTable> tables = new ArrayList<>();
    List<ForeignKey> keys = new ArrayList<>(List.of(rebuilt, key("a", "b0", Binding.CHECKED)));
    tables.add(table("a", 10));
    for (int i = 0; i < 9; i++) {
      tables.add(table("b" + i, 10));
      keys.add(key("b" + i, "outside", Binding.CHECKED));
    }

    assertThat(advise(new PlanRequest(tables, keys, 5, 0)))
        .contains(new Advice.RelaxKey(rebuilt, 20));
  }

  @Test
  void namesATableThatIsTheWholeMakespanAndTheFewestPartsThatHelp() {
    PlanRequest request =
        new PlanRequest(List.of(table("big", 100), table("small", 40)), List.of(), 4, 0);

    assertThat(advise(request))
        .containsExactly(new Advice.FewerSessions(2, 100), new Advice.SplitTable(id("big"), 3, 40));
  }

  @Test
  void saysThatMoreSessionsWouldHelpAndHowMany() {
    PlanRequest request =
        new PlanRequest(
            IntStream.range(0, 6).mapToObj(i -> table("t" + i, 10)).toList(), List.of(), 2, 0);

    assertThat(advise(request)).containsExactly(new Advice.MoreSessions(6, 10));
  }

  @Test
  void saysThatFewerSessionsWouldHelpWhereTheyAreInEachOthersWay() {
    List<PlanTable> tables = IntStream.range(0, 8).mapToObj(i -> table("t" + i, 10)).toList();
    IntFunction<PlanRequest> slower =
        sessions ->
            new PlanRequest(
                tables,
                List.of(),
                sessions,
                Estimate.ZERO,
                Estimate.exactly(sessions > 4 ? 100 : 0));

    assertThat(advise(slower.apply(8), slower)).containsExactly(new Advice.FewerSessions(4, 20));
  }

  @Test
  void saysNothingWhereNothingIsGained() {
    assertThat(advise(new PlanRequest(List.of(), List.of(), 1, 5))).isEmpty();
    assertThat(advise(new PlanRequest(List.of(table("a", 0)), List.of(), 1, 0))).isEmpty();
  }

  @Test
  void aLongChainOfKeysIsNoTrouble() {
    List<PlanTable> tables = new ArrayList<>();
    List<ForeignKey> keys = new ArrayList<>();
    for (int i = 0; i < 20_000; i++) {
      tables.add(table("t" + i, 10));
      keys.add(key("t" + i, "t" + Math.max(0, i - 1), Binding.CHECKED));
    }

    assertThat(advise(new PlanRequest(tables, keys, 2, 0)))
        .contains(new Advice.RelaxKey(key("t10000", "t9999", Binding.CHECKED), 100_000));
  }
}
