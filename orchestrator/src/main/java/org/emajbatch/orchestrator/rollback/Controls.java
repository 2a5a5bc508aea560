package org.emajbatch.orchestrator.rollback;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.emajbatch.orchestrator.failure.Failure;
import org.emajbatch.orchestrator.failure.FailureCode;
import org.emajbatch.orchestrator.failure.SqlErrors;
import org.emajbatch.orchestrator.request.Target;
import org.emajbatch.orchestrator.session.HelperConnection;
import org.emajbatch.sql.engine.RunBackends;
import org.emajbatch.sql.engine.SessionName;
import org.emajbatch.sql.run.RunId;

/**
 * One connection to each database of a run that is none of its sessions: for checks, notes, and
 * whatever the sessions must see committed. Used by one thread at a time.
 */
final class Controls implements AutoCloseable {

  private final List<HelperConnection> connections;

  private Controls(List<HelperConnection> connections) {
    this.connections = List.copyOf(connections);
  }

  /**
   * Opens them.
   *
   * @throws Failure when one cannot be opened, or when they lead to different servers
   */
  static Controls open(List<Target> targets, RunId run) throws Failure, SQLException {
    List<HelperConnection> opened = new ArrayList<>();
    try {
      for (Target target : targets) {
        opened.add(connect(target, run));
      }
      Controls controls = new Controls(opened);
      controls.requireOneInstance(targets, run);
      return controls;
    } catch (Failure | SQLException e) {
      opened.forEach(HelperConnection::close);
      throw e;
    }
  }

  private static HelperConnection connect(Target target, RunId run) throws Failure {
    try {
      return HelperConnection.open(target.connection(), SessionName.helper(run, "control"));
    } catch (SQLException e) {
      throw SqlErrors.connection(e, target.connection());
    }
  }

  /**
   * Only within one instance do all prepared transactions and the decision lie on one log, so that
   * every prefix of it is uniform. Who shows up in the same list of processes is in the same
   * instance; names, ports and system identifiers would not prove it.
   */
  private void requireOneInstance(List<Target> targets, RunId run) throws SQLException, Failure {
    if (connections.size() == 1) {
      return;
    }
    List<Integer> seen = RunBackends.live(of(0), run);
    Set<String> databases = new HashSet<>(Set.of(of(0).getCatalog()));
    // Each process counts once: two servers, as in containers, may number theirs alike.
    Set<Integer> counted = new HashSet<>(Set.of(RunBackends.pidOf(of(0))));
    for (int i = 1; i < connections.size(); i++) {
      int pid = RunBackends.pidOf(of(i));
      if (!seen.contains(pid) || !counted.add(pid)) {
        throw Failure.refused(
                FailureCode.SEVERAL_INSTANCES,
                targets.get(i).connection().describe()
                    + " is on another server than "
                    + targets.get(0).connection().describe())
            .on(targets.get(i).connection().database())
            .hint("one rollback works within one server; start one for each server");
      }
      if (!databases.add(of(i).getCatalog())) {
        throw Failure.usage("database \"" + of(i).getCatalog() + "\" is given twice").on("-d");
      }
    }
  }

  /** The connection to a database, by its number. */
  Connection of(int part) {
    return connections.get(part).connection();
  }

  /** The connection to a part's database. */
  Connection of(Part part) {
    return of(part.number());
  }

  /** The server processes behind them. */
  List<Integer> pids() throws SQLException {
    List<Integer> pids = new ArrayList<>();
    for (HelperConnection one : connections) {
      pids.add(RunBackends.pidOf(one.connection()));
    }
    return pids;
  }

  @Override
  public void close() {
    connections.forEach(HelperConnection::close);
  }
}
