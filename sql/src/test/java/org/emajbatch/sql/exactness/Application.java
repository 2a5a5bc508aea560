package org.emajbatch.sql.exactness;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.emajbatch.sql.enginetest.Session;
import org.postgresql.copy.CopyManager;
import org.postgresql.core.BaseConnection;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/**
 * Plays the application's part of a case. A statement may fail for what the data forbid, as in
 * life; where the engine's own triggers fail, or the statement means nothing, that is an error.
 */
final class Application {

  /** What random data may run into: SQLSTATE classes. */
  private static final Set<String> EXPECTED_CLASSES =
      Set.of("0A", "21", "22", "23", "27", "40", "54", "55", "57");

  /** No setting of the server bounds what deferred triggers do. */
  private static final int SECONDS_TO_COMMIT = 20;

  private static final String UNDEFINED = "42";

  private final Playground playground;
  private final Statistics statistics;
  private final boolean isTolerant;
  private final boolean[] open = new boolean[HistoryGenerator.OPERATOR + 1];
  private final boolean[] seesAll = new boolean[HistoryGenerator.OPERATOR + 1];
  private final boolean[] hasSavepoint = new boolean[HistoryGenerator.OPERATOR + 1];
  private final List<Amid> marksAmid = new ArrayList<>();
  private boolean hasAborted;

  /** A mark that was set in the middle of a connection's transaction. */
  private record Amid(int connection, Consumer<Boolean> whenKnown, Runnable whenLost) {}

  /**
   * For one case.
   *
   * @param isTolerant whether a statement may be meaningless, because the case lacks what it names
   */
  Application(Playground playground, Statistics statistics, boolean isTolerant) {
    this.playground = playground;
    this.statistics = statistics;
    this.isTolerant = isTolerant;
  }

  void step(Step step) throws SQLException, InexactException {
    if (step instanceof Step.Do statement) {
      execute(statement.connection(), statement.change());
    } else if (step instanceof Step.Begin begin) {
      end(begin.connection(), true);
      run(begin.connection(), "BEGIN ISOLATION LEVEL " + begin.level());
      open[begin.connection()] = true;
      seesAll[begin.connection()] = begin.level().equals(HistoryGenerator.READ_COMMITTED);
    } else if (step instanceof Step.End end) {
      end(end.connection(), end.commits());
    } else if (step instanceof Step.Savepoint savepoint && open[savepoint.connection()]) {
      run(savepoint.connection(), "SAVEPOINT here");
      hasSavepoint[savepoint.connection()] = true;
    } else if (step instanceof Step.Back back && hasSavepoint[back.connection()]) {
      run(back.connection(), "ROLLBACK TO here");
      hasAborted = true;
      marksAmid.forEach(mark -> mark.whenLost().run());
      marksAmid.clear();
    }
  }

  /** Commits whatever is open. */
  void rest() throws SQLException, InexactException {
    for (int i = 0; i < open.length; i++) {
      end(i, true);
    }
  }

  /**
   * The connection whose transaction is open, if it is the only one and sees what others commit.
   */
  Optional<Integer> onlyOpen() {
    List<Integer> all = IntStream.range(0, open.length).filter(i -> open[i]).boxed().toList();
    return all.size() == 1 && seesAll[all.get(0)] ? Optional.of(all.get(0)) : Optional.empty();
  }

  /**
   * Remembers that a mark was set while a transaction was open: what it changed before the mark
   * stood at the mark only if it commits.
   *
   * @param whenKnown told whether it committed
   * @param whenLost called when it went back to a savepoint, perhaps from before the mark
   */
  void markAmid(int connection, Consumer<Boolean> whenKnown, Runnable whenLost) {
    marksAmid.add(new Amid(connection, whenKnown, whenLost));
  }

  /** Somebody else has undone what the engine had counted. */
  void noteAborted() {
    hasAborted = true;
  }

  /** Whether anything was ever undone: then the engine's counters count too much. */
  boolean hasAborted() {
    return hasAborted;
  }

  void execute(int connection, Change change) throws SQLException, InexactException {
    if (open[connection]) {
      run(connection, "SAVEPOINT statement");
    }
    try {
      long rows =
          change instanceof Change.Copy copy
              ? copy(connection, copy)
              : run(connection, change.sql());
      statistics.add("statements done", 1);
      statistics.add("rows that statements name as changed", Math.max(rows, 0));
      if (open[connection]) {
        run(connection, "RELEASE statement");
      }
    } catch (SQLException e) {
      judge(e, change.sql());
      if (open[connection]) {
        run(connection, "ROLLBACK TO statement");
      }
    }
  }

  private void end(int connection, boolean commits) throws SQLException, InexactException {
    if (!open[connection]) {
      return;
    }
    open[connection] = false;
    hasSavepoint[connection] = false;
    hasAborted |= !commits;
    boolean committed = false;
    try {
      playground.connection(connection).finish(commits ? "COMMIT" : "ROLLBACK", SECONDS_TO_COMMIT);
      statistics.add(commits ? "transactions committed" : "transactions rolled back", 1);
      committed = commits;
    } catch (SQLException e) {
      judge(e, "COMMIT");
    } finally {
      for (Amid mark : List.copyOf(marksAmid)) {
        if (mark.connection() == connection) {
          mark.whenKnown().accept(committed);
          marksAmid.remove(mark);
        }
      }
    }
  }

  private int run(int connection, String sql) throws SQLException {
    return playground.connection(connection).update(sql);
  }

  private long copy(int connection, Change.Copy copy) throws SQLException {
    Session session = playground.connection(connection);
    CopyManager manager = session.connection().unwrap(BaseConnection.class).getCopyAPI();
    try {
      ByteArrayOutputStream rows = new ByteArrayOutputStream();
      manager.copyOut(copy.source(), rows);
      return manager.copyIn(copy.sql(), new ByteArrayInputStream(rows.toByteArray()));
    } catch (IOException e) {
      throw new SQLException("COPY", e);
    }
  }

  private void judge(SQLException e, String statement) throws SQLException, InexactException {
    hasAborted = true;
    String state = String.valueOf(e.getSQLState());
    statistics.add("statements failed with " + state, 1);
    ServerErrorMessage message =
        e instanceof PSQLException failure ? failure.getServerErrorMessage() : null;
    String where = message == null || message.getWhere() == null ? "" : message.getWhere();
    // The innermost line says who failed; statements nested in a trigger's come further down.
    boolean isEngine =
        Arrays.stream(where.split("\n")).limit(3).anyMatch(line -> line.contains("_log_fnct"));
    boolean isRefusal = where.contains("_check_isolation");
    if (isEngine && !isRefusal) {
      throw new InexactException("the engine's trigger failed under " + statement, e);
    }
    if (!isRefusal
        && !EXPECTED_CLASSES.contains(state.substring(0, 2))
        && !(isTolerant && state.startsWith(UNDEFINED))) {
      throw new MalformedCaseException(statement, e);
    }
  }
}
