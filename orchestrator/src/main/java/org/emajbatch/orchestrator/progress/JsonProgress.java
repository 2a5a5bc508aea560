package org.emajbatch.orchestrator.progress;

import java.io.PrintStream;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.emajbatch.orchestrator.report.Json;
import org.emajbatch.sql.engine.SessionProgress;

/** One JSON document a line for each thing that happens. */
public final class JsonProgress implements Progress {

  /**
   * Something happened.
   *
   * @param at when
   * @param event phase, detail, warning or sessions
   * @param text what, in words
   * @param remainingMs time until the last of them has put its tables back
   * @param sessions how far they are
   */
  record Event(
      OffsetDateTime at,
      String event,
      Optional<String> text,
      OptionalLong remainingMs,
      Optional<List<SessionItem>> sessions) {}

  /**
   * How far a session is.
   *
   * @param session its number
   * @param share of the work done, from 0 to 1
   * @param tableCount tables it has to put back
   * @param tablesDone those it has put back
   * @param rowsRolledBack rows put back so far
   * @param remainingMs time until it has put its tables back
   * @param currentTable the table it is at
   */
  record SessionItem(
      int session,
      double share,
      int tableCount,
      int tablesDone,
      long rowsRolledBack,
      long remainingMs,
      Optional<String> currentTable) {}

  private final PrintStream out;
  private final Clock clock;
  private final boolean verbose;
  private final Json json = new Json();
  private List<SessionProgress> last = List.of();

  /**
   * Writes lines.
   *
   * @param out where to
   * @param clock whose time they bear
   * @param verbose whether details are told
   */
  public JsonProgress(PrintStream out, Clock clock, boolean verbose) {
    this.out = out;
    this.clock = clock;
    this.verbose = verbose;
  }

  @Override
  public void phase(String sentence) {
    write("phase", Optional.of(sentence), OptionalLong.empty(), Optional.empty());
  }

  @Override
  public void detail(String sentence) {
    if (verbose) {
      write("detail", Optional.of(sentence), OptionalLong.empty(), Optional.empty());
    }
  }

  @Override
  public void warning(String sentence) {
    write("warning", Optional.of(sentence), OptionalLong.empty(), Optional.empty());
  }

  @Override
  public synchronized void sessions(List<SessionProgress> sessions) {
    if (!sessions.equals(last)) {
      last = List.copyOf(sessions);
      write(
          "sessions",
          Optional.empty(),
          OptionalLong.of(Remaining.of(sessions).toMillis()),
          Optional.of(sessions.stream().map(JsonProgress::item).toList()));
    }
  }

  private static SessionItem item(SessionProgress session) {
    return new SessionItem(
        session.session(),
        session.share(),
        session.tables(),
        session.tablesDone(),
        session.rows(),
        session.remaining().toMillis(),
        Optional.of(session.currentTable()).filter(table -> !table.isEmpty()));
  }

  private synchronized void write(
      String event,
      Optional<String> text,
      OptionalLong remainingMs,
      Optional<List<SessionItem>> sessions) {
    out.println(
        json.line(new Event(OffsetDateTime.now(clock), event, text, remainingMs, sessions)));
  }

  @Override
  public void close() {
    out.flush();
  }
}
