package org.emajbatch.planner.cost;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.emajbatch.planner.Estimate;
import org.emajbatch.planner.TableId;

/** What holds for every estimate, whatever the history says. */
class CostModelPropertiesTest {

  private static final List<TableId> TABLES =
      List.of(new TableId("app", "a"), new TableId("app", "b"), new TableId("app", "c"));

  /** Ordinary numbers, and those that overflow when anything is done with them. */
  private static Arbitrary<Long> longs() {
    return Arbitraries.oneOf(
        Arbitraries.longs().between(0, 1_000_000),
        Arbitraries.longs().between(0, Long.MAX_VALUE),
        Arbitraries.of(0L, 1L, Long.MAX_VALUE));
  }

  @Provide
  Arbitrary<Task> tasks() {
    return Combinators.combine(
            Arbitraries.of(Work.class), Arbitraries.of(TABLES).optional(), longs())
        .as((work, table, quantity) -> new Task(work, table, "", quantity));
  }

  @Provide
  Arbitrary<CostModel> models() {
    Arbitrary<Sample> sample =
        Combinators.combine(
                tasks(),
                Arbitraries.integers().between(1, 100),
                longs(),
                Arbitraries.integers().between(0, 1_000_000))
            .as(Sample::new);
    Arbitrary<RuleOfThumb> rule =
        Arbitraries.oneOf(
            Arbitraries.create(RuleOfThumb::ofOwnEngine),
            Arbitraries.of(0.0, 100.0, Double.MAX_VALUE, Double.NaN, -1.0)
                .map(x -> RuleOfThumb.ofStock(x, x, x, x, x)));
    Arbitrary<Map<TableId, TableShape>> shapes =
        Combinators.combine(Arbitraries.integers(), Arbitraries.integers())
            .as((bytes, indexes) -> Map.of(TABLES.get(0), new TableShape(bytes, indexes)));
    Arbitrary<OptionalInt> cores =
        Arbitraries.integers().between(-1, 200).optional().map(CostModelPropertiesTest::optional);
    return Combinators.combine(rule, shapes, sample.list().ofMaxSize(40), cores).as(CostModel::new);
  }

  private static OptionalInt optional(Optional<Integer> value) {
    return value.map(OptionalInt::of).orElse(OptionalInt.empty());
  }

  /** {@link Estimate} refuses what is negative or out of order. */
  @Property
  void everyTaskHasAnEstimate(
      @ForAll("models") CostModel model,
      @ForAll("tasks") Task task,
      @ForAll @IntRange(min = 1, max = Integer.MAX_VALUE) int sessions) {
    Estimate estimate = model.of(task, sessions);

    assertThat(estimate.highMicros()).isLessThan(Long.MAX_VALUE);
  }

  @Property
  void moreWorkNeverTakesLess(
      @ForAll("models") CostModel model,
      @ForAll("tasks") Task task,
      @ForAll @IntRange(min = 1, max = 32) int sessions,
      @ForAll("longs") long other) {
    Task less = withQuantity(task, Math.min(task.quantity(), other));
    Task more = withQuantity(task, Math.max(task.quantity(), other));

    assertThat(model.of(more, sessions).lowMicros())
        .isGreaterThanOrEqualTo(model.of(less, sessions).lowMicros());
    assertThat(model.of(more, sessions).likelyMicros())
        .isGreaterThanOrEqualTo(model.of(less, sessions).likelyMicros());
    assertThat(model.of(more, sessions).highMicros())
        .isGreaterThanOrEqualTo(model.of(less, sessions).highMicros());
  }

  @Provide("longs")
  Arbitrary<Long> someLongs() {
    return longs();
  }

  private static Task withQuantity(Task task, long quantity) {
    return new Task(task.work(), task.table(), task.object(), quantity);
  }
}
