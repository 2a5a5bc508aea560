package org.emajbatch.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class TerminalTest {

  @Test
  void theLocaleTellsWhetherSignsAreReadable() {
    assertThat(Terminal.isUnicode(Map.of("LANG", "de_DE.UTF-8"))).isTrue();
    assertThat(Terminal.isUnicode(Map.of("LANG", "C.utf8"))).isTrue();
    assertThat(Terminal.isUnicode(Map.of("LANG", "de_DE.ISO-8859-1"))).isFalse();
    assertThat(Terminal.isUnicode(Map.of("LANG", "C"))).isFalse();
    assertThat(Terminal.isUnicode(Map.of())).isFalse();
  }

  @Test
  void theStrongestVariableThatSaysAnythingCounts() {
    assertThat(Terminal.isUnicode(Map.of("LC_ALL", "C", "LC_CTYPE", "C.UTF-8", "LANG", "C.UTF-8")))
        .isFalse();
    assertThat(Terminal.isUnicode(Map.of("LC_CTYPE", "C.UTF-8", "LANG", "C"))).isTrue();
    assertThat(Terminal.isUnicode(Map.of("LC_ALL", "", "LANG", "C.UTF-8"))).isTrue();
  }

  @Test
  void aDumbTerminalSaysSo() {
    assertThat(Terminal.isDumb(Map.of("TERM", "dumb"))).isTrue();
    assertThat(Terminal.isDumb(Map.of("TERM", "xterm"))).isFalse();
    assertThat(Terminal.isDumb(Map.of())).isFalse();
  }
}
