package org.emajbatch.orchestrator.doctor;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.emajbatch.orchestrator.failure.SqlErrors;
import org.emajbatch.sql.connect.ConnectionSettings;
import org.emajbatch.sql.doctor.DblinkFacts;
import org.emajbatch.sql.doctor.GroupFacts;
import org.emajbatch.sql.doctor.KeyFacts;
import org.emajbatch.sql.doctor.LeftoverFacts;
import org.emajbatch.sql.doctor.OwnerFacts;
import org.emajbatch.sql.doctor.RoleFacts;
import org.emajbatch.sql.doctor.ServerFacts;
import org.emajbatch.sql.doctor.TableFacts;
import org.emajbatch.sql.doctor.TriggerFacts;
import org.emajbatch.sql.engine.Engine;
import org.emajbatch.sql.engine.EngineKind;
import org.emajbatch.sql.engine.EngineProbe;
import org.emajbatch.sql.engine.Rights;
import org.emajbatch.sql.engine.ServerState;
import org.emajbatch.sql.history.PastRun;
import org.emajbatch.sql.history.RunHistory;

/**
 * Reads whatever the connected role may read, and has it judged. What it may not read, it says. It
 * changes nothing: the one thing that it must try, a connection of the engine's, happens in a
 * transaction that is undone.
 */
public final class Doctor {

  /** Reads and judges one matter. */
  @FunctionalInterface
  private interface Examination {
    List<Finding> findings() throws SQLException;
  }

  private final Connection connection;
  private final ConnectionSettings place;
  private final List<String> groups;
  private final int sessions;
  private final List<Finding> findings = new ArrayList<>();

  /**
   * A doctor.
   *
   * @param connection in autocommit mode
   * @param place where it leads, for commands
   * @param groups the groups to look at; none for all
   * @param sessions how many sessions a rollback is to have
   */
  public Doctor(
      Connection connection, ConnectionSettings place, List<String> groups, int sessions) {
    this.connection = connection;
    this.place = place;
    this.groups = List.copyOf(groups);
    this.sessions = sessions;
  }

  /**
   * Examines.
   *
   * @return what was found, the worst first
   * @throws SQLException when not even the server's settings can be read
   */
  public List<Finding> examine() throws SQLException {
    ServerFacts server = ServerFacts.read(connection);
    ServerState state = ServerState.read(connection);
    RoleFacts role = RoleFacts.read(connection);
    Engine engine = EngineProbe.probe(connection);
    Optional<OwnerFacts> owner = OwnerFacts.read(connection);
    Remedies remedies = new Remedies(place, server);
    boolean present = engine.kind() != EngineKind.NONE;
    boolean open = engine.kind() == EngineKind.OURS || engine.kind() == EngineKind.STOCK;

    findings.addAll(ServerChecks.findings(server));
    findings.addAll(new SettingChecks(server, role.name(), remedies).findings());
    findings.addAll(
        new RightsChecks(role, Rights.read(connection), server.versionNumber(), remedies)
            .findings(present));
    findings.addAll(EngineChecks.findings(engine, owner, server.versionNumber(), remedies));
    look(
        Topic.LEFTOVERS,
        () -> LeftoverChecks.findings(LeftoverFacts.read(connection), state.database(), remedies));
    if (open) {
      dblink(server, engine, remedies);
    }
    List<TableFacts> tables = new ArrayList<>();
    if (open && owner.isPresent()) {
      look(Topic.GROUPS, () -> members(tables, engine, owner.get()));
    }
    look(Topic.ESTIMATES, () -> EstimateChecks.findings(lastRuns()));
    findings.addAll(new CapacityChecks(server, state, role, sessions, remedies).findings(tables));
    findings.sort(Comparator.comparing(Finding::severity).thenComparing(Finding::topic));
    return List.copyOf(findings);
  }

  private List<PastRun> lastRuns() throws SQLException {
    return RunHistory.isReadable(connection)
        ? RunHistory.recent(connection, EstimateChecks.RUNS)
        : List.of();
  }

  private List<Finding> members(List<TableFacts> tables, Engine engine, OwnerFacts owner)
      throws SQLException {
    List<GroupFacts> all = GroupFacts.read(connection);
    List<String> chosen =
        groups.isEmpty() ? all.stream().map(group -> group.state().name()).toList() : groups;
    List<Finding> found = new ArrayList<>(GroupChecks.findings(all, groups));
    tables.addAll(TableFacts.read(connection, chosen));
    found.addAll(TableChecks.findings(tables, owner));
    boolean free =
        engine.kind() == EngineKind.OURS && owner.hasReplicaFunction() && owner.maySetReplicaRole();
    if (tables.isEmpty()) {
      return found;
    }
    found.addAll(KeyChecks.findings(KeyFacts.read(connection, chosen), chosen, free));
    found.addAll(TriggerChecks.findings(TriggerFacts.read(connection, chosen)));
    return found;
  }

  private void dblink(ServerFacts server, Engine engine, Remedies remedies) {
    if (server.standby()) {
      findings.add(
          Finding.of(
                  Severity.NOTE,
                  Topic.DBLINK,
                  "dblink",
                  "the engine's own connection was not tried")
              .so("On a standby the engine cannot write."));
      return;
    }
    look(
        Topic.DBLINK,
        () ->
            DblinkChecks.findings(
                DblinkFacts.read(connection), engine.kind() == EngineKind.STOCK, remedies));
  }

  private void look(Topic topic, Examination examination) {
    try {
      findings.addAll(examination.findings());
    } catch (SQLException e) {
      findings.add(
          Finding.of(
                  Severity.NOTE,
                  topic,
                  "notExamined",
                  topic.words() + " could not be looked at: " + SqlErrors.message(e))
              .so("Nothing is known about them; a superuser sees everything."));
    }
  }
}
