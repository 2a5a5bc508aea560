package org.emajbatch.orchestrator.progress;

import java.io.PrintStream;
import java.util.List;
import java.util.Locale;
import org.emajbatch.sql.engine.SessionProgress;

/**
 * One line a session at the bottom of a terminal, drawn again and again; the rest scrolls above.
 */
public final class LiveProgress implements Progress {

  private static final int GAUGE = 24;
  private static final String UP = "\u001b[%dA";
  private static final String CLEAR_BELOW = "\r\u001b[J";

  private final PrintStream out;
  private final Style style;
  private final boolean verbose;
  private final int width;
  private List<SessionProgress> shown = List.of();
  private int drawn;

  /**
   * Draws.
   *
   * @param out the terminal
   * @param verbose whether details are told
   * @param width the terminal's columns
   */
  public LiveProgress(PrintStream out, Style style, boolean verbose, int width) {
    this.out = out;
    this.style = style;
    this.verbose = verbose;
    this.width = width;
  }

  @Override
  public synchronized void phase(String sentence) {
    scroll(sentence);
  }

  @Override
  public synchronized void detail(String sentence) {
    if (verbose) {
      scroll(sentence);
    }
  }

  @Override
  public synchronized void warning(String sentence) {
    scroll(style.warn("warning: ") + sentence);
  }

  @Override
  public synchronized void sessions(List<SessionProgress> sessions) {
    if (sessions.equals(shown)) {
      return;
    }
    shown = List.copyOf(sessions);
    StringBuilder text = new StringBuilder(erase());
    draw(text);
    out.print(text);
    out.flush();
  }

  private void scroll(String sentence) {
    StringBuilder text = new StringBuilder(erase());
    text.append(sentence).append(System.lineSeparator());
    draw(text);
    out.print(text);
    out.flush();
  }

  private String erase() {
    return drawn == 0 ? "" : String.format(Locale.ROOT, UP, drawn) + CLEAR_BELOW;
  }

  private void draw(StringBuilder text) {
    drawn = shown.size();
    for (SessionProgress session : shown) {
      text.append(line(session)).append(System.lineSeparator());
    }
    Remaining.sentence(shown)
        .ifPresent(
            sentence -> {
              text.append(sentence).append(System.lineSeparator());
              drawn++;
            });
  }

  private String line(SessionProgress session) {
    int full = (int) Math.round(session.share() * GAUGE);
    String gauge = "#".repeat(full) + ".".repeat(GAUGE - full);
    String line =
        String.format(
            Locale.ROOT,
            "s%-3d[%s] %3.0f %% %d/%d %s%s",
            session.session(),
            gauge,
            session.share() * 100,
            session.tablesDone(),
            session.tables(),
            Remaining.of(session).map(left -> left + " left ").orElse(""),
            session.currentTable());
    return line.length() < width ? line : line.substring(0, width - 1);
  }

  @Override
  public synchronized void close() {
    out.flush();
  }
}
