package org.emajbatch.orchestrator.doctor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import java.util.ArrayList;
import java.util.List;
import org.emajbatch.orchestrator.testing.Program;
import org.emajbatch.orchestrator.testing.Program.Result;
import org.emajbatch.orchestrator.testing.Shop;
import org.emajbatch.sql.testkit.TestDatabase;
import org.emajbatch.sql.testkit.TestDatabaseExtension;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

/**
 * What an examination says of a whole database, and of what takes more than a statement to bring
 * about.
 */
@ExtendWith(TestDatabaseExtension.class)
class DoctorTest {

  private TestDatabase database;
  private Patient patient;

  @BeforeEach
  void open(TestDatabase fresh) throws Exception {
    database = fresh;
    Shop.open(fresh);
    patient = new Patient(fresh.settings(Shop.OPERATOR), fresh.settings(), "-g", Shop.SALES);
  }

  @Test
  void aHealthyDatabaseHasOnlyNotesAndARollbackWorks() throws Exception {
    Result result = patient.examine("--json");

    assertThat(result.exitCode()).as(result.out()).isZero();
    assertThat(result.json().get("outcome").asString()).isEqualTo("nothingToDo");
    assertThat(result.json().get("state").asString()).isEqualTo("nothingChanged");
    assertThat(result.json().get("schemaVersion").asInt()).isEqualTo(1);
    assertThat(result.json().get("warningCount").asInt()).isZero();
    assertThat(result.json().get("next").size()).isZero();
    assertThat(result.err()).isEmpty();
    assertThat(
            Program.connecting(database.settings(Shop.OPERATOR))
                .run("-g", Shop.SALES, "-m", "START", "-s", "4")
                .exitCode())
        .isZero();
  }

  @Test
  void whatIsAProblemReallyMakesARollbackFail() throws Exception {
    database.execute("UPDATE shop.note SET body = NULL; UPDATE shop.customer SET name = 'x'");
    Program program = Program.connecting(database.settings(Shop.OPERATOR));
    for (String cause :
        new String[] {
          "ALTER ROLE " + Shop.OPERATOR + " SET default_transaction_read_only = on",
          "SELECT emaj.emaj_protect_group('sales')",
          "ALTER TABLE shop.note ADD COLUMN more int",
        }) {
      database.execute(cause);
      assertThat(patient.examine().exitCode()).as(cause).isEqualTo(1);
      assertThat(program.run("-g", Shop.SALES, "-m", "START", "-s", "4").exitCode())
          .as(cause)
          .isNotZero();
      database.execute(
          "ALTER ROLE " + Shop.OPERATOR + " RESET ALL",
          "SELECT emaj.emaj_unprotect_group('sales')");
    }
  }

  @Test
  void nothingIsLeftBehind() throws Exception {
    String traces =
        """
        SELECT (SELECT count(*) FROM emaj.emaj_hist) || ' ' || (SELECT count(*) FROM emaj_batch.run)
        """;
    String before = value(traces);
    nobodyElseIsConnected();

    patient.examine();

    nobodyElseIsConnected();
    assertThat(value(traces)).isEqualTo(before);
  }

  /** A server process outlives its connection by a moment. */
  private void nobodyElseIsConnected() {
    await()
        .untilAsserted(
            () ->
                assertThat(
                        value(
                            "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database()"
                                + " AND backend_type = 'client backend' AND pid <> pg_backend_pid()"))
                    .isEqualTo("0"));
  }

  @Test
  void aTableThatIsGoneOrOtherThanItsLogMakesItsGroupAnew() throws Exception {
    database.execute("ALTER TABLE shop.note ADD COLUMN more int");
    patient.follow(patient.mustFind("problem", "columnsDiffer"));
    assertThat(patient.finding("columnsDiffer")).isEmpty();
    assertThat(patient.mustFind("problem", "groupUnknown").get("consequence").asString())
        .contains("warehouse");

    Patient warehouse =
        new Patient(database.settings(Shop.OPERATOR), database.settings(), "-g", Shop.WAREHOUSE);
    database.execute("DROP TRIGGER emaj_log_trg ON shop.place");
    warehouse.mustFind("problem", "triggerMissing");
    database.execute("DROP TABLE shop.place");
    JsonNode missing = warehouse.mustFind("problem", "tableMissing");
    assertThat(missing.get("object").asString()).isEqualTo("\"shop\".\"place\"");
  }

  @Test
  void deadRunsAreRecovered() throws Exception {
    String run = "01890000-0000-7000-8000-000000000001";
    String oid = value("SELECT oid FROM pg_database WHERE datname = current_database()");
    String gid = "emaj_batch:1:" + run + ":" + oid + ":2/2";
    database.execute(
        "INSERT INTO emaj_batch.run (run_id, groups, mark, is_logged, session_count, database_name,"
            + " database_oid, gids, backends) VALUES ('%s', '{sales}', 'START', false, 2, current_database(), %s, '{\"%s\"}', '{}')"
                .formatted(run, oid, gid),
        "BEGIN; SET LOCAL ROLE emaj_adm; INSERT INTO emaj.emaj_param VALUES ('x', 'y'); PREPARE TRANSACTION '"
            + gid
            + "'");

    JsonNode dead = patient.mustFind("warning", "deadRuns");

    assertThat(dead.get("what").asString()).contains("1 prepared transaction and 1 run");
    patient.follow(dead);
    assertThat(patient.finding("deadRuns")).isEmpty();
  }

  @Test
  void aDatabaseThatIsReadOnlyByDefaultCanStillBeMended() throws Exception {
    database.execute(
        "ALTER DATABASE " + database.name() + " SET default_transaction_read_only = on");

    patient.follow(patient.mustFind("problem", "readOnly"));
    assertThat(patient.finding("readOnly")).isEmpty();
    assertThat(patient.examine().exitCode()).isZero();
  }

  @Test
  void severalDatabasesAreExaminedAtOnceAndWhatTheyShareIsToldOnce() throws Exception {
    Program program = Program.connecting(database.settings());
    Result both = program.run("doctor", "-d", database.name(), "-d", "postgres", "--json");

    assertThat(both.exitCode()).isEqualTo(1);
    List<JsonNode> findings = new ArrayList<>();
    both.json().get("findings").forEach(findings::add);
    assertThat(findings)
        .filteredOn(finding -> finding.get("code").asString().equals("engine"))
        .extracting(
            finding -> finding.get("database").asString(),
            finding -> finding.get("severity").asString())
        .containsExactly(tuple(database.name(), "ok"), tuple("postgres", "problem"));
    assertThat(findings)
        .filteredOn(finding -> finding.get("code").asString().equals("serverVersion"))
        .hasSize(1);
    assertThat(program.run("doctor", "-d", "a", "-d", "b", "-g", "sales").exitCode()).isEqualTo(2);
  }

  @Test
  void othersPreparedTransactionsAreTold() throws Exception {
    database.execute("BEGIN; SELECT pg_current_xact_id(); PREPARE TRANSACTION 'it''s; \\ theirs'");

    assertThat(patient.mustFind("note", "foreign").get("object").asString())
        .isEqualTo("it's; \\ theirs");
  }

  @Test
  void ownersWithoutTrustAndTriggersThatFireAreNamed() throws Exception {
    database.createRole("doctor_owner");
    database.execute(
        "CREATE TABLE shop.mine (id int PRIMARY KEY)",
        "ALTER TABLE shop.mine OWNER TO doctor_owner",
        "CREATE FUNCTION shop.f() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END'",
        "CREATE TRIGGER \"Loud one\" BEFORE INSERT ON shop.mine FOR EACH ROW EXECUTE FUNCTION shop.f()",
        "CREATE TRIGGER quiet BEFORE INSERT ON shop.note FOR EACH ROW EXECUTE FUNCTION shop.f()",
        "SELECT emaj.emaj_assign_table('shop', 'mine', 'sales', '{\"ignored_triggers\": \"Loud one\"}')");
    try {
      assertThat(patient.mustFind("note", "owners").get("what").asString())
          .contains("\"doctor_owner\" (1 table)");
      assertThat(patient.mustFind("note", "kept").get("object").asString())
          .isEqualTo("\"Loud one\" on \"shop\".\"mine\"");
      assertThat(patient.examine().out()).contains("1 trigger of the application will not fire");
    } finally {
      database.execute("ALTER TABLE shop.mine OWNER TO postgres");
    }
  }

  @Test
  void anEngineWhoseOwnerLostItsRightsIsFound() throws Exception {
    database.createRole("doctor_engine");
    String owner =
        "ALTER FUNCTION emaj._rlbk_init(text[], text, boolean, integer, boolean, boolean, text) OWNER TO ";
    database.execute(
        "GRANT CREATE ON SCHEMA emaj TO doctor_engine",
        owner + "doctor_engine",
        "ALTER TABLE shop.note ENABLE ROW LEVEL SECURITY");
    try {
      patient.follow(patient.mustFind("problem", "replicaRole"));
      assertThat(patient.finding("replicaRole")).isEmpty();
      patient.mustFind("problem", "notAlterable");
      patient.follow(patient.mustFind("problem", "rowSecurity"));
      assertThat(patient.finding("rowSecurity")).isEmpty();
    } finally {
      database.execute(owner + "postgres", "DROP OWNED BY doctor_engine");
    }
  }

  @Test
  void withoutReplicaRoleTheEngineIsInstalledAnew() throws Exception {
    database.execute(
        "SELECT emaj.emaj_stop_groups('{sales,warehouse}')",
        "DROP FUNCTION emaj._restore_rows_as_replica");

    JsonNode note = patient.mustFind("note", "replicaRole");
    assertThat(patient.mustFind("note", "sessions").get("what").asString())
        .startsWith("3 tables share");
    patient.follow(note);

    assertThat(patient.finding("replicaRole")).isEmpty();
  }

  @Test
  void aRoleWithoutRightsIsToldWhatItLacksAndWhatWasNotSeen() throws Exception {
    database.createRole("doctor_nobody");
    Patient nobody = new Patient(database.settings("doctor_nobody"), database.settings());

    nobody.mustFind("note", "engine");
    nobody.follow(nobody.mustFind("problem", "membership"));

    assertThat(nobody.finding("membership")).isEmpty();
    assertThat(nobody.finding("engine")).isEmpty();
  }

  private String value(String sql) throws Exception {
    try (var connection = database.open();
        var statement = connection.createStatement();
        var row = statement.executeQuery(sql)) {
      row.next();
      return row.getString(1);
    }
  }
}
