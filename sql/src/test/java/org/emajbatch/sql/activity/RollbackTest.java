package org.emajbatch.sql.activity;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.emajbatch.sql.activity.SessionProgress.Status;
import org.junit.jupiter.api.Test;

class RollbackTest {

  private static final Instant START = Instant.parse("2026-11-20T02:00:00Z");
  private static final Instant NOW = START.plusSeconds(60);

  @Test
  void theTimeLeftIsThatOfTheSlowestSessionNeverTheSum() {
    Rollback rollback = rollback(State.EXECUTING, session(1, 30), session(2, 180), session(3, 90));
    assertThat(rollback.remaining(NOW)).contains(Duration.ofSeconds(180));
    assertThat(rollback.lastToEnd(NOW)).map(SessionProgress::session).contains(2);
    assertThat(rollback.completionPercent(NOW)).isEqualTo(25);
  }

  @Test
  void whilePlanningNothingIsKnown() {
    Rollback rollback = rollback(State.PLANNING);
    assertThat(rollback.remaining(NOW)).isEmpty();
    assertThat(rollback.lastToEnd(NOW)).isEmpty();
    assertThat(rollback.completionPercent(NOW)).isZero();
  }

  @Test
  void whileLockingTheEstimateIsKnownAndNothingIsDone() {
    Rollback rollback = rollback(State.LOCKING, session(1, 30));
    assertThat(rollback.remaining(NOW)).contains(Duration.ofSeconds(30));
    assertThat(rollback.completionPercent(NOW)).isZero();
  }

  @Test
  void committingIsAllButDone() {
    Rollback rollback = rollback(State.COMMITTING, session(1, 0));
    assertThat(rollback.completionPercent(NOW)).isEqualTo(100);
    assertThat(rollback.remaining(NOW)).isEmpty();
  }

  @Test
  void anEndThatIsNotRecordedLeavesTheDurationUnknown() {
    assertThat(rollback(State.ABORTED).elapsed(NOW)).isEmpty();
    assertThat(rollback(State.EXECUTING).elapsed(NOW)).contains(Duration.ofSeconds(60));
  }

  @Test
  void oneLostSessionDoomsTheRollback() {
    assertThat(rollback(State.EXECUTING, session(1, 30), session(2, 30)).isDoomed()).isFalse();
    SessionProgress lost = session(2, Status.LOST, 30);
    assertThat(rollback(State.EXECUTING, session(1, 30), lost).isDoomed()).isTrue();
  }

  private static Rollback rollback(State state, SessionProgress... sessions) {
    return new Rollback(
        1,
        Optional.empty(),
        new Target(List.of("g"), "m", Optional.empty(), false, Optional.empty()),
        Optional.empty(),
        new Extent(Math.max(1, sessions.length), 1, OptionalInt.of(1), 0, OptionalInt.empty()),
        new Times(
            Optional.of(START),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty()),
        new Reading(state, "EXECUTING"),
        Optional.empty(),
        List.of(),
        List.of(sessions));
  }

  private static SessionProgress session(int number, int secondsLeft) {
    return session(number, Status.WORKING, secondsLeft);
  }

  private static SessionProgress session(int number, Status status, int secondsLeft) {
    return new SessionProgress(
        number,
        status,
        Optional.of(START),
        Optional.empty(),
        2,
        1,
        Duration.ofSeconds(secondsLeft),
        Duration.ZERO,
        Duration.ZERO,
        0,
        0,
        Optional.empty());
  }
}
