package org.emajbatch.monitor.terminal;

import com.googlecode.lanterna.TerminalSize;
import com.googlecode.lanterna.input.KeyStroke;
import com.googlecode.lanterna.screen.Screen;
import com.googlecode.lanterna.screen.TerminalScreen;
import com.googlecode.lanterna.terminal.Terminal;
import java.io.IOException;
import java.util.Optional;
import org.emajbatch.monitor.view.Grid;
import org.emajbatch.monitor.view.Symbols;

/**
 * The terminal while the dashboard owns it: raw keys, the alternate screen, no cursor. Whoever
 * opens one must close it on every way out, signals included, or the user is left with a broken
 * shell; closing twice is harmless, and nothing is painted after it.
 */
public final class TerminalSession implements AutoCloseable {

  /** Something that can draw itself at any size. */
  @FunctionalInterface
  public interface View {
    /** The picture for a terminal of that size. */
    Grid render(int columns, int rows);
  }

  /** In ms: shorter than anybody notices, long enough to cost nothing. */
  private static final int KEY_POLL = 20;

  private final Screen screen;
  private final Terminal terminal;
  private final Theme theme;

  /** Whoever reads from the terminal holds it. */
  private final Object input = new Object();

  private Painter painter;
  private final Clipboard clipboard = new Clipboard(System.getenv());
  private volatile Grid shown = new Grid(0, 0, Symbols.UNICODE);
  private boolean fresh = true;
  private boolean closed;
  private boolean handedOver;

  /** Takes a terminal over. */
  public TerminalSession(Terminal terminal, Theme theme) throws IOException {
    this.terminal = terminal;
    this.screen = new TerminalScreen(terminal);
    this.theme = theme;
    this.painter = new Painter(screen, theme);
    screen.setCursorPosition(null);
    screen.startScreen();
  }

  /**
   * Takes over the terminal that this process runs in.
   *
   * @param mouse whether clicks and the wheel are wanted
   * @throws IOException where there is none
   */
  public static TerminalSession ofThisProcess(Theme theme, boolean mouse) throws IOException {
    return new TerminalSession(LocalTerminal.open(mouse), theme);
  }

  /** From now on, that one hears of the mouse and of pasted texts. */
  public void listen(InputListener listener) {
    if (terminal instanceof LocalTerminal local) {
      local.listen(listener);
    }
  }

  /** What a click into a row of the screen means: the id of a row of the list, or nothing. */
  public Optional<String> target(int row) {
    return shown.target(row);
  }

  /**
   * Puts a text into the clipboard, as far as the terminal is able to; it does not tell.
   *
   * @return false for a text that is too long
   */
  public synchronized boolean copy(String text) throws IOException {
    Optional<String> sequence = clipboard.sequence(text);
    if (sequence.isPresent() && !closed && terminal instanceof LocalTerminal local) {
      local.send(sequence.get());
    }
    return sequence.isPresent();
  }

  /** Calls back, on some other thread, after the window's size has changed. */
  public void onResize(Runnable callback) {
    terminal.addResizeListener((resized, size) -> callback.run());
  }

  /** Shows the view in the size that the window has now. */
  public synchronized void paint(View view) throws IOException {
    if (closed) {
      return;
    }
    boolean all = screen.doResizeIfNecessary() != null || fresh;
    TerminalSize size = screen.getTerminalSize();
    Grid grid = view.render(size.getColumns(), size.getRows());
    painter.paint(grid);
    shown = grid;
    // Only the difference is sent, or the screen would flicker at each refresh.
    screen.refresh(all ? Screen.RefreshType.COMPLETE : Screen.RefreshType.DELTA);
    fresh = false;
  }

  /** Waits for the next key. It does not return when the session is closed meanwhile. */
  public KeyStroke readKey() throws IOException {
    return screen.readInput();
  }

  /**
   * Waits for the next key, but never sits in a read that would take keys from a program which the
   * terminal is handed over to.
   */
  public KeyStroke awaitKey() throws IOException, InterruptedException {
    while (true) {
      synchronized (input) {
        KeyStroke key = screen.pollInput();
        if (key != null) {
          return key;
        }
      }
      Thread.sleep(KEY_POLL);
    }
  }

  /**
   * Lets a program have the terminal until it ends and the user has read what it said. Keys must be
   * read with {@link #awaitKey()} for this.
   *
   * @return its exit code
   * @throws IOException where it cannot be started, or the terminal is gone
   */
  public int handOver(ProcessBuilder program) throws IOException, InterruptedException {
    synchronized (input) {
      suspend();
      try {
        return HandOver.run(program, System.in, System.out);
      } finally {
        resume();
      }
    }
  }

  private synchronized void suspend() throws IOException {
    if (!closed) {
      handedOver = true;
      screen.stopScreen();
      if (terminal instanceof LocalTerminal local) {
        local.suspend();
      }
    }
  }

  private synchronized void resume() throws IOException {
    if (!closed) {
      if (terminal instanceof LocalTerminal local) {
        local.resume();
      }
      screen.startScreen();
      handedOver = false;
      painter = new Painter(screen, theme);
      fresh = true;
    }
  }

  /**
   * Leaves the alternate screen, and paints no more. For the way out through a signal, where this
   * is all that is to do: Lanterna gives the line settings back by a hook of its own.
   */
  public synchronized void leave() throws IOException {
    if (!closed) {
      closed = true;
      if (!handedOver) {
        screen.stopScreen();
      }
    }
  }

  @Override
  public synchronized void close() throws IOException {
    if (closed) {
      return;
    }
    try {
      leave();
    } finally {
      terminal.close();
    }
  }
}
