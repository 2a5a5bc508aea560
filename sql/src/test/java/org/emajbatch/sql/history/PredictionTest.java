package org.emajbatch.sql.history;

import static org.assertj.core.api.Assertions.assertThat;

import org.emajbatch.sql.history.PastRun.Prediction;
import org.junit.jupiter.api.Test;

class PredictionTest {

  @Test
  void deviationsAreReadable() {
    assertThat(Prediction.deviation(1.004)).isEqualTo("as estimated");
    assertThat(Prediction.deviation(1.06)).isEqualTo("6 % longer");
    assertThat(Prediction.deviation(0.25)).isEqualTo("75 % shorter");
    assertThat(Prediction.deviation(12.34)).isEqualTo("12.3 times as long");
  }
}
