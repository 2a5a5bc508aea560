package org.emajbatch.sql.enginetest;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.emajbatch.sql.testkit.TestDatabase;

/** Speaks the rollback protocol over several connections, as any client of the engine does. */
public final class ParallelRollback implements AutoCloseable {

  /** Far above what any step takes here: reached only by a wait that never ends. */
  private static final int PATIENCE_SECONDS = 60;

  private final List<Session> sessions = new ArrayList<>();
  private final ExecutorService threads;
  private int id;

  /** Connects as a role of the database; session 1 is the first of that many. */
  public ParallelRollback(TestDatabase database, String role, int sessionCount)
      throws SQLException {
    threads = Executors.newFixedThreadPool(sessionCount);
    for (int i = 0; i < sessionCount; i++) {
      Session session = new Session(database.open(role));
      session.run("BEGIN");
      sessions.add(session);
    }
  }

  /** Registers and plans; returns the rollback's id. */
  public int init(String groups, String mark, boolean logged) throws SQLException {
    return init(groups, mark, logged, false);
  }

  /** The same for a mark before a change of the groups' structure. */
  int initAcrossChanges(String groups, String mark) throws SQLException {
    return init(groups, mark, false, true);
  }

  private int init(String groups, String mark, boolean logged, boolean alterAllowed)
      throws SQLException {
    id =
        Integer.parseInt(
            session(1)
                .value(
                    "SELECT emaj._rlbk_init('%s', '%s', %s, %d, true, %s, 'test')"
                        .formatted(groups, mark, logged, sessions.size(), alterAllowed)));
    return id;
  }

  /** Has the sessions verify what they restore; returns for how many tables. */
  public int verify() throws SQLException {
    return Integer.parseInt(session(1).value("SELECT emaj._rlbk_verify(" + id + ")"));
  }

  /** All sessions take their locks at the same time, then session 1 fixes the point in time. */
  public void lockAndStart() throws Exception {
    onAll("SELECT emaj._rlbk_session_lock(%d, %d)");
    session(1).run("SELECT emaj._rlbk_start(" + id + ", true)");
  }

  /** All sessions execute their steps at the same time. */
  public void execute() throws Exception {
    onAll("SELECT emaj._rlbk_session_exec(%d, %d)");
  }

  /** Ends the work; returns the report. */
  public List<String> end() throws SQLException {
    return session(1).rows("SELECT * FROM emaj._rlbk_end(" + id + ", true)");
  }

  /** Prepares all sessions but the first. */
  public void prepare() throws SQLException {
    for (int i = 2; i <= sessions.size(); i++) {
      session(i).run("PREPARE TRANSACTION 'engine test " + id + "/" + i + "'");
    }
  }

  /** Commits session 1, then what is prepared. */
  public void commit() throws SQLException {
    session(1).run("COMMIT");
    for (int i = 2; i <= sessions.size(); i++) {
      session(i).run("COMMIT PREPARED 'engine test " + id + "/" + i + "'");
    }
  }

  /** Gives all up, what is prepared included. */
  public void abort() throws SQLException {
    session(1).run("ROLLBACK");
    for (int i = 2; i <= sessions.size(); i++) {
      session(i).run("ROLLBACK PREPARED 'engine test " + id + "/" + i + "'");
    }
  }

  /** Session 1 is the first. */
  public Session session(int number) {
    return sessions.get(number - 1);
  }

  private void onAll(String call) throws Exception {
    List<Future<?>> running = new ArrayList<>();
    for (int i = 1; i <= sessions.size(); i++) {
      String sql = call.formatted(id, i);
      Session session = session(i);
      running.add(
          threads.submit(
              () -> {
                session.run(sql);
                return null;
              }));
    }
    for (Future<?> one : running) {
      one.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    }
  }

  @Override
  public void close() throws SQLException {
    threads.shutdownNow();
    for (Session session : sessions) {
      session.close();
    }
  }
}
