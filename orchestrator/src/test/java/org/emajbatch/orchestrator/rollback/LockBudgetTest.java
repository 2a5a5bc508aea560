package org.emajbatch.orchestrator.rollback;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/** The lock budget bounds attempts and pauses together. */
class LockBudgetTest {

  @Test
  void theFirstAttemptGetsAThird() {
    assertThat(new LockBudget(Duration.ofSeconds(30)).slice()).isEqualTo(Duration.ofSeconds(10));
  }

  @Test
  void attemptsAndPausesNeverAddUpToMoreThanTheBudget() {
    Duration total = Duration.ofSeconds(9);
    LockBudget budget = new LockBudget(total);
    Duration waited = Duration.ZERO;
    int attempts = 0;
    while (!budget.isSpent()) {
      Duration slice = budget.slice();
      budget.spend(slice);
      waited = waited.plus(slice);
      attempts++;
      if (!budget.isSpent()) {
        waited = waited.plus(budget.pause());
      }
    }
    assertThat(attempts).isEqualTo(3);
    assertThat(waited).isLessThanOrEqualTo(total).isGreaterThan(total.minusMillis(10));
  }

  @Test
  void anAttemptThatOverrunsEndsTheBudget() {
    LockBudget budget = new LockBudget(Duration.ofSeconds(3));
    budget.spend(Duration.ofSeconds(5));
    assertThat(budget.isSpent()).isTrue();
  }

  @Test
  void pausesGrow() {
    LockBudget budget = new LockBudget(Duration.ofMinutes(5));
    budget.spend(Duration.ofMillis(1));
    Duration first = budget.pause();
    budget.spend(Duration.ofMillis(1));
    assertThat(budget.pause()).isEqualTo(first.multipliedBy(2));
  }

  @Test
  void evenTheSmallestBudgetLeavesTimeForOneTry() {
    assertThat(new LockBudget(Duration.ofMillis(1)).slice()).isEqualTo(Duration.ofMillis(1));
  }
}
