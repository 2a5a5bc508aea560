package org.emajbatch.benchmark.driver;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.emajbatch.benchmark.server.Sql;
import org.emajbatch.sql.engine.EngineProbe;
import org.emajbatch.sql.engine.InitRequest;
import org.emajbatch.sql.engine.RollbackProtocol;
import org.emajbatch.sql.engine.SessionTransaction;

/**
 * The bare protocol over several connections: no checks, no plan of our own, no decision row, no
 * recovery. For measurements only: a crash in its middle leaves prepared transactions.
 */
final class ProtocolSessions implements AutoCloseable {

  private interface SessionStep {
    void run(Connection connection, int session) throws SQLException;
  }

  private final List<Connection> connections = new ArrayList<>();
  private final RollbackOrder order;
  private final ExecutorService threads;

  private ProtocolSessions(RollbackOrder order) {
    this.order = order;
    this.threads = Executors.newFixedThreadPool(order.sessions());
  }

  static ProtocolSessions open(RollbackOrder order) throws SQLException {
    ProtocolSessions sessions = new ProtocolSessions(order);
    try {
      for (int i = 0; i < order.sessions(); i++) {
        sessions.connections.add(Sql.open(order.database()));
      }
      return sessions;
    } catch (SQLException e) {
      sessions.close();
      throw e;
    }
  }

  void rollback() throws Exception {
    Connection first = connections.get(0);
    RollbackProtocol protocol =
        new RollbackProtocol(
            EngineProbe.probe(first),
            new InitRequest(
                List.of(order.group()),
                order.mark(),
                order.logged(),
                order.sessions(),
                false,
                Optional.of("benchmark")));
    for (Connection connection : connections) {
      SessionTransaction.begin(connection);
    }
    int id = protocol.init(first).orElseThrow();
    together((connection, session) -> protocol.lock(connection, id, session));
    protocol.start(first, id);
    together((connection, session) -> protocol.execute(connection, id, session));
    protocol.end(first, id);
    together(
        (connection, session) -> {
          if (session > 1) {
            SessionTransaction.prepare(connection, gid(session), Optional.empty());
          }
        });
    SessionTransaction.commit(first);
    together(
        (connection, session) -> {
          if (session > 1) {
            SessionTransaction.commitPrepared(connection, gid(session), Optional.empty());
          }
        });
    RollbackProtocol.cleanUp(first);
  }

  private static String gid(int session) {
    return "emaj_benchmark_" + session;
  }

  /** Returns when all are done. */
  private void together(SessionStep step) throws Exception {
    List<Callable<Void>> tasks = new ArrayList<>();
    for (int i = 0; i < connections.size(); i++) {
      int session = i + 1;
      tasks.add(
          () -> {
            step.run(connections.get(session - 1), session);
            return null;
          });
    }
    for (Future<Void> done : threads.invokeAll(tasks)) {
      done.get();
    }
  }

  @Override
  public void close() throws SQLException {
    threads.shutdownNow();
    for (Connection connection : connections) {
      connection.close();
    }
  }
}
