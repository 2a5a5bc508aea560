package org.emajbatch.sql.enginetest;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.emajbatch.sql.testkit.TestDatabase;
import org.emajbatch.sql.testkit.TestDatabaseExtension;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.ExtendWith;

/** A database of the test's own with the engine, a schema app, and a superuser's session. */
@ExtendWith(TestDatabaseExtension.class)
abstract class EngineTestCase {

  TestDatabase database;
  Session sql;

  @BeforeEach
  final void install(TestDatabase given) throws Exception {
    database = given;
    database.installEngine();
    sql = new Session(database.open());
    sql.run("CREATE SCHEMA app");
  }

  @AfterEach
  final void close() throws Exception {
    sql.close();
  }

  /** Makes a role that has emaj_adm and nothing else; returns its name. */
  final String createOperator() throws Exception {
    String operator = "operator_" + database.name();
    database.createRole(operator, "emaj_adm");
    return operator;
  }

  final void assertRefused(String statement, String reason) {
    assertThatThrownBy(() -> sql.run(statement)).hasMessageContaining(reason);
  }
}
