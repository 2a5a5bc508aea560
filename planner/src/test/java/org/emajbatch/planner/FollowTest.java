package org.emajbatch.planner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.emajbatch.planner.PlanRequests.id;
import static org.emajbatch.planner.PlanRequests.key;
import static org.emajbatch.planner.PlanRequests.table;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A reviewed plan against the tables and keys of now. */
class FollowTest {

  private static final PlanRequest TWO = request(List.of());

  private static PlanRequest request(List<ForeignKey> keys) {
    return new PlanRequest(List.of(table("a", 10), table("b", 20)), keys, 3, 0);
  }

  private static UnfollowablePlanException refused(
      PlanRequest request, Map<TableId, Integer> sessionOf) {
    return catchThrowableOfType(
        UnfollowablePlanException.class, () -> new Planner().follow(request, sessionOf));
  }

  @Test
  void keepsTheNumbersOfTheSessions() throws Exception {
    SessionPlan plan = new Planner().follow(TWO, Map.of(id("a"), 1, id("b"), 2));

    assertThat(plan.sessions().get(0).units())
        .extracting(Unit::tables)
        .containsExactly(List.of(id("a")));
    assertThat(plan.makespanMicros()).isEqualTo(20);
    assertThat(plan.provedOptimal()).isTrue();
  }

  @Test
  void saysHowFarAPoorPlanIsFromTheBound() throws Exception {
    SessionPlan plan = new Planner().follow(TWO, Map.of(id("a"), 2, id("b"), 2));

    assertThat(plan.makespanMicros()).isEqualTo(30);
    assertThat(plan.lowerBoundMicros()).isEqualTo(20);
    assertThat(plan.provedOptimal()).isFalse();
  }

  @Test
  void closesUpSessionsWithNothingToDoButNeverTheFirst() throws Exception {
    SessionPlan plan = new Planner().follow(TWO, Map.of(id("a"), 3, id("b"), 3, id("gone"), 2));

    assertThat(plan.sessions()).extracting(load -> load.units().size()).containsExactly(0, 2);
  }

  @Test
  void refusesToTearTwoTablesAndNamesTheKeyBetweenThem() {
    ForeignKey between = key("a", "b", Binding.CHECKED);

    UnfollowablePlanException refusal =
        refused(request(List.of(between)), Map.of(id("a"), 1, id("b"), 2));

    assertThat(refusal.misfits())
        .containsExactly(new Misfit.Torn(id("a"), 1, id("b"), 2, List.of(between)));
    assertThat(refusal)
        .hasMessage(
            "tables app.a and app.b are in sessions 1 and 2, but foreign key a_b_fkey holds them together");
  }

  @Test
  void refusesToTearTwoTablesThatMeetInATableOutside() {
    ForeignKey rebuilt = key("a", "outside", Binding.REBUILT);
    ForeignKey checked = key("b", "outside", Binding.CHECKED);

    assertThat(
            refused(request(List.of(checked, rebuilt)), Map.of(id("a"), 1, id("b"), 2)).misfits())
        .containsExactly(new Misfit.Torn(id("a"), 1, id("b"), 2, List.of(rebuilt, checked)));
  }

  @Test
  void refusesToTearABatch() {
    PlanRequest batch =
        new PlanRequest(List.of(table("a", 10, 2), table("b", 20, 2)), List.of(), 2, 0);

    assertThat(refused(batch, Map.of(id("a"), 1, id("b"), 2)))
        .hasMessage(
            "tables app.a and app.b are in sessions 1 and 2, but one batch holds them together");
  }

  @Test
  void refusesToLeaveATableOut() {
    assertThat(refused(TWO, Map.of(id("a"), 1)).misfits())
        .containsExactly(new Misfit.LeftOut(id("b")));
  }

  @Test
  void refusesASessionThatThereIsNot() {
    assertThat(refused(TWO, Map.of(id("a"), 0, id("b"), 4)))
        .hasMessage(
            "table app.a is in session 0, and there are only 3; "
                + "table app.b is in session 4, and there are only 3");
  }
}
