package org.emajbatch.monitor.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class ClipboardTest {

  @Test
  void theTerminalIsAskedInItsOwnWords() {
    assertThat(new Clipboard(Map.of()).sequence("Maß 1")).contains("\u001b]52;c;TWHDnyAx\u0007");
  }

  @Test
  void insideTmuxTheTerminalAroundItIsAskedToo() {
    assertThat(new Clipboard(Map.of("TMUX", "/tmp/tmux-0/default,1,0")).sequence("a"))
        .contains("\u001b]52;c;YQ==\u0007" + "\u001bPtmux;\u001b\u001b]52;c;YQ==\u0007\u001b\\");
  }

  @Test
  void aTextThatIsTooLongIsRefused() {
    Clipboard clipboard = new Clipboard(Map.of());
    assertThat(clipboard.sequence("x".repeat(Clipboard.LIMIT))).isPresent();
    assertThat(clipboard.sequence("ä".repeat(Clipboard.LIMIT / 2 + 1))).isEmpty();
  }
}
