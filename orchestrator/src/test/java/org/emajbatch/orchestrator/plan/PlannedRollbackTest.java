package org.emajbatch.orchestrator.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.emajbatch.planner.Estimate;
import org.emajbatch.sql.engine.ForeignKeyLink;
import org.emajbatch.sql.engine.KeyBinding;
import org.emajbatch.sql.engine.PlanStep;
import org.emajbatch.sql.engine.TableName;
import org.junit.jupiter.api.Test;

/** From the engine's steps to sessions and back. */
class PlannedRollbackTest {

  private static final TableName BIG = new TableName("app", "big");
  private static final TableName SMALL = new TableName("app", "small");
  private static final TableName UNCHANGED = new TableName("app", "unchanged");
  private static final TableName OUTSIDE = new TableName("other", "outside");

  @Test
  void sharesTheBatchesOut() {
    PlannedRollback planned =
        PlannedRollback.of(
            List.of(lock(BIG, 2), work(BIG, 2, 900), lock(SMALL, 3), work(SMALL, 3, 100)),
            Map.of(),
            StepCosts.ofEngine(),
            2);

    assertThat(planned.plan().makespanMicros()).isEqualTo(900);
    assertThat(planned.assignment().batches().get(2))
        .isNotEqualTo(planned.assignment().batches().get(3));
    assertThat(planned.assignment().unbatched()).isEmpty();
  }

  @Test
  void sessionsSlowDownEachOtherOnlyWhileTheyWorkAtTheSameTime() {
    StepCosts shared = new Shared(1);

    assertThat(
            PlannedRollback.of(
                    List.of(lock(BIG, 2), work(BIG, 2, 900), lock(SMALL, 3), work(SMALL, 3, 850)),
                    Map.of(),
                    shared,
                    2)
                .plan()
                .makespanMicros())
        .as("all the work, which one processor does")
        .isEqualTo(1_750);
    assertThat(
            PlannedRollback.of(
                    List.of(lock(BIG, 2), work(BIG, 2, 900), lock(SMALL, 3), work(SMALL, 3, 100)),
                    Map.of(),
                    shared,
                    2)
                .plan()
                .makespanMicros())
        .as("the same, since the small table is done before the end")
        .isEqualTo(1_000);
  }

  @Test
  void whatIsWrittenForThoseWhoWatchAddsUpToThePlan() {
    PlannedRollback planned =
        PlannedRollback.of(
            List.of(lock(BIG, 2), work(BIG, 2, 900), lock(SMALL, 3), work(SMALL, 3, 850)),
            Map.of(),
            new Shared(1),
            2);

    assertThat(planned.estimates().values()).containsExactlyInAnyOrder(1_750L, 1_653L);
  }

  /** On a server with one processor. */
  private record Shared(double busy) implements StepCosts {

    @Override
    public Estimate of(PlanStep step) {
      return Estimate.exactly(Math.round(step.estimatedMicros() * busy));
    }

    @Override
    public Estimate eachSession() {
      return Estimate.ZERO;
    }

    @Override
    public StepCosts beside(double sessions) {
      return new Shared(sessions);
    }
  }

  @Test
  void keepsTwoTablesTogetherThatMeetInATableOutside() {
    PlannedRollback planned =
        PlannedRollback.of(
            List.of(lock(BIG, 2), work(BIG, 2, 900), lock(SMALL, 3), work(SMALL, 3, 100)),
            Map.of(
                new ForeignKeyLink("big_fk", BIG, OUTSIDE), KeyBinding.REBUILT,
                new ForeignKeyLink("small_fk", SMALL, OUTSIDE), KeyBinding.REBUILT),
            StepCosts.ofEngine(),
            2);

    assertThat(planned.plan().makespanMicros()).isEqualTo(1_000);
    assertThat(planned.assignment().batches()).containsEntry(2, 1).containsEntry(3, 1);
  }

  @Test
  void movesATableThatIsOnlyLockedToWhoeverChecksAKeyToIt() {
    PlannedRollback planned =
        PlannedRollback.of(
            List.of(
                lock(BIG, 2),
                work(BIG, 2, 900),
                lock(SMALL, 3),
                work(SMALL, 3, 100),
                lockOnly(UNCHANGED)),
            Map.of(new ForeignKeyLink("small_fk", SMALL, UNCHANGED), KeyBinding.CHECKED),
            StepCosts.ofEngine(),
            2);

    assertThat(planned.assignment().unbatched())
        .containsEntry(UNCHANGED, planned.assignment().batches().get(3));
  }

  @Test
  void leavesATableThatNobodyNeedsWhereTheEnginePutIt() {
    PlannedRollback planned =
        PlannedRollback.of(
            List.of(lock(BIG, 2), work(BIG, 2, 900), lockOnly(UNCHANGED)),
            Map.of(new ForeignKeyLink("free", BIG, UNCHANGED), KeyBinding.FREE),
            StepCosts.ofEngine(),
            2);

    assertThat(planned.assignment().unbatched()).isEmpty();
  }

  @Test
  void putsTheSequencesDownToSessionOne() {
    PlannedRollback planned =
        PlannedRollback.of(
            List.of(
                step(PlanStep.RLBK_SEQUENCES, Optional.empty(), OptionalInt.of(1), "", 5_000),
                lock(BIG, 2),
                work(BIG, 2, 900)),
            Map.of(),
            StepCosts.ofEngine(),
            2);

    assertThat(planned.plan().sessions().get(0).estimateMicros()).isEqualTo(5_000);
    assertThat(planned.assignment().batches()).containsEntry(2, 2);
  }

  @Test
  void aStepOnATableOfNoGroupCountsForItsBatch() {
    PlannedRollback planned =
        PlannedRollback.of(
            List.of(
                lock(BIG, 2),
                work(BIG, 2, 900),
                step("ADD_FK", Optional.of(OUTSIDE), OptionalInt.of(2), "outside_fk", 400)),
            Map.of(new ForeignKeyLink("outside_fk", OUTSIDE, BIG), KeyBinding.REBUILT),
            StepCosts.ofEngine(),
            1);

    assertThat(planned.plan().makespanMicros()).isEqualTo(1_300);
  }

  private static PlanStep lock(TableName table, int batch) {
    return step(PlanStep.LOCK_TABLE, Optional.of(table), OptionalInt.of(batch), "", 0);
  }

  private static PlanStep lockOnly(TableName table) {
    return step(PlanStep.LOCK_TABLE, Optional.of(table), OptionalInt.empty(), "", 0);
  }

  private static PlanStep work(TableName table, int batch, long micros) {
    return step(PlanStep.RLBK_TABLE, Optional.of(table), OptionalInt.of(batch), "", micros);
  }

  private static PlanStep step(
      String kind, Optional<TableName> table, OptionalInt batch, String object, long micros) {
    return new PlanStep(
        kind, table, object, batch, OptionalInt.of(1), true, micros, 0, OptionalLong.empty(), 0);
  }
}
