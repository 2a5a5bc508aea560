package org.emajbatch.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PrintableTest {

  @ParameterizedTest
  @CsvSource({
    "a\u001Bb,a?b",
    "a\u202Eb,a?b",
    "a\u0000b,a?b",
    "a\u200Bb,a?b",
    "a\u2028b,a?b",
    "a\uD83Db,a?b",
    "订单 é e\u0301 \uD83D\uDE80,订单 é e\u0301 \uD83D\uDE80"
  })
  void whatCommandsATerminalIsNotPrinted(String text, String printable) {
    assertThat(Printable.text(text)).isEqualTo(printable);
  }
}
