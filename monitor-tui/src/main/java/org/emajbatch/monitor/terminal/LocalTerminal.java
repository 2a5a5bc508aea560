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

  /** Pasted texts are marked, so that they press no keys. */
  private static final String PASTES_MARKED = "\u001b[?2004h";

  private static final String PASTES_PLAIN = "\u001b[?2004l";

  /** Buttons and wheel are reported, in a form without a limit of columns. */
  private static final String MOUSE_TOLD = "\u001b[?1000h\u001b[?1006h";

  private static final String MOUSE_SILENT = "\u001b[?1006l\u001b[?1000l";

  private static final Pattern ROWS_AND_COLUMNS = Pattern.compile("([1-9]\\d*) ([1-9]\\d*)");

  private final InputFilter input;
  private final boolean mouse;
  private boolean inPrivateMode;

  /**
   * Takes it over: keys come one by one from now on, Ctrl-C included.
   *
   * @param mouse whether clicks and the wheel are wanted; the terminal then selects text only with
   *     a key held, mostly Shift
   * @throws IOException where there is no terminal
   */
  static LocalTerminal open(boolean mouse) throws IOException {
    return new LocalTerminal(new InputFilter(System.in), mouse);
  }

  private LocalTerminal(InputFilter input, boolean mouse) throws IOException {
    super(
        input,
        new BufferedOutputStream(new FileOutputStream(FileDescriptor.out)),
        StandardCharsets.UTF_8,
        CtrlCBehaviour.TRAP);
    this.input = input;
    this.mouse = mouse;
  }

  /** From now on, that one hears of the mouse and of pasted texts. */
  void listen(InputListener listener) {
    input.listen(listener);
  }

  /** Gives the line back as it was, for another program; not while keys are being read. */
  void suspend() throws IOException {
    restoreTerminalSettings();
  }

  /** Takes it over again. */
  void resume() throws IOException {
    canonicalMode(false);
    keyEchoEnabled(false);
    keyStrokeSignalsEnabled(false);
  }

  /** Sends a control sequence that Lanterna knows nothing of. */
  synchronized void send(String sequence) throws IOException {
    writeToTerminal(sequence.getBytes(StandardCharsets.US_ASCII));
    flush();
  }

  @Override
  public synchronized void enterPrivateMode() throws IOException {
    super.enterPrivateMode();
    inPrivateMode = true;
    send(mouse ? PASTES_MARKED + MOUSE_TOLD : PASTES_MARKED);
  }

  /** Harmless when repeated: on a signal, Lanterna's hook and ours both want it, at once. */
  @Override
  public synchronized void exitPrivateMode() throws IOException {
    if (inPrivateMode) {
      inPrivateMode = false;
      send(mouse ? MOUSE_SILENT + PASTES_PLAIN : PASTES_PLAIN);
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
