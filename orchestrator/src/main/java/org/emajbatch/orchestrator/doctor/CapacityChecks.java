package org.emajbatch.orchestrator.doctor;

import static org.emajbatch.orchestrator.doctor.Severity.PROBLEM;
import static org.emajbatch.orchestrator.doctor.Severity.WARNING;

import java.util.ArrayList;
import java.util.List;
import org.emajbatch.orchestrator.report.Texts;
import org.emajbatch.sql.doctor.RoleFacts;
import org.emajbatch.sql.doctor.ServerFacts;
import org.emajbatch.sql.doctor.Setting;
import org.emajbatch.sql.doctor.TableFacts;
import org.emajbatch.sql.engine.ServerState;
import org.emajbatch.sql.engine.SqlText;

/** Whether a rollback in that many sessions finds slots, connections and locks enough. */
final class CapacityChecks {

  /**
   * Each session's own and the one the engine opens for it; watch and job repository for the run.
   */
  private static final int OWN = 1;

  private static final int OTHERS = 3;

  private static final int FEWEST_SLOTS_TO_SUGGEST = 16;

  /** Locks are counted in steps that people like. */
  private static final int LOCK_STEP = 64;

  private final ServerFacts server;
  private final ServerState state;
  private final RoleFacts role;
  private final int sessions;
  private final Remedies remedies;

  /**
   * Checks.
   *
   * @param sessions how many a rollback is to have
   */
  CapacityChecks(
      ServerFacts server, ServerState state, RoleFacts role, int sessions, Remedies remedies) {
    this.server = server;
    this.state = state;
    this.role = role;
    this.sessions = sessions;
    this.remedies = remedies;
  }

  List<Finding> findings(List<TableFacts> tables) {
    List<Finding> findings = new ArrayList<>();
    findings.add(preparedSlots());
    findings.add(connections());
    findings.add(
        limit(
            "roleConnections",
            role.name(),
            "role",
            role.roleLimit(),
            role.roleConnections(),
            sessions * OWN + OTHERS,
            Remedy.sql(
                Remedy.SUPERUSER,
                "ALTER ROLE %s CONNECTION LIMIT %d;"
                    .formatted(
                        SqlText.identifier(role.name()),
                        role.roleConnections() + sessions * OWN + OTHERS))));
    findings.add(
        limit(
            "databaseConnections",
            state.database(),
            "database",
            role.databaseLimit(),
            role.databaseConnections(),
            needed(),
            Remedy.sql(
                "the database's owner",
                "ALTER DATABASE %s CONNECTION LIMIT %d;"
                    .formatted(
                        SqlText.identifier(state.database()),
                        role.databaseConnections() + needed()))));
    findings.add(locks(tables.stream().mapToLong(TableFacts::locks).sum()));
    return findings;
  }

  private int needed() {
    return 2 * sessions + OTHERS;
  }

  private Finding preparedSlots() {
    int slots = sessions - 1;
    Setting setting = server.settings().get("max_prepared_transactions");
    int suggested = Math.max(FEWEST_SLOTS_TO_SUGGEST, slots + state.preparedTransactions());
    if (setting.number() == 0) {
      return finding(PROBLEM, "preparedSlots", "max_prepared_transactions is 0")
          .on(setting.name())
          .so("A rollback in more than one session is refused; -s 1 works.")
          .mend(remedies.restart(setting, suggested));
    }
    String free =
        "%d of %d slots for prepared transactions are free"
            .formatted(state.freePreparedSlots(), setting.number());
    return state.freePreparedSlots() >= slots
        ? Finding.ok(Topic.CAPACITY, "preparedSlots", free)
        : finding(WARNING, "preparedSlots", free)
            .on(setting.name())
            .so(
                "%s need %d: a rollback will use fewer sessions."
                    .formatted(Texts.count(sessions, "session"), slots))
            .mend(remedies.restart(setting, suggested));
  }

  private Finding connections() {
    Setting setting = server.settings().get("max_connections");
    String free =
        "%d of %d connections are free".formatted(state.freeConnections(), setting.number());
    if (state.freeConnections() >= needed()) {
      return Finding.ok(Topic.CAPACITY, "connections", free);
    }
    boolean fewerWork = state.freeConnections() >= 2 + OTHERS;
    return finding(fewerWork ? WARNING : PROBLEM, "connections", free)
        .on(setting.name())
        .so(
            "%s need %d: %s."
                .formatted(
                    Texts.count(sessions, "session"),
                    needed(),
                    fewerWork
                        ? "a rollback will use fewer sessions"
                        : "a rollback is refused, since even one session needs " + (2 + OTHERS)))
        .mend(remedies.restart(setting, setting.number() + needed()));
  }

  private Finding limit(
      String code, String object, String kind, int limit, int used, int need, Remedy remedy) {
    if (limit < 0 || "role".equals(kind) && role.superuser()) {
      return Finding.ok(Topic.CAPACITY, code, "the " + kind + " has no CONNECTION LIMIT");
    }
    String what = "%d of the %s's %d connections are in use".formatted(used, kind, limit);
    return limit - used >= need
        ? Finding.ok(Topic.CAPACITY, code, what)
        : finding(PROBLEM, code, what)
            .on(object)
            .so(
                "A rollback in %s needs %d more, and fails when it connects."
                    .formatted(Texts.count(sessions, "session"), need))
            .mend(remedy);
  }

  /** The lock table's size: see max_locks_per_transaction in PostgreSQL's documentation. */
  private Finding locks(long needed) {
    Setting setting = server.settings().get("max_locks_per_transaction");
    long transactions =
        server.settings().get("max_connections").number()
            + server.settings().get("max_prepared_transactions").number();
    long room = setting.number() * transactions;
    String what =
        "the lock table has room for %s locks, all tables together take %s"
            .formatted(Texts.number(room), Texts.number(needed));
    if (needed <= room / 2) {
      return Finding.ok(Topic.CAPACITY, "locks", what);
    }
    long wanted = 2 * needed / Math.max(1, transactions) + 1;
    return finding(needed > room ? PROBLEM : WARNING, "locks", what)
        .on(setting.name())
        .so(
            needed > room
                ? "A rollback fails with \"out of shared memory\"."
                : "With other work going on, a rollback may fail with \"out of shared memory\".")
        .mend(remedies.restart(setting, (wanted + LOCK_STEP - 1) / LOCK_STEP * LOCK_STEP));
  }

  private static Finding finding(Severity severity, String code, String what) {
    return Finding.of(severity, Topic.CAPACITY, code, what);
  }
}
