package org.emajbatch.monitor;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class TerminalsTest {

  @Test
  void onlyATerminalThatCallsItselfDumbIsNotDrawnOn() {
    assertThat(Terminals.canDraw(Map.of("TERM", "dumb"))).isFalse();
    assertThat(Terminals.canDraw(Map.of("TERM", "xterm-256color"))).isTrue();
    assertThat(Terminals.canDraw(Map.of())).isTrue();
  }
}
