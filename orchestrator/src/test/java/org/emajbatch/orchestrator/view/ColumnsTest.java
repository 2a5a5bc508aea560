package org.emajbatch.orchestrator.view;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ColumnsTest {

  @ParameterizedTest
  @CsvSource({"abc,3", "订单,4", "é,1", "e\u0301,1", "\uD83D\uDE80,2", "█▏,2", "…,1", "'',0"})
  void widthIsWhatTerminalsTake(String text, int width) {
    assertThat(Columns.width(text)).isEqualTo(width);
  }

  @Test
  void cutsTheMiddle() {
    assertThat(Columns.cut("beginning_end", 9, "…")).isEqualTo("begi…_end");
    assertThat(Columns.cut("订单明细表格", 8, "…")).isEqualTo("订单…格");
    assertThat(Columns.cut("short", 5, "…")).isEqualTo("short");
  }

  @ParameterizedTest
  @CsvSource({
    "999,999",
    "9999,'9,999'",
    "10000,10k",
    "310400,310k",
    "999400,999k",
    "999600,1.0M",
    "1249000,1.2M",
    "9960000,10M",
    "23400000000,23G",
    "9223372036854775807,9.2E"
  })
  void numbersAreBrief(long number, String brief) {
    assertThat(PlanFigures.brief(number)).isEqualTo(brief);
  }

  @Test
  void barsShowEighthsAndNeverHideWhatIsThere() {
    assertThat(Bar.of(0.5, 3, true)).isEqualTo("█▌ ");
    assertThat(Bar.of(0.0001, 4, true)).isEqualTo("▏   ");
    assertThat(Bar.of(0.0001, 4, false)).isEqualTo("#   ");
    assertThat(Bar.of(0, 4, true)).isEqualTo("    ");
    assertThat(Bar.of(7, 4, true)).isEqualTo("████");
    assertThat(Bar.of(Double.NaN, 2, false)).hasSize(2);
  }
}
