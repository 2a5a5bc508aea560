package org.emajbatch.orchestrator.doctor;

import static org.emajbatch.orchestrator.doctor.Severity.NOTE;
import static org.emajbatch.orchestrator.doctor.Severity.PROBLEM;
import static org.emajbatch.orchestrator.doctor.Severity.WARNING;

import java.util.ArrayList;
import java.util.List;
import org.emajbatch.sql.doctor.RoleFacts;
import org.emajbatch.sql.engine.Rights;
import org.emajbatch.sql.engine.SqlText;

/** What the connected role may do. */
final class RightsChecks {

  /** Since which membership has options of its own. */
  private static final int MEMBERSHIP_OPTIONS = 160_000;

  private final RoleFacts role;
  private final Rights rights;
  private final int versionNumber;
  private final Remedies remedies;

  /**
   * Checks.
   *
   * @param versionNumber as server_version_num
   */
  RightsChecks(RoleFacts role, Rights rights, int versionNumber, Remedies remedies) {
    this.role = role;
    this.rights = rights;
    this.versionNumber = versionNumber;
    this.remedies = remedies;
  }

  /**
   * What was found.
   *
   * @param engine whether there is an engine at all, without which most rights mean nothing
   */
  List<Finding> findings(boolean engine) {
    List<Finding> findings = new ArrayList<>();
    if (engine) {
      findings.add(membership());
      // Who is no member has one right to get, not two.
      if (rights.mayRollBack() || rights.batchSchema() != Rights.BatchSchema.CLOSED) {
        findings.add(batchSchema());
      }
    }
    findings.add(
        role.readsAllStats()
            ? Finding.ok(Topic.RIGHTS, "blockers", "statements of other roles can be shown")
            : finding(
                    NOTE,
                    "blockers",
                    "statements of other roles are hidden from role \"" + role.name() + "\"")
                .on(role.name())
                .so(
                    "Whoever blocks a rollback is named by process and role, without the statement.")
                .mend(grant("pg_read_all_stats")));
    findings.add(
        role.signalsBackends()
            ? Finding.ok(Topic.RIGHTS, "signal", "rollbacks of other roles can be ended")
            : finding(NOTE, "signal", "role \"" + role.name() + "\" may end its own sessions only")
                .on(role.name())
                .so("recover --force cannot end a rollback that another role has started.")
                .mend(grant("pg_signal_backend")));
    return findings;
  }

  private Finding membership() {
    if (!rights.mayRollBack()) {
      return finding(
              PROBLEM,
              "membership",
              role.member()
                  ? "role \""
                      + role.name()
                      + "\" is a member of emaj_adm, but does not inherit its rights"
                  : "role \"" + role.name() + "\" is no member of emaj_adm")
          .on(role.name())
          .so("It may not roll back, nor see what else might be wrong.")
          .mend(role.member() ? inherit() : grant("emaj_adm"));
    }
    if (rights.finishingRole().isEmpty()) {
      return finding(
              WARNING, "membership", "role \"" + role.name() + "\" may not SET ROLE emaj_adm")
          .on(role.name())
          .so(
              "Transactions that it prepares belong to it alone: after a crash nobody but it and"
                  + " superusers can finish them.")
          .mend(inherit());
    }
    return Finding.ok(Topic.RIGHTS, "membership", "role \"" + role.name() + "\" may roll back");
  }

  private Remedy inherit() {
    String name = SqlText.identifier(role.name());
    return Remedy.sql(
        Remedy.SUPERUSER,
        versionNumber >= MEMBERSHIP_OPTIONS
            ? "GRANT emaj_adm TO " + name + " WITH INHERIT TRUE, SET TRUE;"
            : "ALTER ROLE " + name + " INHERIT;");
  }

  private Finding batchSchema() {
    return switch (rights.batchSchema()) {
      case READY ->
          Finding.ok(Topic.RIGHTS, "batchSchema", "schema emaj_batch is complete and open");
      case MISSING ->
          finding(PROBLEM, "batchSchema", "schema emaj_batch is not there or not complete")
              .on("emaj_batch")
              .so("Decisions could not be written, so every rollback is refused.")
              .mend(remedies.program(Remedy.SUPERUSER, "install"));
      case CLOSED ->
          finding(
                  PROBLEM,
                  "batchSchema",
                  "role \"" + role.name() + "\" may not write to schema emaj_batch")
              .on("emaj_batch")
              .so("Decisions could not be written, so every rollback is refused.")
              .mend(grant("emaj_adm"));
    };
  }

  private Remedy grant(String granted) {
    return Remedy.sql(
        Remedy.SUPERUSER, "GRANT " + granted + " TO " + SqlText.identifier(role.name()) + ";");
  }

  private static Finding finding(Severity severity, String code, String what) {
    return Finding.of(severity, Topic.RIGHTS, code, what);
  }
}
