package org.emajbatch.orchestrator.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.emajbatch.orchestrator.testing.Program.Result;
import org.emajbatch.orchestrator.testing.TwoShops;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** One plan for several databases: sessions are numbered on, and it is reviewed as one. */
class SeveralDatabasesPlanTest extends TwoShops {

  @Test
  void numbersTheSessionsOnAndIsCarriedOutAsOne() throws Exception {
    JsonNode plan = plan("-s", "5", "--save", "--json");

    assertThat(plan.get("databases")).hasSize(2);
    assertThat(plan.get("sessionCount").asInt()).isEqualTo(5);
    List<Integer> sessions = new ArrayList<>();
    plan.get("sessions").forEach(session -> sessions.add(session.get("session").asInt()));
    assertThat(sessions).containsExactly(1, 2, 3, 4, 5);
    assertThat(plan.get("curve").get(0).get("sessions").asInt())
        .as("each database needs one")
        .isEqualTo(2);
    plan.get("tables")
        .forEach(
            table -> {
              int session = table.get("session").asInt();
              boolean isInFirst = table.get("database").asString().equals(first);
              assertThat(session <= sessionsOf(plan, first))
                  .as(table.toString())
                  .isEqualTo(isInFirst);
            });

    Result result =
        program.run("--plan", plan.get("planId").asString(), "-d", first, "-d", second, "--json");

    assertThat(result.exitCode()).as(result.err()).isZero();
    assertThat(result.json().get("sessionCount").asInt()).isEqualTo(5);
    bothAreAt(atMark);
  }

  @Test
  void driftInTheSecondDatabaseRefusesBoth() throws Exception {
    String id = plan("-s", "2", "--save", "--json").get("planId").asString();
    other.database().execute("DELETE FROM shop.place WHERE id = 1");

    Result result = program.run("--plan", id, "-d", first, "-d", second);

    assertThat(result.exitCode()).isEqualTo(1);
    assertThat(result.err()).contains("database " + second + ": table shop.place had");
    assertThat(shop.digests()).isEqualTo(changed);
    assertThat(shop.value("SELECT count(*) FROM emaj_batch.run")).isEqualTo("0");
  }

  @Test
  void aCopyOfTheDatabaseIsNotTheDatabase() throws Exception {
    String id = plan("-s", "2", "--save", "--json").get("planId").asString();
    String third = other.copy().database().name();

    assertThat(program.run("--plan", id, "-d", first, "-d", third).err())
        .contains("it was made for database " + second + ", not for " + third);
  }

  @Test
  void databasesInAnotherOrderAreRefused() {
    String id = plan("-s", "2", "--save", "--json").get("planId").asString();

    assertThat(program.run("--plan", id, "-d", first).exitCode()).isEqualTo(2);
    assertThat(program.run("--plan", id, "-d", second, "-d", first).exitCode()).isEqualTo(1);
  }

  private JsonNode plan(String... more) {
    List<String> arguments = new ArrayList<>(List.of("plan"));
    arguments.addAll(arguments(more));
    Result result = program.run(arguments.toArray(String[]::new));
    assertThat(result.exitCode()).as(result.err()).isZero();
    return result.json();
  }

  /** How many tables' sessions a database has: the highest number among its tables. */
  private static int sessionsOf(JsonNode plan, String database) {
    int highest = 0;
    for (JsonNode table : plan.get("tables")) {
      if (table.get("database").asString().equals(database)) {
        highest = Math.max(highest, table.get("session").asInt());
      }
    }
    return highest;
  }
}
