package org.emajbatch.sql.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.util.List;
import java.util.Optional;
import org.emajbatch.sql.testkit.EveryServerVersion;
import org.emajbatch.sql.testkit.TestDatabase;
import org.emajbatch.sql.testkit.TestDatabaseExtension;
import org.emajbatch.sql.testkit.TestServer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * What an engine without a preview will plan, by the documented rules. The tables are those of this
 * project's engine, whose names and columns are the same.
 */
@ExtendWith(TestDatabaseExtension.class)
class PresumedPlanTest {

  private TestDatabase database;

  @BeforeEach
  void prepare(TestDatabase given) throws Exception {
    database = given;
    database.installEngine();
    database.execute(
        """
        CREATE SCHEMA app;
        CREATE TABLE app.outside (id int PRIMARY KEY);
        CREATE TABLE app.still (id int PRIMARY KEY);
        CREATE TABLE app.parent (id int PRIMARY KEY, o int REFERENCES app.outside);
        CREATE TABLE app.child (
          id int PRIMARY KEY, p int REFERENCES app.parent DEFERRABLE,
          s int REFERENCES app.still ON DELETE CASCADE);
        CREATE TABLE app.alone (id serial PRIMARY KEY);
        SELECT emaj.emaj_create_group('g');
        SELECT emaj.emaj_assign_tables('app', 'parent|child|still|alone', '', 'g');
        SELECT emaj.emaj_assign_sequences('app', '.*', '', 'g');
        SELECT emaj.emaj_start_group('g', 'm');
        INSERT INTO app.outside VALUES (1);
        INSERT INTO app.parent SELECT g, 1 FROM generate_series(1, 20) AS g;
        INSERT INTO app.child SELECT g, g FROM generate_series(1, 10) AS g;
        INSERT INTO app.alone DEFAULT VALUES;
        """);
  }

  @Test
  void locksAllAndRestoresAndPurgesWhatWasChanged() throws Exception {
    assertThat(steps(false, "LOCK_TABLE"))
        .containsExactlyInAnyOrder("alone", "child", "parent", "still");
    assertThat(steps(false, "RLBK_TABLE")).containsExactlyInAnyOrder("alone", "child", "parent");
    assertThat(steps(false, "DELETE_LOG")).hasSize(3);
    assertThat(steps(true, "DELETE_LOG")).isEmpty();
    assertThat(steps(false, "RLBK_SEQUENCES")).hasSize(1);
  }

  @Test
  void defersTheKeyThatCanWaitAndRebuildsTheOthers() throws Exception {
    assertThat(steps(false, "SET_FK_DEF")).containsExactly("child child_p_fkey");
    assertThat(steps(false, "SET_FK_IMM")).containsExactly("child child_p_fkey");
    assertThat(steps(false, "DROP_FK"))
        .containsExactlyInAnyOrder("child child_s_fkey", "parent parent_o_fkey");
    assertThat(steps(false, "ADD_FK"))
        .containsExactlyInAnyOrder("child child_s_fkey", "parent parent_o_fkey");
  }

  @Test
  void asAnExtensionItChecksNoKeyBetweenTablesThatGoBackTogether() throws Exception {
    try (Connection connection = database.open()) {
      connection.setAutoCommit(false);
      Query.run(connection, "SET LOCAL allow_system_table_mods = on");
      Query.run(
          connection,
          "INSERT INTO pg_catalog.pg_extension (oid, extname, extowner, extnamespace, extrelocatable, extversion)"
              + " SELECT 99999, 'emaj', 10, oid, false, '1' FROM pg_catalog.pg_namespace WHERE nspname = 'emaj'");
      List<PlanStep> steps = PresumedPlan.steps(connection, request(false));
      connection.rollback();

      assertThat(named(steps, "RLBK_TABLE")).contains("child");
      assertThat(
              steps.stream()
                  .filter(step -> step.is(PlanStep.RLBK_TABLE) && step.replicaMode())
                  .map(step -> step.table().orElseThrow().name()))
          .containsExactly("child");
      assertThat(named(steps, "DROP_FK")).containsExactly("parent parent_o_fkey");
    }
  }

  @EveryServerVersion
  void isReadOnEveryServer(String version) throws Exception {
    try (TestServer server = TestServer.start(version)) {
      prepare(server.createDatabase());
      assertThat(steps(false, "RLBK_TABLE")).hasSize(3);
    }
  }

  private List<String> steps(boolean logged, String kind) throws Exception {
    try (Connection connection = database.open()) {
      return named(PresumedPlan.steps(connection, request(logged)), kind);
    }
  }

  private static List<String> named(List<PlanStep> steps, String kind) {
    return steps.stream()
        .filter(step -> step.is(kind))
        .map(
            step ->
                (step.table().map(TableName::name).orElse("") + " " + step.object())
                    .stripTrailing())
        .toList();
  }

  private static InitRequest request(boolean logged) {
    return new InitRequest(List.of("g"), "m", logged, 2, false, Optional.empty());
  }
}
