package org.emajbatch.sql.activity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import org.emajbatch.sql.run.Outcome;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReadingTest {

  @ParameterizedTest
  @CsvSource({
    // recorded, alive, witnessed, expected, derived
    "PLANNING,  true,  false, PLANNING,   false",
    "LOCKING,   true,  false, LOCKING,    false",
    "EXECUTING, true,  false, EXECUTING,  false",
    "COMPLETED, true,  false, COMMITTING, false",
    "COMPLETED, true,  true,  COMMITTING, false",
    "PLANNING,  false, false, ABORTED,    true",
    "LOCKING,   false, false, ABORTED,    true",
    "EXECUTING, false, false, ABORTED,    true",
    "COMPLETED, false, false, ABORTED,    true",
    "COMPLETED, false, true,  COMMITTED,  true",
    "COMMITTED, false, true,  COMMITTED,  false",
    "ABORTED,   false, false, ABORTED,    false",
    "ABORTED,   true,  false, ABORTED,    false"
  })
  void aStateIsReadFromTheRowAndItsTransactions(
      String recorded, boolean alive, boolean witnessed, State expected, boolean derived) {
    Reading reading = Reading.of(recorded, alive, witnessed, Optional.empty(), false);
    assertThat(reading.state()).isEqualTo(expected);
    assertThat(reading.isDerived()).isEqualTo(derived);
    assertThat(reading.recordedStatus()).isEqualTo(recorded);
  }

  @Test
  void theDecisionRowStandsAboveTheWitness() {
    assertThat(stateOf(true, Outcome.ABORTED)).isEqualTo(State.ABORTED);
    assertThat(stateOf(false, Outcome.COMMITTED)).isEqualTo(State.COMMITTED);
  }

  @ParameterizedTest
  @CsvSource({"EXECUTING", "COMPLETED", "COMMITTED", "ABORTED"})
  void whateverIsRecordedAnAbandonedTransactionMeansDoubt(String recorded) {
    Reading reading = Reading.of(recorded, true, true, Optional.empty(), true);
    assertThat(reading.state()).isEqualTo(State.IN_DOUBT);
    assertThat(reading.isDerived()).isFalse();
  }

  @Test
  void aStatusThatNobodyKnowsIsNotGuessed() {
    assertThatThrownBy(() -> Reading.of("PAUSED", false, false, Optional.empty(), false))
        .hasMessageContaining("PAUSED");
  }

  private static State stateOf(boolean witnessed, Outcome decision) {
    return Reading.of("COMPLETED", false, witnessed, Optional.of(decision), false).state();
  }
}
