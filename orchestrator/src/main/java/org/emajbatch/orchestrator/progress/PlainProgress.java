package org.emajbatch.orchestrator.progress;

import java.io.PrintStream;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import org.emajbatch.orchestrator.report.Texts;
import org.emajbatch.sql.engine.SessionProgress;

/** One line with a time for each thing that happens, fit for a log. */
public final class PlainProgress implements Progress {

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT);

  private static final Duration BETWEEN_SESSIONS = Duration.ofSeconds(5);

  private final PrintStream out;
  private final Clock clock;
  private final Style style;
  private final boolean verbose;
  private Instant lastSessions;

  /**
   * Writes lines.
   *
   * @param out where to
   * @param clock whose time they bear
   * @param verbose whether details are told
   */
  public PlainProgress(PrintStream out, Clock clock, Style style, boolean verbose) {
    this.out = out;
    this.clock = clock;
    this.style = style;
    this.verbose = verbose;
    this.lastSessions = clock.instant();
  }

  @Override
  public synchronized void phase(String sentence) {
    line(sentence);
  }

  @Override
  public synchronized void detail(String sentence) {
    if (verbose) {
      line(sentence);
    }
  }

  @Override
  public synchronized void warning(String sentence) {
    line(style.warn("warning: ") + sentence);
  }

  @Override
  public synchronized void sessions(List<SessionProgress> sessions) {
    Instant now = clock.instant();
    if (Duration.between(lastSessions, now).compareTo(BETWEEN_SESSIONS) < 0) {
      return;
    }
    lastSessions = now;
    sessions.forEach(session -> line(describe(session)));
    Remaining.sentence(sessions).ifPresent(this::line);
  }

  static String describe(SessionProgress session) {
    return String.format(
            Locale.ROOT,
            "session %d: %3.0f %%, %d of %s, %s%s",
            session.session(),
            session.share() * 100,
            session.tablesDone(),
            Texts.count(session.tables(), "table"),
            Texts.count(session.rows(), "row"),
            session.currentTable().isEmpty() ? "" : ", at " + session.currentTable())
        + Remaining.of(session).map(left -> ", " + left + " left").orElse("");
  }

  private void line(String text) {
    out.println(TIME.format(LocalDateTime.now(clock)) + " " + text);
  }

  @Override
  public void close() {
    out.flush();
  }
}
