package org.emajbatch.orchestrator.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.util.List;
import java.util.UUID;
import org.emajbatch.orchestrator.job.JobSchema;
import org.emajbatch.orchestrator.protocol.ProtocolStep;
import org.emajbatch.orchestrator.testing.Program;
import org.emajbatch.orchestrator.testing.Program.Result;
import org.emajbatch.orchestrator.testing.Shop;
import org.emajbatch.sql.testkit.TestDatabase;
import tools.jackson.databind.JsonNode;

/** The decision row, or the right to obey it, is gone. */
final class JudgeFaults {

  private JudgeFaults() {}

  static List<Special> all() {
    return List.of(
        new Special(
            "decision table gone; `recover` touches nothing until it is back",
            "exit 5; recover: exit 5, undone",
            arena ->
                hidden(
                    arena,
                    "ALTER TABLE emaj_batch.decision RENAME TO hidden",
                    "ALTER TABLE emaj_batch.hidden RENAME TO decision")),
        new Special(
            "decision table unreadable; `recover` touches nothing until it is readable",
            "exit 5; recover: exit 5, undone",
            arena ->
                hidden(
                    arena,
                    "REVOKE SELECT ON emaj_batch.decision FROM emaj_adm, emaj_viewer",
                    "GRANT SELECT ON emaj_batch.decision TO emaj_adm, emaj_viewer")),
        new Special(
            "role loses `emaj_adm` before COMMIT PREPARED; a superuser's `recover`, or what it prints, ends it",
            "exit 5; recover: exit 5, done",
            JudgeFaults::rightsLost),
        new Special(
            "`recover` by a role without `emaj_adm`",
            "recover: exit 5, undone",
            JudgeFaults::stranger),
        new Special(
            "`recover` by another member of `emaj_adm`",
            "recover: exit 0, undone",
            JudgeFaults::colleague),
        new Special(
            "the database of the decision row was dropped; its prepared transactions are left",
            "recover: exit 5, undone",
            JudgeFaults::dropped),
        new Special(
            "the database of the decision row was renamed",
            "recover: exit 0, undone",
            JudgeFaults::renamed),
        new Special(
            "a dead run judged in another database left a transaction here: the next rollback ends it",
            "exit 0, done",
            JudgeFaults::judgedElsewhere));
  }

  private static String hidden(Arena arena, String hide, String show) throws Exception {
    Result result =
        arena.rollBack(
            ProtocolStep.BEFORE_DECIDE,
            1,
            () -> {
              arena.terminate(" s1/3$");
              arena.shop().database().execute(hide);
            });
    Result recover;
    try {
      assertThat(hasEnded(arena)).as("trace of the rollback").isFalse();
      recover = arena.direct().run("recover", "--json");
      assertThat(arena.shop().prepared()).isEqualTo(2);
      assertThat(problem(recover)).contains("nothing was touched").contains("By hand");
    } finally {
      arena.shop().database().execute(show);
    }
    return arena.told(result) + "; recover: exit " + recover.exitCode();
  }

  private static String rightsLost(Arena arena) throws Exception {
    Result result =
        arena.rollBack(
            ProtocolStep.AFTER_DECIDE,
            1,
            () -> arena.shop().database().execute("REVOKE emaj_adm FROM " + Shop.OPERATOR));
    assertThat(arena.shop().prepared()).isEqualTo(2);
    assertThat(hasEnded(arena)).as("trace of the rollback").isTrue();
    Result recover;
    try {
      recover = arena.direct().run("recover", "--json");
      assertThat(problem(recover)).contains("nothing was touched");
      // It may read the verdict now, and still not become the owner of what is prepared.
      arena
          .shop()
          .database()
          .execute(
              "GRANT USAGE ON SCHEMA emaj_batch TO " + Shop.OPERATOR,
              "GRANT SELECT, INSERT ON ALL TABLES IN SCHEMA emaj_batch TO " + Shop.OPERATOR);
      Result knowing = arena.direct().run("recover", "--json");
      assertThat(knowing.exitCode()).as(knowing.out()).isEqualTo(5);
      assertThat(knowing.json().get("next").toString())
          .contains("COMMIT PREPARED")
          .contains(arena.shop().value("SELECT min(gid) FROM pg_prepared_xacts"));
      Result superuser =
          Program.connecting(arena.shop().database().settings()).run("recover", "--json");
      assertThat(superuser.exitCode()).as(superuser.out()).isZero();
      assertThat(arena.shop().prepared()).isZero();
    } finally {
      arena
          .shop()
          .database()
          .execute(
              "REVOKE ALL ON SCHEMA emaj_batch FROM " + Shop.OPERATOR,
              "REVOKE ALL ON ALL TABLES IN SCHEMA emaj_batch FROM " + Shop.OPERATOR,
              "GRANT emaj_adm TO " + Shop.OPERATOR);
    }
    return arena.told(result) + "; recover: exit " + recover.exitCode();
  }

  /** What docs/recovery.md tells a reader to look at who has no decision table any more. */
  private static boolean hasEnded(Arena arena) throws Exception {
    return arena
        .shop()
        .value(
            "SELECT count(*) FROM emaj.emaj_hist WHERE hist_function LIKE 'ROLLBACK_GROUP%'"
                + " AND hist_event = 'END' AND hist_wording = 'Rollback_id ' ||"
                + " (SELECT rollback_id FROM emaj_batch.run ORDER BY started_at DESC LIMIT 1)")
        .equals("1");
  }

  private static String stranger(Arena arena) throws Exception {
    arena.leaveUndecidedRun();
    arena.shop().database().createRole("shop_stranger");
    Result recover = as(arena, "shop_stranger");
    assertThat(arena.shop().prepared()).isEqualTo(2);
    assertThat(problem(recover)).contains("permission denied").contains("nothing was touched");
    return "recover: exit " + recover.exitCode();
  }

  private static String colleague(Arena arena) throws Exception {
    arena.leaveUndecidedRun();
    arena.shop().database().createRole("shop_colleague", "emaj_adm");
    Result recover = as(arena, "shop_colleague");
    assertThat(arena.shop().prepared()).isZero();
    return "recover: exit " + recover.exitCode();
  }

  private static Result as(Arena arena, String role) {
    return Program.connecting(arena.shop().database().settings(role)).run("recover", "--json");
  }

  private static String dropped(Arena arena) throws Exception {
    String gid = gid(UUID.randomUUID(), "999999999");
    arena.shop().database().execute(ResourceFaults.prepared(gid));
    Result recover = arena.direct().run("recover", "--json");
    assertThat(problem(recover)).contains("was dropped").contains("nothing was touched");
    assertThat(arena.shop().prepared()).isEqualTo(1);
    arena.shop().database().execute("ROLLBACK PREPARED '" + gid + "'");
    return "recover: exit " + recover.exitCode();
  }

  private static String renamed(Arena arena) throws Exception {
    TestDatabase judge = judge(arena);
    leaveTransactionJudgedBy(arena, judge);
    arena
        .shop()
        .database()
        .execute("ALTER DATABASE " + judge.name() + " RENAME TO " + judge.name() + "_renamed");
    Result recover = arena.direct().run("recover", "--json");
    assertThat(arena.shop().prepared()).as(recover.out()).isZero();
    return "recover: exit " + recover.exitCode();
  }

  private static String judgedElsewhere(Arena arena) throws Exception {
    leaveTransactionJudgedBy(arena, judge(arena));
    return arena.told(arena.direct().run(Arena.ROLLBACK));
  }

  /** A database that has runs and decisions, and no engine. */
  private static TestDatabase judge(Arena arena) throws Exception {
    TestDatabase judge = arena.server().createDatabase();
    judge.installBatchSchema();
    try (Connection connection = judge.open()) {
      JobSchema.install(connection);
    }
    return judge;
  }

  /** As a run of several databases leaves them: a transaction here, a row in each. */
  private static void leaveTransactionJudgedBy(Arena arena, TestDatabase judge) throws Exception {
    UUID run = UUID.randomUUID();
    String oid =
        arena.shop().value("SELECT oid FROM pg_database WHERE datname = '" + judge.name() + "'");
    for (TestDatabase database : List.of(judge, arena.shop().database())) {
      database.execute(
          "INSERT INTO emaj_batch.run (run_id, database_name, database_oid, groups, mark, is_logged,"
              + " session_count, gids) VALUES ('%s', '%s', %s, '{sales}', 'M', false, 2, '{}')"
                  .formatted(run, judge.name(), oid));
    }
    arena
        .shop()
        .database()
        .execute(
            "BEGIN; SET LOCAL ROLE emaj_adm; SELECT pg_catalog.txid_current();"
                + " PREPARE TRANSACTION '"
                + gid(run, oid)
                + "'");
  }

  private static String gid(UUID run, String database) {
    return "emaj_batch:1:" + run + ":" + database + ":2/2";
  }

  private static String problem(Result recover) {
    StringBuilder problems = new StringBuilder();
    for (JsonNode run : recover.json().get("runs")) {
      problems.append(run.get("problem").asString()).append('\n');
    }
    return problems.toString();
  }
}
