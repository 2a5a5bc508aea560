package org.emajbatch.benchmark.driver;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TerminalTextTest {

  private final TerminalText text = new TerminalText(10, 3);

  @Test
  void textStandsWhereTheCursorWasSent() {
    text.write("\u001b[2;3Hab\u001b[1m\u001b[?25lc\u001b[H\u2593x\u001b(B");
    assertThat(text.toString()).isEqualTo("\u2593x\n  abc\n\n");
    text.write("\u001b[2;4Hz");
    assertThat(text.toString()).isEqualTo("\u2593x\n  azc\n\n");
  }

  @Test
  void aSequenceMayComeInPieces() {
    text.write("\u001b[3;");
    text.write("9Habc");
    assertThat(text.toString()).isEqualTo("\n\n        ab\n");
  }
}
