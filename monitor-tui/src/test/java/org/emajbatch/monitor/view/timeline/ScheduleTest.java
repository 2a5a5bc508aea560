package org.emajbatch.monitor.view.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.assertj.core.data.Offset;
import org.emajbatch.monitor.Scenes;
import org.emajbatch.monitor.Timelines;
import org.emajbatch.sql.activity.Rollback;
import org.emajbatch.sql.watch.TimedStep;
import org.emajbatch.sql.watch.Timeline;
import org.junit.jupiter.api.Test;

class ScheduleTest {

  private static final Instant START = Scenes.NOW.minusSeconds(100);

  @Test
  void stepsToComeFollowAtTheSpeedThatTheSessionHasShown() {
    // Done in twice its time; a fifth of the whole estimate, 60 s, counts as if it had run exactly.
    Schedule schedule =
        running(
            step("a", 1, 40, START, 80),
            step("b", 1, 20, START.plusSeconds(80), -1),
            step("c", 1, 240, null, -1));
    double slowness = (80 + 60.0) / (40 + 60);
    assertThat(Scale.seconds(schedule.end()))
        .isEqualTo(100 + 20 * slowness - 20 + 240 * slowness, within());
    assertThat(schedule.lanes().get(0).pieces())
        .extracting(Piece::phase)
        .containsExactly(Phase.DONE, Phase.RUNNING, Phase.REST, Phase.TO_COME);
  }

  @Test
  void everyLaneEndsWhenTheFirstScreenSaysSo() {
    Rollback rollback = Scenes.executing().running().get(0);
    Schedule schedule = Schedule.of(Timelines.executing(), Optional.of(rollback), Scenes.NOW);
    Duration left = schedule.end().minus(schedule.now());
    assertThat(left.toSeconds())
        .isEqualTo(rollback.remaining(Scenes.NOW).orElseThrow().toSeconds());
    assertThat(schedule.last()).map(Lane::session).contains(3);
  }

  @Test
  void aClockThatWasSetBackMakesNoStepNegative() {
    Schedule schedule =
        running(step("a", 1, 0, START, -50), step("b", 1, 0, Scenes.NOW.plusSeconds(60), -1));
    assertThat(schedule.steps()).allMatch(piece -> !piece.length().isNegative());
  }

  @Test
  void anEndedRollbackKeepsWhatItNeverBegan() {
    Schedule schedule =
        Schedule.of(
            Timelines.aborted(), Optional.of(Scenes.executing().recent().get(2)), Scenes.NOW);
    assertThat(schedule.live()).isFalse();
    assertThat(schedule.isComplete()).isFalse();
    assertThat(schedule.steps())
        .extracting(Piece::phase)
        .containsExactly(Phase.DONE, Phase.DONE, Phase.CUT_OFF, Phase.NEVER);
  }

  @Test
  void whereNobodyNotedTheEndItWasNotBeforeTheLastTrace() {
    Schedule schedule =
        Schedule.of(
            new Timeline(
                38,
                List.of(step("a", 1, 10, START, -1), step("b", 1, 10, START.plusSeconds(3), 40)),
                Optional.empty()),
            Optional.of(Scenes.executing().recent().get(2)),
            Scenes.NOW);
    assertThat(schedule.lanes().get(0).pieces())
        .filteredOn(piece -> piece.phase() == Phase.CUT_OFF)
        .extracting(Piece::length)
        .containsExactly(Duration.ofSeconds(43));
    assertThat(schedule.last()).isEmpty();
  }

  @Test
  void theLowerBoundIsTheLargestBatchWhereThatIsLongerThanTheAverage() {
    Bound bound = bound(2, batch("a", 1, 60), batch("b", 2, 20), batch("c", 3, 10));
    assertThat(bound).isEqualTo(new Bound(Duration.ofSeconds(60), Bound.Reason.BATCH, "s.a", 1));
  }

  @Test
  void theLowerBoundIsTheAverageOfManySmallBatches() {
    Bound bound =
        bound(2, batch("a", 1, 30), batch("b", 2, 30), batch("c", 3, 20), batch("d", 4, 20));
    assertThat(bound.length()).isEqualTo(Duration.ofSeconds(50));
    assertThat(bound.reason()).isEqualTo(Bound.Reason.AVERAGE);
  }

  @Test
  void ofThreeLikeBatchesOneSessionOfTwoMustTakeTwo() {
    Bound bound = bound(2, batch("a", 1, 30), batch("b", 2, 30), batch("c", 3, 30));
    assertThat(bound.length()).isEqualTo(Duration.ofSeconds(60));
    assertThat(bound.reason()).isEqualTo(Bound.Reason.PAIRING);
  }

  @Test
  void tablesOfABatchAreOnePieceOfWork() {
    Bound bound = bound(2, batch("a", 1, 30), batch("b", 1, 30), batch("c", 2, 10));
    assertThat(bound).isEqualTo(new Bound(Duration.ofSeconds(60), Bound.Reason.BATCH, "s.a", 2));
  }

  @Test
  void withoutEstimatesThereIsNoBound() {
    assertThat(Bound.of(List.of(batch("a", 1, 0)), 2)).isEmpty();
    assertThat(Bound.of(List.of(), 2)).isEmpty();
  }

  @Test
  void labelsStandAtRoundMoments() {
    assertThat(new Scale(Duration.ofSeconds(140), 60).ticks())
        .startsWith(Duration.ZERO, Duration.ofSeconds(30))
        .hasSize(5);
    assertThat(new Scale(Duration.ofMillis(37), 60).ticks()).contains(Duration.ofMillis(10));
    assertThat(new Scale(Duration.ofDays(3_000), 60).ticks()).hasSize(7);
  }

  private static Offset<Double> within() {
    return Offset.offset(0.01);
  }

  private static Bound bound(int sessions, TimedStep... steps) {
    return Bound.of(List.of(steps), sessions).orElseThrow();
  }

  private static Schedule running(TimedStep... steps) {
    return Schedule.of(
        new Timeline(42, new ArrayList<>(List.of(steps)), Optional.empty()),
        Optional.of(Scenes.executing().running().get(0)),
        Scenes.NOW);
  }

  private static TimedStep batch(String table, int batch, int estimate) {
    return step(table, batch, estimate, null, -1);
  }

  /** A step of session 1; without a start it is to come, with -1 s it runs. */
  private static TimedStep step(String table, int batch, int estimate, Instant start, int seconds) {
    return new TimedStep(
        "RLBK_TABLE",
        "s",
        table,
        "",
        Optional.empty(),
        OptionalInt.of(1),
        OptionalInt.of(batch),
        Duration.ofSeconds(estimate),
        OptionalLong.empty(),
        Optional.ofNullable(start),
        seconds == -1 ? Optional.empty() : Optional.of(Duration.ofSeconds(seconds)),
        OptionalLong.empty());
  }
}
