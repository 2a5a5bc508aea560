package org.emajbatch.orchestrator.doctor;

import static org.emajbatch.orchestrator.doctor.Severity.NOTE;
import static org.emajbatch.orchestrator.doctor.Severity.PROBLEM;
import static org.emajbatch.orchestrator.doctor.Severity.WARNING;

import java.util.ArrayList;
import java.util.List;
import org.emajbatch.sql.doctor.DblinkFacts;
import org.emajbatch.sql.doctor.Setting;
import org.emajbatch.sql.engine.SqlText;

/** The connections over which the engine writes its progress, tried out by the engine itself. */
final class DblinkChecks {

  private static final String NEEDED =
      "A rollback in more than one session is refused, and one session shows no progress.";

  private static final int NO_EXTENSION = -1;
  private static final int NO_PARAMETER = -5;
  private static final int NO_CONNECTION = -6;
  private static final int NO_MEMBER = -7;

  private DblinkChecks() {}

  /**
   * What was found.
   *
   * @param bare whether the engine leaves its connections to the settings of their role, as E-Maj
   *     does
   */
  static List<Finding> findings(DblinkFacts dblink, boolean bare, Remedies remedies) {
    List<Finding> findings = new ArrayList<>();
    findings.add(connection(dblink, remedies));
    if (!bare) {
      return findings;
    }
    for (Setting setting : dblink.settings()) {
      switch (setting.name()) {
        case "default_transaction_read_only" -> {
          if (setting.value().equals("on")) {
            findings.add(
                setting(
                    PROBLEM,
                    "dblinkReadOnly",
                    dblink,
                    setting,
                    "The engine cannot write its progress, and rollbacks fail.",
                    "off",
                    remedies));
          }
        }
        case "default_transaction_isolation" -> {
          if (!setting.value().equals("read committed")) {
            findings.add(
                setting(
                    WARNING,
                    "dblinkIsolation",
                    dblink,
                    setting,
                    "Sessions that write their progress at the same time may fail.",
                    "'read committed'",
                    remedies));
          }
        }
        default -> {
          if (!setting.value().startsWith("0")) {
            findings.add(
                setting(
                    WARNING,
                    "dblinkIdleTimeout",
                    dblink,
                    setting,
                    "Connections over which the engine writes its progress may be ended in the middle of a rollback, which then fails.",
                    "0",
                    remedies));
          }
        }
      }
    }
    return findings;
  }

  private static Finding setting(
      Severity severity,
      String code,
      DblinkFacts dblink,
      Setting setting,
      String consequence,
      String better,
      Remedies remedies) {
    String role = dblink.role().orElse("");
    return finding(
            severity,
            code,
            setting.name() + " is " + setting.value() + " for the engine's connections")
        .on(role)
        .so(consequence)
        .mend(remedies.forRole(role, setting.name(), better));
  }

  private static Finding connection(DblinkFacts dblink, Remedies remedies) {
    String role = dblink.role().map(name -> "\"" + name + "\"").orElse("its role");
    if (!dblink.extension()) {
      return finding(PROBLEM, "dblink", "the extension dblink is not installed")
          .so(NEEDED)
          .mend(Remedy.sql(Remedy.SUPERUSER, "CREATE EXTENSION dblink;"));
    }
    if (dblink.status().isEmpty()) {
      return finding(NOTE, "dblink", "the engine could not be asked to try its own connection")
          .so(
              "Whether dblink works is not known"
                  + (dblink.refusal().isEmpty() ? "." : ": " + dblink.refusal() + "."));
    }
    int status = dblink.status().getAsInt();
    return switch (status) {
      case NO_EXTENSION ->
          finding(PROBLEM, "dblink", "the engine does not find dblink")
              .so(NEEDED)
              .mend(Remedy.sql(Remedy.SUPERUSER, "CREATE EXTENSION dblink;"));
      case NO_PARAMETER ->
          finding(PROBLEM, "dblink", "the engine's parameter dblink_user_password is not set")
              .on("dblink_user_password")
              .so(NEEDED)
              .mend(remedies.program(Remedy.SUPERUSER, "install"));
      case NO_CONNECTION ->
          finding(PROBLEM, "dblink", "the engine cannot connect to its own server as " + role)
              .on("dblink_user_password")
              .so(
                  NEEDED
                      + " The server's log says why: role, password, or no line in pg_hba.conf for it."
                      + " These commands give it a role and a password anew.")
              .mend(
                  Remedy.sql(
                      Remedy.MEMBER,
                      "DELETE FROM emaj.emaj_param WHERE param_key = 'dblink_user_password';"),
                  remedies.program(Remedy.SUPERUSER, "install"));
      case NO_MEMBER ->
          finding(
                  PROBLEM,
                  "dblink",
                  "the role of the engine's connections, " + role + ", is no member of emaj_adm")
              .on(dblink.role().orElse(""))
              .so(NEEDED)
              .mend(
                  Remedy.sql(
                      Remedy.SUPERUSER,
                      "GRANT emaj_adm TO " + SqlText.identifier(dblink.role().orElse("")) + ";"));
      default ->
          status < 0
              ? finding(
                      PROBLEM, "dblink", "the engine's own connection failed with status " + status)
                  .so(NEEDED)
              : Finding.ok(
                  Topic.DBLINK, "dblink", "the engine connects to its own server as " + role);
    };
  }

  private static Finding finding(Severity severity, String code, String what) {
    return Finding.of(severity, Topic.DBLINK, code, what);
  }
}
