package org.emajbatch.orchestrator.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.emajbatch.orchestrator.faults.Interception.Side;
import org.emajbatch.orchestrator.faults.Interception.Then;
import org.emajbatch.orchestrator.protocol.ProtocolStep;
import org.emajbatch.orchestrator.testing.Child;
import org.emajbatch.orchestrator.testing.Program.Result;
import org.emajbatch.orchestrator.testing.Shop;

/** What the server runs out of, or refuses. */
final class ResourceFaults {

  /**
   * Files may not grow beyond a segment of the write-ahead log, so that only tables run into it.
   */
  private static final long FILE_LIMIT = 16L << 20;

  private ResourceFaults() {}

  static List<Special> all() {
    return List.of(
        new Special(
            "disk full while a table is put back", "exit 4, undone", ResourceFaults::diskFull),
        new Special(
            "the last slots for prepared transactions are taken after the check",
            "exit 4, undone",
            ResourceFaults::noSlots),
        new Special(
            "a deferred constraint of a table fails: the engine checks it before PREPARE",
            "exit 4, undone",
            ResourceFaults::deferredInTable),
        new Special(
            "a deferred constraint fails in session 1's COMMIT",
            "exit 4, undone",
            ResourceFaults::deferredInCommit),
        new Special(
            "client killed while a statement of it waits; the server notices within seconds",
            "undone",
            ResourceFaults::killedInStatement),
        new Special(
            "coordinator's backend dead, client stuck: `recover` ends the sessions that keep locks",
            "recover: exit 0, undone",
            ResourceFaults::stuck),
        new Special(
            "one session (`-s 1`): COMMIT lost",
            "exit 4, undone",
            arena -> oneSession(arena, Side.BEFORE_SERVER)),
        new Special(
            "one session (`-s 1`): the answer to COMMIT lost",
            "exit 0, done",
            arena -> oneSession(arena, Side.BEFORE_CLIENT)));
  }

  /** A limit of the server process, which is the same error to it as a full disk. */
  private static String diskFull(Arena arena) throws Exception {
    arena
        .shop()
        .database()
        .execute(
            "SELECT emaj.emaj_create_group('big')",
            "CREATE TABLE shop.big (id int PRIMARY KEY, filler text)",
            "ALTER TABLE shop.big ALTER filler SET STORAGE PLAIN",
            "INSERT INTO shop.big SELECT i, (SELECT string_agg(md5(i || ' ' || j), '')"
                + " FROM generate_series(1, 200) AS j) FROM generate_series(1, 2500) AS i",
            "SELECT emaj.emaj_assign_table('shop', 'big', 'big')",
            "SELECT emaj.emaj_start_group('big', 'M')",
            "DELETE FROM shop.big");
    Result result =
        arena
            .direct()
            .listening(
                (step, session) -> {
                  if (step == ProtocolStep.AFTER_LOCK) {
                    limitFiles(arena.shop().value(backend(session)));
                  }
                })
            .run("-g", "big", "-m", "M", "-s", "1", "--json");
    assertThat(result.json().get("error").get("message").asString())
        .contains("could not extend file");
    assertThat(arena.shop().value("SELECT count(*) FROM shop.big")).isEqualTo("0");
    arena
        .shop()
        .database()
        .execute(
            "SELECT emaj.emaj_stop_group('big')",
            "SELECT emaj.emaj_drop_group('big')",
            "DROP TABLE shop.big");
    return arena.told(result);
  }

  private static String backend(int session) {
    return "SELECT pid FROM pg_stat_activity WHERE application_name ~ '^emaj-batch .* s"
        + session
        + "/'";
  }

  private static void limitFiles(String pid) throws Exception {
    Process process =
        new ProcessBuilder("prlimit", "--pid", pid, "--fsize=" + FILE_LIMIT + ":" + FILE_LIMIT)
            .inheritIO()
            .start();
    assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).isZero();
  }

  private static String noSlots(Arena arena) throws Exception {
    Result result =
        arena.rollBack(
            ProtocolStep.BEFORE_PREPARE,
            2,
            () -> {
              for (int i = arena.shop().prepared(); i < Arena.PREPARED_SLOTS; i++) {
                arena.shop().database().execute(prepared("slot " + i));
              }
            });
    while (arena.shop().prepared() > 0) {
      String gid = arena.shop().value("SELECT min(gid) FROM pg_prepared_xacts");
      arena.shop().database().execute("ROLLBACK PREPARED '" + gid + "'");
    }
    assertThat(result.json().get("error").get("message").asString())
        .contains("maximum number of prepared transactions reached");
    return arena.told(result);
  }

  /** A transaction that holds nothing. */
  static String prepared(String gid) {
    return "BEGIN; SELECT pg_catalog.txid_current(); PREPARE TRANSACTION '" + gid + "'";
  }

  /** Constraints are made immediate before the barrier, so that PREPARE finds none open. */
  private static String deferredInTable(Arena arena) throws Exception {
    return refused(
        arena,
        List.of(
            "CREATE TABLE shop.left_side (id int PRIMARY KEY)",
            "CREATE TABLE shop.right_side (id int PRIMARY KEY)",
            deferredTrigger("shop.left_side", "INSERT OR UPDATE OR DELETE", ""),
            deferredTrigger("shop.right_side", "INSERT OR UPDATE OR DELETE", ""),
            "SELECT emaj.emaj_create_group('guarded')",
            "SELECT emaj.emaj_assign_tables('shop', ARRAY['left_side', 'right_side'], 'guarded',"
                + " '{\"ignored_triggers\": \"refuse\"}')",
            "SELECT emaj.emaj_start_group('guarded', 'M')",
            "SET session_replication_role = replica; INSERT INTO shop.left_side VALUES (1);"
                + " INSERT INTO shop.right_side VALUES (1)"),
        List.of(
            "SELECT emaj.emaj_stop_group('guarded')",
            "SELECT emaj.emaj_drop_group('guarded')",
            "DROP TABLE shop.left_side, shop.right_side"),
        "session [12] failed: .*row of .*_side refused",
        "guarded");
  }

  private static String deferredInCommit(Arena arena) throws Exception {
    return refused(
        arena,
        List.of(
            deferredTrigger("emaj_batch.decision", "INSERT", "WHEN (NEW.outcome = 'committed')")),
        List.of(),
        "the commit of session 1 failed: .*row of decision refused",
        "sales,warehouse");
  }

  private static String deferredTrigger(String table, String events, String when) {
    return "CREATE CONSTRAINT TRIGGER refuse AFTER "
        + events
        + " ON "
        + table
        + " DEFERRABLE INITIALLY DEFERRED FOR EACH ROW "
        + when
        + " EXECUTE FUNCTION shop.refuse()";
  }

  private static String refused(
      Arena arena, List<String> before, List<String> after, String words, String groups)
      throws Exception {
    arena
        .shop()
        .database()
        .execute(
            "CREATE FUNCTION shop.refuse() RETURNS trigger LANGUAGE plpgsql AS"
                + " $$ BEGIN RAISE EXCEPTION 'row of % refused', TG_TABLE_NAME; END $$");
    try {
      arena.shop().database().execute(before.toArray(String[]::new));
      Result result = arena.direct().run("-g", groups, "-m", "M", "-s", "2", "--json");
      assertThat(result.exitCode()).as(result.out()).isEqualTo(4);
      assertThat(result.json().get("error").get("message").asString()).containsPattern(words);
      return arena.told(result);
    } finally {
      arena.shop().database().execute("DROP FUNCTION shop.refuse() CASCADE");
      arena.shop().database().execute(after.toArray(String[]::new));
    }
  }

  private static String killedInStatement(Arena arena) throws Exception {
    try (Connection application = arena.shop().database().open();
        Statement statement = application.createStatement()) {
      statement.execute("BEGIN; LOCK TABLE shop.note IN ACCESS EXCLUSIVE MODE");
      try (Child child =
          Child.haltingAt(
              ProtocolStep.BEFORE_LOCK,
              9,
              arena.shop().database().settings(Shop.OPERATOR),
              Arena.ROLLBACK)) {
        arena.awaitOne(
            "SELECT least(count(*), 1) FROM pg_stat_activity"
                + " WHERE application_name ~ '^emaj-batch .* s' AND wait_event_type = 'Lock'");
        child.kill();
      }
      arena.awaitNoBackends();
      statement.execute("ROLLBACK");
    }
    return "";
  }

  private static String stuck(Arena arena) throws Exception {
    try (Child child =
        Child.haltingAt(
            ProtocolStep.BARRIER,
            1,
            arena.shop().database().settings(Shop.OPERATOR),
            Arena.ROLLBACK)) {
      child.awaitPoint();
      arena.terminate(" s1/3$");
      Result recover = arena.direct().run("recover", "--json");
      assertThat(
              arena
                  .shop()
                  .value(
                      "SELECT count(*) FROM pg_stat_activity"
                          + " WHERE application_name ~ '^emaj-batch .* s[0-9]+/'"))
          .isEqualTo("0");
      child.kill();
      return "recover: exit " + recover.exitCode();
    }
  }

  private static String oneSession(Arena arena, Side side) throws Exception {
    arena
        .proxy()
        .intercept(
            new Interception(
                name -> name.endsWith(" s1/1"),
                Moment.COMMITTING.statement(),
                side,
                () -> {},
                Then.CUT));
    return arena.told(arena.proxied().run("-g", "sales,warehouse", "-m", "M", "-s", "1", "--json"));
  }
}
