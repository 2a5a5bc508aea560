package org.emajbatch.monitor.terminal;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;

/**
 * Puts a text into the clipboard of the machine that the user sits at, through any number of ssh
 * sessions: the terminal itself does it (OSC 52). None of them answers whether it did.
 *
 * @see <a href="https://invisible-island.net/xterm/ctlseqs/ctlseqs.html">XTerm control sequences,
 *     OSC 52</a>
 */
final class Clipboard {

  /** In bytes: encoded, what the most modest of the common terminals takes as one sequence. */
  static final int LIMIT = 74_000;

  private static final String ESC = "\u001b";
  private static final String BELL = "\u0007";

  private final boolean inTmux;

  /** For the terminal that these variables of the environment tell of. */
  Clipboard(Map<String, String> environment) {
    this.inTmux = !environment.getOrDefault("TMUX", "").isEmpty();
  }

  /**
   * What has to be sent.
   *
   * @return nothing for a text that is too long
   */
  Optional<String> sequence(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    if (bytes.length > LIMIT) {
      return Optional.empty();
    }
    String plain = ESC + "]52;c;" + Base64.getEncoder().encodeToString(bytes) + BELL;
    return Optional.of(inTmux ? plain + passedThrough(plain) : plain);
  }

  /**
   * tmux obeys the plain one where its set-clipboard is on, and hands this one to the terminal
   * around it where allow-passthrough is; either does.
   */
  private static String passedThrough(String sequence) {
    return ESC + "Ptmux;" + sequence.replace(ESC, ESC + ESC) + ESC + "\\";
  }
}
