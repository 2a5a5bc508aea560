package org.emajbatch.monitor.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.emajbatch.sql.activity.State;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class SymbolsTest {

  @ParameterizedTest
  @CsvSource({
    "0,     '▕          ▏'",
    "0.5,   '▕█████     ▏'",
    "0.55,  '▕█████▌    ▏'",
    "0.5125,'▕█████▏    ▏'",
    "1,     '▕██████████▏'",
    "1.7,   '▕██████████▏'",
    "-1,    '▕          ▏'",
    "NaN,   '▕          ▏'"
  })
  void aGaugeFillsByEighths(double fraction, String expected) {
    assertThat(Symbols.UNICODE.gauge(fraction, 12)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({"0, '[          ]'", "0.46, '[#####     ]'", "1, '[##########]'"})
  void inAsciiItFillsByWholeColumns(double fraction, String expected) {
    assertThat(Symbols.ASCII.gauge(fraction, 12)).isEqualTo(expected);
  }

  @ParameterizedTest
  @EnumSource
  void everyStateHasASignOfItsOwnThatTakesOneColumn(Symbols symbols) {
    assertThat(Arrays.stream(State.values()).map(symbols::of))
        .doesNotHaveDuplicates()
        .allMatch(sign -> Glyph.width(sign) == 1);
  }

  @Test
  void asciiSignsAreAscii() {
    assertThat(Arrays.stream(State.values()).map(Symbols.ASCII::of))
        .allMatch(sign -> Symbols.ASCII.show(sign).equals(sign));
  }
}
