package org.emajbatch.monitor;

import java.io.Console;
import java.io.IOException;
import java.util.Map;
import org.emajbatch.monitor.terminal.TerminalSession;

/** What only the process knows of its terminal. */
final class Terminals {

  private Terminals() {}

  /**
   * Whether a person sits at both ends, with a terminal that can be drawn on: keys come from it and
   * characters go to it.
   */
  static boolean isInteractive(Map<String, String> environment) {
    Console console = System.console();
    return console != null && isTerminal(console) && canDraw(environment);
  }

  /** By convention, a terminal of this name only prints: that of an editor, for instance. */
  static boolean canDraw(Map<String, String> environment) {
    return !environment.getOrDefault("TERM", "").equals("dumb");
  }

  /** From JDK 22 on there is a console without a terminal too, and a method that tells. */
  private static boolean isTerminal(Console console) {
    try {
      return (boolean) Console.class.getMethod("isTerminal").invoke(console);
    } catch (ReflectiveOperationException olderJdk) {
      return true;
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
