package org.emajbatch.orchestrator.doctor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.emajbatch.sql.connect.ConnectionSettings;
import org.emajbatch.sql.doctor.DblinkFacts;
import org.emajbatch.sql.doctor.LeftoverFacts;
import org.emajbatch.sql.doctor.ServerFacts;
import org.emajbatch.sql.doctor.Setting;
import org.emajbatch.sql.run.PreparedTransaction;
import org.emajbatch.sql.testkit.ShellWords;
import org.junit.jupiter.api.Test;

/** What is said of things that no test can wait for or set up, and how it looks on a terminal. */
class DoctorTextTest {

  private static final ConnectionSettings PLACE =
      new ConnectionSettings("db1", 5433, "my db", "dba", Optional.empty(), Map.of());

  @Test
  void replicasAPoolerAndAYoungerServerAreTold() {
    ServerFacts facts =
        new ServerFacts(
            190_000,
            "19.1",
            false,
            2,
            true,
            5,
            Map.of(
                "max_prepared_transactions",
                new Setting("max_prepared_transactions", "8", "default", false)));

    assertThat(ServerChecks.findings(facts))
        .extracting(Finding::code, Finding::severity)
        .containsExactly(
            tuple("serverVersion", Severity.NOTE),
            tuple("standby", Severity.OK),
            tuple("replicas", Severity.NOTE),
            tuple("pooler", Severity.PROBLEM));
  }

  @Test
  void anOldTransactionOfOthersIsAWarningWithTheCommandThatEndsIt() throws Exception {
    List<Finding> findings = LeftoverChecks.findings(old(), "my db", remedies(Map.of()));

    assertThat(findings).hasSize(1);
    assertThat(findings.get(0).severity()).isEqualTo(Severity.WARNING);
    assertThat(ShellWords.of(findings.get(0).mend().get(0).command()))
        .containsExactly(
            "psql",
            "-X",
            "-h",
            "db1",
            "-p",
            "5433",
            "-d",
            "dbname='a=\\'b'",
            "-c",
            "ROLLBACK PREPARED 'it''s old'");
  }

  @Test
  void settingsThatWouldEndTheConnectionsOfStockEmajAreOverruledForTheirRole() {
    DblinkFacts dblink =
        new DblinkFacts(
            true,
            Optional.of("r\"1"),
            OptionalInt.of(1),
            "",
            List.of(
                new Setting("default_transaction_read_only", "on", "user", false),
                new Setting("default_transaction_isolation", "serializable", "user", false),
                new Setting("idle_session_timeout", "1min", "database", false)));

    List<Finding> findings = DblinkChecks.findings(dblink, true, remedies(Map.of()));

    assertThat(findings)
        .extracting(Finding::code, Finding::severity)
        .containsExactly(
            tuple("dblink", Severity.OK),
            tuple("dblinkReadOnly", Severity.PROBLEM),
            tuple("dblinkIsolation", Severity.WARNING),
            tuple("dblinkIdleTimeout", Severity.WARNING));
    assertThat(findings.get(1).mend().get(0).command())
        .isEqualTo(
            "BEGIN READ WRITE; ALTER ROLE \"r\"\"1\" IN DATABASE \"my db\""
                + " SET default_transaction_read_only = off; COMMIT;");
    assertThat(DblinkChecks.findings(dblink, false, remedies(Map.of()))).hasSize(1);
  }

  @Test
  void aClusterOfDebiansIsRestartedByItsOwnCommand() {
    Setting slots = new Setting("max_prepared_transactions", "0", "configuration file", false);
    Remedies remedies =
        remedies(
            Map.of(
                "config_file",
                new Setting(
                    "config_file", "/etc/postgresql/15/main/postgresql.conf", "override", false)));

    assertThat(remedies.restart(slots, 16))
        .extracting(Remedy::command)
        .containsExactly(
            "ALTER SYSTEM SET max_prepared_transactions = 16;", "pg_ctlcluster 15 main restart");
    assertThat(remedies.restart(new Setting(slots.name(), "0", "command line", false), 16))
        .extracting(Remedy::command)
        .containsExactly("pg_ctlcluster 15 main restart -- -o '-c max_prepared_transactions=16'");
    assertThat(remedies(Map.of()).restart(slots, 16).get(1).command())
        .isEqualTo("systemctl restart postgresql");
  }

  @Test
  void nothingButCommandsIsWiderThanATerminal() {
    List<Finding> findings = LeftoverChecks.findings(old(), "my db", remedies(Map.of()));

    List<String> lines = DoctorText.lines(List.of(new Examined(PLACE, findings)));

    assertThat(lines)
        .allMatch(line -> line.length() <= 80 || line.contains("psql "), "at most 80 columns");
    assertThat(lines.get(0)).isEqualTo("Examined database my db on db1:5433 as dba.");
    assertThat(lines)
        .endsWith(
            "0 problems, 1 warning, 0 notes. Nothing stands in the way of a rollback. Nothing",
            "was changed.");
  }

  private static Remedies remedies(Map<String, Setting> settings) {
    return new Remedies(PLACE, new ServerFacts(150_000, "15.1", false, 0, false, 5, settings));
  }

  private static LeftoverFacts old() {
    return new LeftoverFacts(
        List.of(
            new LeftoverFacts.Prepared(
                new PreparedTransaction(
                    "it's old",
                    PreparedTransaction.Kind.FOREIGN,
                    Optional.empty(),
                    OptionalInt.empty(),
                    "app",
                    "a='b",
                    Instant.EPOCH,
                    7),
                7_200,
                1_000_000,
                false)),
        List.of());
  }
}
