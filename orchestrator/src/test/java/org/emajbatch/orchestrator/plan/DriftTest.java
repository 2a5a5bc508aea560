package org.emajbatch.orchestrator.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.emajbatch.orchestrator.request.ReviewedPlan;
import org.emajbatch.orchestrator.request.ReviewedPlan.Key;
import org.emajbatch.orchestrator.request.ReviewedPlan.Table;
import org.junit.jupiter.api.Test;

/** Every difference between a plan and the facts is told, and only differences are. */
class DriftTest {

  private static final Table ORDERS = new Table("app", "orders", 7, Optional.of(1));
  private static final Table LINES = new Table("app", "lines", 0, Optional.empty());
  private static final Key KEY = new Key("app", "lines", "fk", "app", "orders", "free");

  @Test
  void whoDoesWhatIsNoFact() {
    Table elsewhere = new Table("app", "orders", 7, Optional.of(2));

    assertThat(drift(plan(List.of(ORDERS), List.of(KEY)), plan(List.of(elsewhere), List.of(KEY))))
        .isEmpty();
  }

  @Test
  void tablesThatCameWentOrChanged() {
    Table changed = new Table("app", "orders", 8, Optional.of(1));
    Table dotted = new Table("app.x", "y", 1, Optional.of(1));

    assertThat(
            drift(
                plan(List.of(ORDERS, LINES), List.of()), plan(List.of(changed, dotted), List.of())))
        .containsExactly(
            "table app.orders had 7 changes then and has 8 now",
            "table app.lines is no longer part of it",
            "table app.x.y is new");
  }

  @Test
  void keysThatCameWentOrAreHandledInAnotherWay() {
    Key rebuilt = new Key("app", "lines", "fk", "app", "orders", "rebuilt");
    Key moved = new Key("app", "lines", "fk", "app", "other", "free");

    assertThat(drift(plan(List.of(), List.of(KEY)), plan(List.of(), List.of(rebuilt))))
        .containsExactly(
            "foreign key fk of app.lines was to be left alone and would be rebuilt now");
    assertThat(drift(plan(List.of(), List.of(KEY)), plan(List.of(), List.of(moved))))
        .containsExactly("foreign key fk of app.lines points to another table now");
    assertThat(drift(plan(List.of(), List.of(KEY)), plan(List.of(), List.of())))
        .containsExactly("foreign key fk of app.lines is no longer part of it");
  }

  @Test
  void namesThatOnlyLookAlikeAreTwo() {
    Table one = new Table("a.b", "c", 1, Optional.of(1));
    Table other = new Table("a", "b.c", 1, Optional.of(1));

    assertThat(drift(plan(List.of(one), List.of()), plan(List.of(other), List.of()))).hasSize(2);
  }

  @Test
  void anotherMarkOfTheSameName() {
    ReviewedPlan.Database now =
        new ReviewedPlan.Database("db", List.of("g"), "M", 6, 0, 1, List.of(), List.of());

    assertThat(drift(plan(List.of(), List.of()), now))
        .containsExactly("mark M is not the one it was made for");
  }

  @Test
  void aRollbackMeanwhileIsToldOnceAndNotForEachTable() {
    Table table = new Table("s", "t", 7, Optional.of(1));
    ReviewedPlan.Database then = plan(List.of(table), List.of());

    assertThat(
            drift(
                then,
                then.withFacts(
                    3,
                    List.of(
                        new Table("s", "t", 0, Optional.empty()),
                        new Table("s", "u", 0, Optional.empty())),
                    List.of())))
        .containsExactly(
            "group g went back since then, by rollback 3, so the changes are other ones",
            "table s.u is new");
  }

  private static List<String> drift(ReviewedPlan.Database then, ReviewedPlan.Database now) {
    return Drift.between(then, now);
  }

  private static ReviewedPlan.Database plan(List<Table> tables, List<Key> keys) {
    return new ReviewedPlan.Database("db", List.of("g"), "M", 5, 0, 1, tables, keys);
  }
}
