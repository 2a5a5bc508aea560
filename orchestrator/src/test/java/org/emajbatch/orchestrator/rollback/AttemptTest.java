package org.emajbatch.orchestrator.rollback;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.emajbatch.orchestrator.plan.PlannedRollback;
import org.emajbatch.orchestrator.plan.StepCosts;
import org.junit.jupiter.api.Test;

/** All sessions must hear the same verdict, however late somebody gives up. */
class AttemptTest {

  @Test
  void succeedsWhenAllArriveAndNobodyFailed() {
    Attempt attempt = attempt(2);
    assertThat(attempt.arrive()).isNotDone();
    assertThat(attempt.arrive()).isCompletedWithValue(true);
  }

  @Test
  void failsForAllWhenOneFailed() {
    Attempt attempt = attempt(2);
    SQLException why = new SQLException("locked");
    assertThat(attempt.fail(why)).isTrue();
    assertThat(attempt.fail(new SQLException("later"))).isFalse();
    attempt.arrive();
    assertThat(attempt.arrive()).isCompletedWithValue(false);
    assertThat((Throwable) attempt.failure()).isSameAs(why);
  }

  @Test
  void isQuietOnlyWhenWhoeverCancelledSaysSo() {
    Attempt attempt = attempt(1);
    attempt.fail(new SQLException("locked"));
    assertThat(attempt.arrive()).isCompletedWithValue(false);
    assertThat(attempt.quiet()).isNotDone();
  }

  @Test
  void cannotFailAnyMoreWhenAllHaveTheirLocks() {
    Attempt attempt = attempt(1);
    assertThat(attempt.arrive()).isCompletedWithValue(true);
    assertThat(attempt.fail(new SQLException("the time is up"))).isFalse();
    assertThat(attempt.hasFailed()).isFalse();
  }

  @Test
  void startsWhenAllDatabasesHaveAndNotWhereOneRefuses() {
    Attempt good = attempt(2);
    good.started(Optional.empty());
    assertThat(good.started()).isNotDone();
    good.started(Optional.empty());
    assertThat(good.started()).isCompletedWithValue(true);
    assertThat(good.outdated()).isEmpty();

    Attempt bad = attempt(2);
    SQLException why = new SQLException("changed");
    bad.started(Optional.of(why));
    assertThat(bad.started()).isNotDone();
    bad.started(Optional.empty());
    assertThat(bad.started()).isCompletedWithValue(false);
    assertThat(bad.outdated()).containsSame(why);
  }

  private static Attempt attempt(int sessions) {
    Opened opened =
        new Opened(1, PlannedRollback.of(List.of(), Map.of(), StepCosts.ofEngine(), sessions));
    return new Attempt(List.of(opened, opened), Duration.ofSeconds(1), sessions);
  }
}
