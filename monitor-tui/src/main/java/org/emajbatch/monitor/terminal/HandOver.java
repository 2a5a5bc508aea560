package org.emajbatch.monitor.terminal;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;

/** Lets another program have this process's terminal, and waits until it is done with it. */
final class HandOver {

  private HandOver() {}

  /**
   * Runs a program in the foreground; then the user reads what it said until he presses Enter.
   *
   * @param in where Enter comes from
   * @param out where the user is told of it
   * @return its exit code
   * @throws IOException where it cannot be started
   */
  static int run(ProcessBuilder program, InputStream in, PrintStream out)
      throws IOException, InterruptedException {
    // Ctrl-C goes to everybody at the terminal, and is meant for the program.
    Interrupts caught = Interrupts.caught();
    try {
      int exit = program.inheritIO().start().waitFor();
      out.print("\nIt ended with exit code " + exit + ". Enter leads back to the dashboard. ");
      out.flush();
      int c;
      do {
        c = in.read();
      } while (c >= 0 && c != '\n');
      return exit;
    } finally {
      caught.close();
    }
  }
}
