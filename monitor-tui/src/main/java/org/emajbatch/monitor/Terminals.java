package org.emajbatch.monitor;

import java.io.Console;
import java.io.IOException;
import org.emajbatch.monitor.terminal.TerminalSession;

/** What only the process knows of its terminal. */
final class Terminals {

  private Terminals() {}

  /** Whether a person sits at both ends: keys come from a terminal and characters go to one. */
  static boolean isInteractive() {
    Console console = System.console();
    return console != null && isTerminal(console);
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
