package org.emajbatch.orchestrator.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
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

/** What Spring Batch remembers of a run, and what it must not. */
@ExtendWith(TestDatabaseExtension.class)
class JobRepositoryTest {

  private Shop shop;

  @BeforeEach
  void open(TestDatabase database) throws Exception {
    shop = Shop.open(database);
    shop.mark("M");
    shop.change("one");
  }

  @Test
  void remembersTheStepsAndOnePartitionASession() throws Exception {
    Result result = rollBack("-s", "3");

    assertThat(
            shop.value(
                "SELECT string_agg(step_name || ' ' || status, ', ' ORDER BY step_execution_id)"
                    + " FROM emaj_batch.batch_step_execution WHERE step_name NOT LIKE 'session:%'"))
        .isEqualTo("prepareRun COMPLETED, sessions COMPLETED, decide COMPLETED, finish COMPLETED");
    assertThat(
            shop.value(
                "SELECT string_agg(step_name || ' ' || status, ', ' ORDER BY step_name)"
                    + " FROM emaj_batch.batch_step_execution WHERE step_name LIKE 'session:%'"))
        .isEqualTo("session:s1 COMPLETED, session:s2 COMPLETED, session:s3 COMPLETED");
    assertThat(
            shop.value(
                "SELECT parameter_value FROM emaj_batch.batch_job_execution_params"
                    + " WHERE identifying = 'Y'"))
        .isEqualTo(result.json().get("runId").asString());
    assertThat(
            shop.value(
                "SELECT short_context FROM emaj_batch.batch_step_execution_context"
                    + " JOIN emaj_batch.batch_step_execution USING (step_execution_id)"
                    + " WHERE step_name = 'session:s2'"))
        .contains("emaj_batch\\:1\\:" + result.json().get("runId").asString());
  }

  @Test
  void remembersNoPasswordEvenOfAFailedRun() throws Exception {
    shop.database()
        .execute("ALTER TABLE shop.note ADD CONSTRAINT only_changed CHECK (body ? 'changed')");
    rollBack("-s", "3");
    rollBack("-s", "1");

    List<String> rows = new ArrayList<>();
    try (Connection connection = shop.database().open();
        Statement statement = connection.createStatement()) {
      for (String table :
          List.of(
              "batch_job_execution",
              "batch_job_execution_params",
              "batch_job_execution_context",
              "batch_step_execution",
              "batch_step_execution_context",
              "run",
              "decision")) {
        try (ResultSet row =
            statement.executeQuery("SELECT t::text FROM emaj_batch." + table + " AS t")) {
          while (row.next()) {
            rows.add(row.getString(1));
          }
        }
      }
    }
    String password = shop.database().settings(Shop.OPERATOR).password().orElseThrow().reveal();
    assertThat(rows).hasSizeGreaterThan(10).noneMatch(row -> row.contains(password));
    assertThat(
            shop.value(
                "SELECT count(*) FROM emaj_batch.batch_job_execution WHERE status = 'FAILED'"))
        .isEqualTo("2");
  }

  private Result rollBack(String... more) {
    List<String> args = new ArrayList<>(List.of("-g", "sales", "-m", "M", "--json"));
    args.addAll(List.of(more));
    return Program.connecting(shop.database().settings(Shop.OPERATOR))
        .run(args.toArray(String[]::new));
  }
}
