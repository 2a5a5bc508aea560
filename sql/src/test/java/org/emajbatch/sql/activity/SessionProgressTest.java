package org.emajbatch.sql.activity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.emajbatch.sql.activity.SessionProgress.Status;
import org.junit.jupiter.api.Test;

class SessionProgressTest {

  private static final Instant NOW = Instant.parse("2026-11-20T02:00:00Z");

  @Test
  void beforeTheFirstStepTheEstimateIsAllThereIs() {
    SessionProgress session = session(100, 0, 0, Optional.empty());
    assertThat(session.remaining(NOW)).isEqualTo(Duration.ofSeconds(100));
    assertThat(session.fraction(NOW)).isZero();
  }

  @Test
  void whatIsLeftIsScaledByTheSessionsOwnSpeed() {
    // 50 s expected took 100 s; the prior is 20 s: (100 + 20) / (50 + 20) times 50 s.
    SessionProgress slow = session(100, 50, 100, Optional.empty());
    assertThat(slow.remaining(NOW).toMillis()).isEqualTo(85_714);
    SessionProgress fast = session(100, 50, 5, Optional.empty());
    assertThat(fast.remaining(NOW).toMillis()).isEqualTo(17_857);
  }

  @Test
  void theFirstTinyStepsHardlyChangeTheForecast() {
    SessionProgress session = session(1_000, 1, 10, Optional.empty());
    assertThat(session.remaining(NOW))
        .isBetween(Duration.ofSeconds(1_000), Duration.ofSeconds(1_100));
  }

  @Test
  void theRunningStepCountsByTheTimeItHasRun() {
    SessionProgress session = session(100, 50, 50, Optional.of(step(40, 10)));
    assertThat(session.remaining(NOW)).isEqualTo(Duration.ofSeconds(40));
    assertThat(session.fraction(NOW)).isCloseTo(0.6, within(1e-9));
  }

  @Test
  void aStepThatOverrunsIsExpectedToEndAndMakesTheOthersSlower() {
    SessionProgress onTime = session(100, 0, 0, Optional.of(step(20, 20)));
    SessionProgress late = session(100, 0, 0, Optional.of(step(20, 60)));
    assertThat(onTime.remaining(NOW)).isEqualTo(Duration.ofSeconds(80));
    // (60 + 20) / (20 + 20) times 80 s.
    assertThat(late.remaining(NOW).toMillis()).isEqualTo(160_000);
  }

  @Test
  void aStepWithoutEstimateSaysNothingAboutTheOthers() {
    SessionProgress session = session(100, 50, 50, Optional.of(step(0, 500)));
    assertThat(session.remaining(NOW)).isEqualTo(Duration.ofSeconds(50));
  }

  @Test
  void withoutEstimatesStepsAreCounted() {
    SessionProgress session =
        new SessionProgress(
            1,
            Status.WORKING,
            Optional.of(NOW),
            Optional.empty(),
            8,
            2,
            Duration.ZERO,
            Duration.ZERO,
            Duration.ZERO,
            0,
            0,
            Optional.empty());
    assertThat(session.fraction(NOW)).isEqualTo(0.25);
    assertThat(session.remaining(NOW)).isZero();
  }

  @Test
  void noSessionIsEverMoreThanDone() {
    SessionProgress session = session(100, 100, 10, Optional.of(step(30, 90)));
    assertThat(session.fraction(NOW)).isEqualTo(1);
    assertThat(session.remaining(NOW)).isZero();
  }

  @Test
  void whatIsDoneOrLostHasNothingLeft() {
    assertThat(with(Status.DONE).remaining(NOW)).isZero();
    assertThat(with(Status.DONE).fraction(NOW)).isEqualTo(1);
    assertThat(with(Status.LOST).remaining(NOW)).isZero();
    assertThat(with(Status.LOST).fraction(NOW)).isEqualTo(0.5);
  }

  @Test
  void aClockThatRunsBackDoesNotAddWork() {
    SessionProgress session = session(100, 50, 50, Optional.of(step(50, -30)));
    assertThat(session.remaining(NOW)).isEqualTo(Duration.ofSeconds(50));
    assertThat(session.fraction(NOW)).isEqualTo(0.5);
  }

  private static SessionProgress with(Status status) {
    return new SessionProgress(
        1,
        status,
        Optional.of(NOW),
        Optional.empty(),
        10,
        5,
        Duration.ofSeconds(100),
        Duration.ofSeconds(50),
        Duration.ofSeconds(50),
        0,
        0,
        Optional.empty());
  }

  private static SessionProgress session(
      int estimated, int estimatedDone, int spent, Optional<Step> current) {
    return new SessionProgress(
        1,
        Status.WORKING,
        Optional.of(NOW),
        Optional.empty(),
        10,
        5,
        Duration.ofSeconds(estimated),
        Duration.ofSeconds(estimatedDone),
        Duration.ofSeconds(spent),
        0,
        0,
        current);
  }

  private static Step step(int estimate, int runningFor) {
    return new Step(
        "RLBK_TABLE", "app", "t", "", NOW.minusSeconds(runningFor), Duration.ofSeconds(estimate));
  }
}
