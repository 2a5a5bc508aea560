package org.emajbatch.orchestrator.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import org.emajbatch.orchestrator.testing.Shop;
import org.emajbatch.sql.testkit.TestDatabase;
import org.emajbatch.sql.testkit.TestDatabaseExtension;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Each complaint is brought about by one statement, found, treated with the commands of its
 * finding, and gone; so the next one finds the same healthy database.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@ExtendWith(TestDatabaseExtension.class)
class MendedFindingsTest {

  private TestDatabase database;
  private Patient patient;
  private String oid;

  @BeforeAll
  void open(TestDatabase fresh) throws Exception {
    database = fresh;
    oid = Shop.open(fresh).value("SELECT oid FROM pg_database WHERE datname = current_database()");
    patient = new Patient(fresh.settings(Shop.OPERATOR), fresh.settings(), "-g", Shop.SALES);
  }

  /** #OPERATOR, #DBLINK and #DB stand for the two roles and the database. */
  @ParameterizedTest(name = "{1}: {2}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "problem | readOnly | ALTER ROLE #OPERATOR IN DATABASE #DB SET default_transaction_read_only = on",
        "note | isolation | ALTER ROLE #OPERATOR SET default_transaction_isolation = 'serializable'",
        "note | synchronousCommit | ALTER ROLE #OPERATOR SET synchronous_commit = off",
        "note | clientConnectionCheck | ALTER ROLE #OPERATOR SET client_connection_check_interval = 0",
        "problem | roleConnections | ALTER ROLE #OPERATOR CONNECTION LIMIT 3",
        "problem | databaseConnections | ALTER DATABASE #DB CONNECTION LIMIT 5",
        "problem | membership | REVOKE emaj_adm FROM #OPERATOR",
        "problem | membership | GRANT emaj_adm TO #OPERATOR WITH INHERIT FALSE",
        "warning | membership | GRANT emaj_adm TO #OPERATOR WITH SET FALSE",
        "note | blockers | SELECT 1",
        "note | signal | SELECT 1",
        "problem | batchSchema | DROP SCHEMA emaj_batch CASCADE",
        "problem | dblink | DROP EXTENSION dblink",
        "problem | dblink | DELETE FROM emaj.emaj_param WHERE param_key = 'dblink_user_password'",
        "problem | dblink | ALTER ROLE #DBLINK PASSWORD 'another'",
        "problem | dblink | DROP ROLE #DBLINK",
        "problem | dblink | REVOKE emaj_adm FROM #DBLINK",
        "problem | notLogging | SELECT emaj.emaj_stop_group('sales')",
        "problem | protected | SELECT emaj.emaj_protect_group('sales')",
        "problem | noPrimaryKey | ALTER TABLE shop.order_line DROP CONSTRAINT order_line_pkey",
        "problem | unlogged | ALTER TABLE shop.note SET UNLOGGED",
        "problem | rules | CREATE RULE \"a rule\" AS ON DELETE TO shop.\"Payment Log\" DO INSTEAD NOTHING",
        "problem | triggerDisabled | ALTER TABLE shop.note DISABLE TRIGGER emaj_log_trg",
        "note | outside | CREATE TABLE shop.\"a;b\" (id int PRIMARY KEY, note int REFERENCES shop.note)",
        "warning | upstream | BEGIN; SELECT pg_current_xact_id(); PREPARE TRANSACTION 'emajtx7'",
      })
  void isFoundAndMended(String severity, String code, String cause) throws Exception {
    database.execute(
        cause
            .replace("#OPERATOR", Shop.OPERATOR)
            .replace("#DBLINK", "emaj_dblink_" + oid)
            .replace("#DB", database.name()));

    patient.follow(patient.mustFind(severity, code));

    assertThat(patient.finding(code)).isEmpty();
  }
}
