package org.emajbatch.orchestrator.doctor;

import static org.emajbatch.orchestrator.doctor.Severity.NOTE;
import static org.emajbatch.orchestrator.doctor.Severity.PROBLEM;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.emajbatch.sql.doctor.OwnerFacts;
import org.emajbatch.sql.engine.Capability;
import org.emajbatch.sql.engine.Engine;
import org.emajbatch.sql.engine.EngineKind;
import org.emajbatch.sql.engine.SqlText;

/** Which engine there is, what it can do, and with whose rights. */
final class EngineChecks {

  private static final int PARAMETER_GRANTS = 150_000;

  private EngineChecks() {}

  static List<Finding> findings(
      Engine engine, Optional<OwnerFacts> owner, int versionNumber, Remedies remedies) {
    List<Finding> findings = new ArrayList<>();
    switch (engine.kind()) {
      case NONE ->
          findings.add(
              finding(PROBLEM, "engine", "the database has neither the engine nor E-Maj")
                  .so("There is nothing that could roll back.")
                  .mend(remedies.program(Remedy.SUPERUSER, "install")));
      case NO_ACCESS ->
          findings.add(
              finding(NOTE, "engine", "schema emaj is closed to this role")
                  .on("emaj")
                  .so("Groups, tables, keys and dblink could not be looked at."));
      case OURS, STOCK -> findings.add(Finding.ok(Topic.ENGINE, "engine", engine.describe()));
    }
    if (engine.kind() == EngineKind.STOCK && !engine.has(Capability.VERIFY)) {
      findings.add(
          finding(NOTE, "verify", engine.describe() + " cannot verify")
              .so("--verify is refused; everything else works."));
    }
    if (engine.kind() == EngineKind.OURS) {
      owner.ifPresent(facts -> findings.add(replicaRole(facts, versionNumber, remedies)));
    }
    return findings;
  }

  private static Finding replicaRole(OwnerFacts owner, int versionNumber, Remedies remedies) {
    Finding base =
        owner.hasReplicaFunction() && !owner.maySetReplicaRole()
            ? finding(
                    PROBLEM,
                    "replicaRole",
                    "the engine's owner \""
                        + owner.name()
                        + "\" may not set session_replication_role any more")
                .so("Tables with foreign keys cannot be put back; rollbacks of them fail.")
            : finding(NOTE, "replicaRole", "the engine puts tables back without replica role")
                .so(
                    "Foreign keys of the tables are deferred, or dropped and built again, which is"
                        + " slower and locks readers out. To change that: the right first, then the"
                        + " engine anew, once no group is logging.");
    base = base.on(owner.name());
    if (owner.hasReplicaFunction() && owner.maySetReplicaRole()) {
      return Finding.ok(
          Topic.ENGINE, "replicaRole", "the engine's owner may set session_replication_role");
    }
    List<Remedy> remedy = new ArrayList<>();
    if (!owner.maySetReplicaRole()) {
      String role = SqlText.identifier(owner.name());
      remedy.add(
          Remedy.sql(
              Remedy.SUPERUSER,
              versionNumber >= PARAMETER_GRANTS
                  ? "GRANT SET ON PARAMETER session_replication_role TO " + role + ";"
                  : "ALTER ROLE " + role + " SUPERUSER;"));
    }
    if (!owner.hasReplicaFunction()) {
      remedy.add(remedies.program("the engine's owner", "uninstall"));
      remedy.add(remedies.program("the engine's owner", "install"));
    }
    return base.mend(remedy);
  }

  private static Finding finding(Severity severity, String code, String what) {
    return Finding.of(severity, Topic.ENGINE, code, what);
  }
}
