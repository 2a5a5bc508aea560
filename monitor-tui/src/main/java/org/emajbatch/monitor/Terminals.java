package org.emajbatch.monitor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.emajbatch.monitor.terminal.TerminalSession;
import org.emajbatch.terminal.Terminal;

/** What only the process knows of its terminal. */
final class Terminals {

  /** What keys and signals of the terminal belong to, whatever the streams are connected to. */
  private static final Path CONTROLLING_TERMINAL = Path.of("/dev/tty");

  private Terminals() {}

  /** Why the terminal cannot be drawn on, as a sentence without its end; nothing where it can. */
  static Optional<String> obstacle(Map<String, String> environment) {
    String term = environment.getOrDefault("TERM", "");
    if (term.isEmpty() || Terminal.isDumb(environment)) {
      return Optional.of(
          term.isEmpty()
              ? "TERM is not set, so nothing is known of this terminal"
              : "TERM=dumb says that this terminal only prints");
    }
    return hasControllingTerminal()
        ? Optional.empty()
        : Optional.of("this process has no controlling terminal, as below su -c or setsid");
  }

  private static boolean hasControllingTerminal() {
    // Only opening it tells: the file is there for everybody.
    try {
      Files.newInputStream(CONTROLLING_TERMINAL).close();
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  /** Gives the terminal back when a signal ends the process. */
  static void restoreAtExit(TerminalSession terminal) {
    Runtime.getRuntime()
        .addShutdownHook(
            new Thread(
                () -> {
                  try {
                    terminal.leave();
                  } catch (IOException e) {
                    // The terminal is gone already, and with it whatever could be restored.
                  }
                },
                "terminal"));
  }
}
