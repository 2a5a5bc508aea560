package org.emajbatch.orchestrator.doctor;

import static org.emajbatch.orchestrator.doctor.Severity.NOTE;
import static org.emajbatch.orchestrator.doctor.Severity.PROBLEM;
import static org.emajbatch.orchestrator.doctor.Severity.WARNING;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.emajbatch.sql.doctor.ServerFacts;
import org.emajbatch.sql.doctor.Setting;

/** Settings that make a rollback unsafe, or stand in its way. */
final class SettingChecks {

  private static final String NO_LIMIT = "0";

  private final ServerFacts server;
  private final String role;
  private final Remedies remedies;
  private final List<Finding> findings = new ArrayList<>();

  /**
   * Checks.
   *
   * @param role who will roll back
   */
  SettingChecks(ServerFacts server, String role, Remedies remedies) {
    this.server = server;
    this.role = role;
    this.remedies = remedies;
  }

  List<Finding> findings() {
    durability();
    deadClients();
    timeLimits();
    readOnly();
    isolation();
    return findings;
  }

  private void durability() {
    Map<String, String> consequences =
        Map.of(
            "fsync",
            "After a crash of the machine the database, decisions included, may be damaged.",
            "full_page_writes",
            "After a crash of the machine pages may be torn, those of the tables put back included.");
    for (String name : List.of("fsync", "full_page_writes")) {
      Setting setting = server.settings().get(name);
      if (setting.isOn()) {
        ok(name, name + " is on");
      } else {
        Finding finding =
            finding(WARNING, name, name + " is off").on(name).so(consequences.get(name));
        findings.add(
            setting.isFixedAtStart()
                ? finding.so(
                    finding.consequence()
                        + " It is set on the server's command line: change it there.")
                : finding.mend(remedies.reload(name, "on")));
      }
    }
    Setting commit = server.settings().get("synchronous_commit");
    if (commit.value().equals("off")) {
      findings.add(
          finding(NOTE, "synchronousCommit", "synchronous_commit is off")
              .on("synchronous_commit")
              .so(
                  "The decision itself is written through all the same; marks and log entries of the"
                      + " last moment before a crash may be lost.")
              .mend(
                  commit.isOfServer()
                      ? remedies.reload("synchronous_commit", "on")
                      : List.of(remedies.forRole(role, "synchronous_commit", "on"))));
    } else {
      ok("synchronousCommit", "synchronous_commit is " + commit.value());
    }
  }

  private void deadClients() {
    Setting check = server.settings().get("client_connection_check_interval");
    // What this program has set for its own connection, it sets for all of them.
    boolean chosen = !check.source().equals("default") && !check.source().equals("session");
    if (chosen && check.value().equals(NO_LIMIT)) {
      findings.add(
          finding(NOTE, "clientConnectionCheck", "client_connection_check_interval is 0")
              .on("client_connection_check_interval")
              .so("A session whose client has died works and locks on to the end of its statement.")
              .mend(
                  check.isOfServer()
                      ? remedies.reload("client_connection_check_interval", "'2s'")
                      : List.of(
                          remedies.forRole(role, "client_connection_check_interval", "'2s'"))));
    } else {
      ok("clientConnectionCheck", "the server notices clients that die");
    }
  }

  /** A rollback lifts them for itself; told all the same, because people look for them. */
  private void timeLimits() {
    List<String> lifted =
        Stream.of(
                "statement_timeout",
                "idle_in_transaction_session_timeout",
                "idle_session_timeout",
                "transaction_timeout",
                "lock_timeout")
            .flatMap(name -> server.setting(name).stream())
            .filter(setting -> !setting.value().equals(NO_LIMIT))
            .map(Setting::name)
            .toList();
    if (!lifted.isEmpty()) {
      findings.add(
          finding(
                  NOTE,
                  "timeLimits",
                  String.join(", ", lifted) + (lifted.size() == 1 ? " is" : " are") + " set")
              .on(role)
              .so("A rollback lifts them for its own sessions; nothing has to be done."));
    } else {
      ok("timeLimits", "no time limits on statements and transactions");
    }
  }

  private void readOnly() {
    Setting readOnly = server.settings().get("default_transaction_read_only");
    if (readOnly.isOn()) {
      findings.add(
          finding(PROBLEM, "readOnly", "default_transaction_read_only is on")
              .on(role)
              .so("A rollback cannot write its run and its job, and fails before it begins.")
              .mend(remedies.forRole(role, readOnly.name(), "off")));
    } else {
      ok("readOnly", "transactions may write");
    }
  }

  private void isolation() {
    Setting isolation = server.settings().get("default_transaction_isolation");
    if (isolation.value().equals("read committed")) {
      ok("isolation", "transactions are READ COMMITTED");
    } else {
      findings.add(
          finding(NOTE, "isolation", "default_transaction_isolation is " + isolation.value())
              .on(role)
              .so(
                  "The sessions of a rollback ask for READ COMMITTED themselves; several rollbacks at"
                      + " a time may fail to write their job records.")
              .mend(remedies.forRole(role, isolation.name(), "'read committed'")));
    }
  }

  private void ok(String code, String what) {
    findings.add(Finding.ok(Topic.SETTINGS, code, what));
  }

  private static Finding finding(Severity severity, String code, String what) {
    return Finding.of(severity, Topic.SETTINGS, code, what);
  }
}
