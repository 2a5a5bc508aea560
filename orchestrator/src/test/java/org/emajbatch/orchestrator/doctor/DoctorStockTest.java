package org.emajbatch.orchestrator.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import org.emajbatch.sql.testkit.TestDatabase;
import org.emajbatch.sql.testkit.TestDatabaseExtension;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Databases with the tables and functions that other clients of E-Maj see, of several versions. */
@ExtendWith(TestDatabaseExtension.class)
class DoctorStockTest {

  /** Columns that all versions have; none of those that came later. */
  private static final String[] TABLES = {
    "CREATE SCHEMA emaj; CREATE EXTENSION dblink",
    "CREATE TABLE emaj.emaj_param (param_key TEXT PRIMARY KEY, param_value_text TEXT)",
    "CREATE TABLE emaj.emaj_group (group_name TEXT PRIMARY KEY, group_is_rollbackable BOOLEAN,"
        + " group_is_logging BOOLEAN, group_is_rlbk_protected BOOLEAN)",
    "CREATE TABLE emaj.emaj_time_stamp (time_id BIGINT PRIMARY KEY, time_clock_timestamp TIMESTAMPTZ)",
    "CREATE TABLE emaj.emaj_mark (mark_group TEXT, mark_name TEXT, mark_time_id BIGINT,"
        + " mark_is_rlbk_protected BOOLEAN)",
    "CREATE TABLE emaj.emaj_relation (rel_schema TEXT, rel_tblseq TEXT, rel_time_range INT8RANGE,"
        + " rel_group TEXT, rel_kind TEXT, rel_log_schema TEXT, rel_log_table TEXT)",
    "CREATE FUNCTION emaj._rlbk_init(text[], text, boolean, integer, boolean, boolean) RETURNS integer"
        + " LANGUAGE sql AS 'SELECT 1'",
    "CREATE SCHEMA app; CREATE TABLE app.parent (id int PRIMARY KEY);"
        + " CREATE TABLE app.child (id int, parent int REFERENCES app.parent)",
    "INSERT INTO emaj.emaj_param VALUES ('emaj_version', '3.9'), ('dblink_user_password', 'user=''r x'' password=p')",
    "INSERT INTO emaj.emaj_group VALUES ('g', true, true, false)",
    "INSERT INTO emaj.emaj_time_stamp VALUES (1, now())",
    "INSERT INTO emaj.emaj_mark VALUES ('g', 'm', 1, false)",
    "INSERT INTO emaj.emaj_relation VALUES ('app', 'child', '[1,)', 'g', 'r', 'emaj_app', 'child_log'),"
        + " ('app', 'gone', '[1,)', 'g', 'r', 'emaj_app', 'gone_log')",
  };

  private TestDatabase database;
  private Patient patient;

  @BeforeEach
  void open(TestDatabase fresh) throws Exception {
    database = fresh;
    database.execute(TABLES);
    database.installBatchSchema();
    patient = new Patient(fresh.settings(), fresh.settings());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "_dblink_open_cnx(name TEXT) RETURNS INT LANGUAGE sql AS 'SELECT -6'",
        "_dblink_open_cnx(name TEXT, OUT status INT, OUT schema TEXT) LANGUAGE sql AS 'SELECT -6, NULL::text'",
        "_dblink_open_cnx(name TEXT, caller TEXT, OUT status INT, OUT schema TEXT) LANGUAGE sql AS 'SELECT -6, caller'",
        "_dblink_open_cnx(name TEXT, checks BOOLEAN, OUT status INT, OUT schema TEXT) LANGUAGE sql AS 'SELECT -6, NULL::text'",
      })
  void everyFormOfTheEngineIsAsked(String function) throws Exception {
    database.execute("CREATE FUNCTION emaj." + function);

    assertThat(patient.mustFind("problem", "dblink").get("what").asString())
        .isEqualTo("the engine cannot connect to its own server as \"r x\"");
    assertThat(patient.mustFind("problem", "noPrimaryKey").get("object").asString())
        .isEqualTo("\"app\".\"child\"");
    patient.mustFind("problem", "tableMissing");
    patient.mustFind("note", "outside");
    patient.mustFind("note", "verify");
    assertThat(patient.examine().out()).contains("E-Maj 3.9").contains("is logging and has 1 mark");
  }

  @Test
  void whatCannotBeReadIsSaidAndTheRestIsTold() throws Exception {
    database.execute("DROP TABLE emaj.emaj_relation");

    assertThat(patient.mustFind("note", "notExamined").get("what").asString())
        .contains("emaj_relation");
    patient.mustFind("note", "dblink");
  }
}
