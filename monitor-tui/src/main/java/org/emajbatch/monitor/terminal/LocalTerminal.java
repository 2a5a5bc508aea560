package org.emajbatch.monitor.terminal;

import com.googlecode.lanterna.TerminalSize;
import com.googlecode.lanterna.terminal.ansi.UnixTerminal;
import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The terminal of this process. The encoding is given in so many words because the JVM's default
 * one is ASCII wherever the locale is C.
 */
final class LocalTerminal extends UnixTerminal {

  private static final Pattern ROWS_AND_COLUMNS = Pattern.compile("([1-9]\\d*) ([1-9]\\d*)");

  private boolean inPrivateMode;

  /**
   * Takes it over: keys come one by one from now on, Ctrl-C included.
   *
   * @throws IOException where there is no terminal
   */
  LocalTerminal() throws IOException {
    super(
        System.in,
        new BufferedOutputStream(new FileOutputStream(FileDescriptor.out)),
        StandardCharsets.UTF_8,
        CtrlCBehaviour.TRAP);
  }

  @Override
  public synchronized void enterPrivateMode() throws IOException {
    super.enterPrivateMode();
    inPrivateMode = true;
  }

  /** Harmless when repeated: on a signal, Lanterna's hook and ours both want it, at once. */
  @Override
  public synchronized void exitPrivateMode() throws IOException {
    if (inPrivateMode) {
      inPrivateMode = false;
      super.exitPrivateMode();
    }
  }

  /**
   * Asks the line, not the terminal: Lanterna's own way moves the cursor and waits for the terminal
   * to report where it is, among the keys, for seconds where it never does.
   */
  @Override
  protected TerminalSize findTerminalSize() throws IOException {
    Matcher size = ROWS_AND_COLUMNS.matcher(runSTTYCommand("size").trim());
    return size.matches()
        ? new TerminalSize(Integer.parseInt(size.group(2)), Integer.parseInt(size.group(1)))
        : new TerminalSize(80, 24);
  }
}
