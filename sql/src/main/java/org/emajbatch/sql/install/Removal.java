package org.emajbatch.sql.install;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.emajbatch.sql.connect.Invocation;
import org.emajbatch.sql.engine.EngineKind;
import org.emajbatch.sql.engine.EngineProbe;
import org.emajbatch.sql.engine.RunBackends;
import org.emajbatch.sql.run.Gid;
import org.emajbatch.sql.run.PreparedTransaction;
import org.emajbatch.sql.run.PreparedTransaction.Kind;
import org.emajbatch.sql.run.PreparedTransactions;
import org.emajbatch.sql.run.Run;
import org.emajbatch.sql.run.Runs;

/**
 * The steps of one removal, inside one transaction. A decision row must never go while a prepared
 * transaction waits for it, and nothing goes that this program did not bring.
 */
final class Removal {

  /**
   * Whoever is about to decide holds a lock on this table; without a bound we would wait for a
   * whole rollback.
   */
  private static final String LOCK_DECISIONS =
      "SET LOCAL lock_timeout = '5s'; LOCK TABLE emaj_batch.decision IN ACCESS EXCLUSIVE MODE";

  private static final String DATABASE_OID =
      "SELECT oid::text FROM pg_catalog.pg_database WHERE datname = pg_catalog.current_database()";

  private static final String LOGGING_GROUPS =
      "SELECT group_name FROM emaj.emaj_group WHERE group_is_logging ORDER BY group_name";

  /** Members other than the role's own partner: to drop a role silently ends its memberships. */
  private static final String HAS_MEMBERS =
      """
      SELECT 1
        FROM pg_catalog.pg_auth_members AS m
       WHERE m.roleid = (SELECT oid FROM pg_catalog.pg_roles WHERE rolname = ?)
         AND m.member NOT IN (SELECT oid FROM pg_catalog.pg_roles WHERE rolname IN ('emaj_adm', current_user))
      """;

  private static final String LOCK_NOT_AVAILABLE = "55P03";

  private final Connection connection;
  private final UninstallOptions options;
  private final List<String> messages = new ArrayList<>();

  Removal(Connection connection, UninstallOptions options) {
    this.connection = connection;
    this.options = options;
  }

  UninstallReport run() throws SQLException, InstallRefusedException {
    InstallChecks.rights(connection);
    boolean batchPresent = InstallChecks.batchSchemaPresent(connection);
    EngineKind engine = EngineProbe.probe(connection).kind();
    if (batchPresent) {
      noRollbackRuns();
    }
    nothingIsInDoubt();
    if (engine == EngineKind.OURS) {
      nothingIsLogging();
      Sql.script(connection, Resources.read(Resources.ENGINE_REMOVAL));
      messages.add(
          "The engine is removed. The extensions dblink and btree_gist stay: others may use them.");
    } else if (engine == EngineKind.STOCK) {
      messages.add("E-Maj stays: this program did not install it.");
    }
    if (batchPresent) {
      Sql.script(connection, "DROP SCHEMA emaj_batch CASCADE");
      messages.add("The schema emaj_batch is removed.");
    }
    if (engine == EngineKind.OURS) {
      dropRoles();
    }
    if (messages.isEmpty()) {
      messages.add("There is nothing of ours in database " + connection.getCatalog() + ".");
    }
    return new UninstallReport(engine == EngineKind.OURS, batchPresent, messages);
  }

  private void noRollbackRuns() throws SQLException, InstallRefusedException {
    for (Run run : new Runs(connection).undecided()) {
      if (!RunBackends.live(connection, run.id()).isEmpty()) {
        throw inUse(
            "Rollback " + run.id() + " of " + String.join(", ", run.groups()) + " is running");
      }
    }
    try {
      Sql.script(connection, LOCK_DECISIONS);
    } catch (SQLException e) {
      if (LOCK_NOT_AVAILABLE.equals(e.getSQLState())) {
        throw inUse("A rollback is running");
      }
      throw e;
    }
  }

  private static InstallRefusedException inUse(String what) {
    return new InstallRefusedException(
        what + ". Nothing was changed.", "Wait for its end, or cancel it, then uninstall again.");
  }

  private void nothingIsInDoubt() throws SQLException, InstallRefusedException {
    long here = Long.parseLong(Sql.texts(connection, DATABASE_OID).get(0));
    List<String> gids = new ArrayList<>();
    for (PreparedTransaction transaction : PreparedTransactions.read(connection)) {
      boolean judgedHere =
          transaction.ours().map(Gid::databaseOid).filter(oid -> oid == here).isPresent();
      boolean preparedHere =
          transaction.database().equals(connection.getCatalog())
              && transaction.kind() != Kind.FOREIGN;
      if (judgedHere || preparedHere) {
        gids.add(transaction.gid());
      }
    }
    if (!gids.isEmpty()) {
      throw new InstallRefusedException(
          "Prepared transactions of rollbacks are still in doubt: "
              + String.join(", ", gids)
              + ". Nothing was changed.",
          Invocation.of("recover", connection.getCatalog()));
    }
  }

  private void nothingIsLogging() throws SQLException, InstallRefusedException {
    List<String> groups = Sql.texts(connection, LOGGING_GROUPS);
    if (!groups.isEmpty() && !options.force()) {
      throw new InstallRefusedException(
          "Table groups are logging, and their marks and logs would be lost: "
              + String.join(", ", groups)
              + ". Nothing was changed.",
          "Stop them with emaj.emaj_stop_group, or give --force.");
    }
  }

  private void dropRoles() throws SQLException {
    Optional<String> dblinkRole = DblinkRole.drop(connection);
    dblinkRole.ifPresent(role -> messages.add("The role " + role + " is removed."));
    for (String role : List.of("emaj_adm", "emaj_viewer")) {
      // The server refuses to drop a role that any database still mentions.
      boolean dropped =
          !Sql.exists(connection, HAS_MEMBERS, role)
              && Sql.succeeds(connection, "DROP ROLE " + role);
      messages.add("The role " + role + (dropped ? " is removed." : " stays: it is in use."));
    }
  }
}
