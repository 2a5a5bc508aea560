package org.emajbatch.orchestrator.doctor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.util.Map;
import org.emajbatch.orchestrator.testing.Program;
import org.emajbatch.orchestrator.testing.Program.Result;
import org.emajbatch.orchestrator.testing.Shop;
import org.emajbatch.sql.testkit.ShellWords;
import org.emajbatch.sql.testkit.TestDatabase;
import org.emajbatch.sql.testkit.TestServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/**
 * Findings about a whole server, each on a server that has what is found, restarted where it says
 * so.
 */
class DoctorServerTest {

  @Test
  void aServerThatIsSetUpBadlyIsMendedByTheCommandsAndARestart() throws Exception {
    Map<String, String> settings =
        Map.of(
            "max_prepared_transactions", "0",
            "max_connections", "11",
            "max_locks_per_transaction", "10",
            "fsync", "off",
            "full_page_writes", "off",
            "synchronous_commit", "off",
            "client_connection_check_interval", "0",
            "vacuum_failsafe_age", "200");
    try (TestServer server = TestServer.start(TestServer.DEFAULT_VERSION, settings)) {
      TestDatabase database = server.createDatabase();
      Shop.open(database);
      database.execute(
          "DO 'BEGIN FOR i IN 1..300 LOOP PERFORM pg_current_xact_id(); COMMIT; END LOOP; END'",
          "SELECT emaj.emaj_create_group('more')",
          "DO 'BEGIN FOR i IN 1..4 LOOP EXECUTE format($$CREATE TABLE shop.more_%s (id int PRIMARY KEY, t text)$$, i); END LOOP; END'",
          "SELECT emaj.emaj_assign_tables('shop', '^more', '', 'more')");
      Patient patient = new Patient(database.settings(), database.settings());

      JsonNode frozen = patient.mustFind("warning", "wraparound");
      for (String code : new String[] {"fsync", "full_page_writes", "wraparound"}) {
        patient.follow(patient.mustFind("warning", code));
      }
      for (String code : new String[] {"synchronousCommit", "clientConnectionCheck"}) {
        patient.follow(patient.mustFind("note", code));
      }
      patient.mustFind("warning", "connections");
      assertThat(
              Program.connecting(database.settings())
                  .run("-g", Shop.SALES, "-m", "START", "-s", "8")
                  .exitCode())
          .as("nothing was changed, so one session does it")
          .isZero();
      for (String code : new String[] {"preparedSlots", "connections", "locks"}) {
        JsonNode finding = patient.finding(code).orElseThrow();
        JsonNode mend = finding.get("mend");
        assertThat(mend.size()).isEqualTo(2);
        Patient.execute(database.settings(), mend.get(0).get("command").asString());
        assertThat(ShellWords.of(mend.get(1).get("command").asString()))
            .containsExactly(
                "pg_ctl",
                "restart",
                "-D",
                server.postgres().dataDirectory().toRealPath().toString());
        Patient.execute(database.settings(), "SELECT pg_reload_conf()");
        await()
            .untilAsserted(
                () ->
                    assertThat(patient.finding(code).orElseThrow().get("mend").size())
                        .as("only the restart is left to do")
                        .isEqualTo(1));
      }

      server.restart();

      assertThat(frozen.get("consequence").asString()).contains("prepared transaction");
      Result after = patient.examine("--json");
      assertThat(after.json().get("problemCount").asInt()).as(after.out()).isZero();
      assertThat(after.json().get("warningCount").asInt()).as(after.out()).isZero();
      assertThat(patient.finding("clientConnectionCheck")).isEmpty();
    }
  }

  @Test
  void aStandbyIsRecognised() throws Exception {
    try (TestServer server = TestServer.start(TestServer.DEFAULT_VERSION)) {
      TestDatabase database = server.createDatabase();
      Shop.open(database);
      Files.createFile(server.postgres().dataDirectory().resolve("standby.signal"));
      server.restart();
      Patient patient = new Patient(database.settings(Shop.OPERATOR), database.settings());

      patient.mustFind("problem", "standby");
      assertThat(patient.mustFind("note", "dblink").get("what").asString()).contains("not tried");
      assertThat(patient.examine().err()).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"14", "15", "18"})
  void otherVersionsAreExaminedAndMendedAlike(String version) throws Exception {
    try (TestServer server = TestServer.start(version)) {
      TestDatabase database = server.createDatabase();
      Shop.open(database);
      Patient patient = new Patient(database.settings(Shop.OPERATOR), database.settings());
      assertThat(patient.examine("--json").json().get("warningCount").asInt()).isZero();
      assertThat(patient.examine().exitCode()).as(patient.examine().out()).isZero();

      database.execute(
          version.equals("18")
              ? "GRANT emaj_adm TO " + Shop.OPERATOR + " WITH INHERIT FALSE"
              : "ALTER ROLE " + Shop.OPERATOR + " NOINHERIT");
      patient.follow(patient.mustFind("problem", "membership"));
      assertThat(patient.finding("membership")).isEmpty();
    }
  }

  @Test
  void noServerIsExitCode3() {
    Result result =
        Program.with(Map.of("PGHOST", "127.0.0.1", "PGPORT", "1", "PGUSER", "u", "PGDATABASE", "d"))
            .run("doctor", "--json");

    assertThat(result.exitCode()).isEqualTo(3);
    assertThat(result.json().get("error").get("code").asString()).isEqualTo("connectionFailed");
  }
}
