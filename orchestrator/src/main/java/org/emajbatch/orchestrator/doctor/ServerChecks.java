package org.emajbatch.orchestrator.doctor;

import static org.emajbatch.orchestrator.doctor.Severity.NOTE;
import static org.emajbatch.orchestrator.doctor.Severity.PROBLEM;
import static org.emajbatch.orchestrator.doctor.Severity.WARNING;

import java.util.ArrayList;
import java.util.List;
import org.emajbatch.orchestrator.report.Texts;
import org.emajbatch.sql.doctor.ServerFacts;
import org.emajbatch.sql.doctor.Setting;

/** The server itself: its version, its part in replication, what stands before it. */
final class ServerChecks {

  private static final int OLDEST = 14;
  private static final int NEWEST = 18;
  private static final int MAJOR = 10_000;
  private static final long DEFAULT_FAILSAFE_AGE = 1_600_000_000;

  private ServerChecks() {}

  static List<Finding> findings(ServerFacts server) {
    List<Finding> findings = new ArrayList<>();
    findings.add(version(server));
    findings.add(
        server.standby()
            ? finding(PROBLEM, "standby", "the server is a standby")
                .so("Rollbacks write: connect to the primary, and examine it there.")
            : Finding.ok(Topic.SERVER, "standby", "the server is a primary"));
    if (server.replicas() > 0) {
      findings.add(
          finding(
                  NOTE,
                  "replicas",
                  Texts.count(server.replicas(), "receiver") + " of replication attached")
              .so(
                  "Each physical standby needs max_prepared_transactions of at least "
                      + server
                          .setting("max_prepared_transactions")
                          .map(Setting::value)
                          .orElse("as here")
                      + ", or it stops replaying; that cannot be seen from here."));
    }
    if (server.behindPooler()) {
      findings.add(
          finding(PROBLEM, "pooler", "a pooler stands between this program and the server")
              .so(
                  "Each session needs a server process of its own: connect to the server's own port."));
    }
    long failsafe =
        server.setting("vacuum_failsafe_age").map(Setting::number).orElse(DEFAULT_FAILSAFE_AGE);
    if (server.frozenAge() > failsafe) {
      findings.add(
          finding(
                  WARNING,
                  "wraparound",
                  "the database was last frozen "
                      + Texts.number(server.frozenAge())
                      + " transactions ago")
              .so(
                  "The server stops taking writes at about 2 billion; an old prepared transaction"
                      + " or slot may be what holds vacuum back.")
              .mend(Remedy.sql(Remedy.SUPERUSER, "VACUUM (FREEZE);")));
    }
    return findings;
  }

  private static Finding version(ServerFacts server) {
    int major = server.versionNumber() / MAJOR;
    String what = "PostgreSQL " + server.version();
    if (major < OLDEST) {
      return finding(PROBLEM, "serverVersion", what + " is too old")
          .so("The engine needs PostgreSQL " + OLDEST + " or later.");
    }
    return major > NEWEST
        ? finding(NOTE, "serverVersion", what + " is younger than this program")
            .so("It is tested up to PostgreSQL " + NEWEST + ".")
        : Finding.ok(Topic.SERVER, "serverVersion", what);
  }

  private static Finding finding(Severity severity, String code, String what) {
    return Finding.of(severity, Topic.SERVER, code, what);
  }
}
