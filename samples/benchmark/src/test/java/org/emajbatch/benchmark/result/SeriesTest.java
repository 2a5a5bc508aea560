package org.emajbatch.benchmark.result;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class SeriesTest {

  @Test
  void theMedianDoesNotCareForOneSlowRun() {
    assertThat(new Series(List.of(11L, 900L, 10L, 12L, 9L)).median()).isEqualTo(11);
    assertThat(new Series(List.of(10L, 20L, 40L, 5L)).median()).isEqualTo(15);
    assertThat(new Series(List.of(7L)).median()).isEqualTo(7);
  }

  @Test
  void ratiosAreThoseOfTheMedians() {
    Series slow = new Series(List.of(30L, 20L, 1000L));
    assertThat(slow.ratioTo(new Series(List.of(20L, 20L, 1L)))).isEqualTo(1.5);
    assertThat(slow.min()).isEqualTo(20);
    assertThat(slow.max()).isEqualTo(1000);
  }

  @Test
  void nothingMeasuredIsNoResult() {
    assertThatThrownBy(() -> new Series(List.of())).isInstanceOf(IllegalArgumentException.class);
  }
}
