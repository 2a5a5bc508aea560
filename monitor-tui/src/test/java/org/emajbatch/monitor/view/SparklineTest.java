package org.emajbatch.monitor.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class SparklineTest {

  @Test
  void theLargestIsAsHighAsTheLineAndTheLastStandsAtItsEnd() {
    assertThat(Sparkline.of(List.of(0.0, 1.0, 50.0, 100.0), 6, Symbols.UNICODE))
        .isEqualTo("  ▁▂▅█");
    assertThat(Sparkline.of(List.of(0.0, 1.0, 50.0, 100.0), 6, Symbols.ASCII)).isEqualTo("  _.=#");
  }

  @Test
  void onlyTheYoungestFit() {
    assertThat(Sparkline.of(List.of(900.0, 1.0, 2.0), 2, Symbols.UNICODE)).isEqualTo("▅█");
  }

  @Test
  void nothingIsAGroundLine() {
    assertThat(Sparkline.of(List.of(0.0, 0.0), 2, Symbols.UNICODE)).isEqualTo("▁▁");
    assertThat(Sparkline.of(List.of(), 3, Symbols.UNICODE)).isEqualTo("   ");
  }
}
