package org.emajbatch.sql.enginetest;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Right rollbacks pass their verification, whatever the tables hold and however the log came about.
 */
class VerifiedRollbackTest extends EngineTestCase {

  private static final int TABLES = 7;

  @ParameterizedTest
  @CsvSource({"1, false", "1, true", "3, false", "3, true"})
  void everyKindOfTableAndChange(int sessions, boolean logged) throws Exception {
    create();
    change("a");
    sql.run("SELECT emaj.emaj_set_mark_group('g', 'm')");
    Images atMark = Images.of(sql, "app");
    change("b");
    assertThat(Images.of(sql, "app")).isNotEqualTo(atMark);

    try (ParallelRollback rollback = new ParallelRollback(database, createOperator(), sessions)) {
      rollback.init("{g}", "m", logged);
      assertThat(rollback.verify()).isEqualTo(TABLES);
      rollback.lockAndStart();
      rollback.execute();
      rollback.end();
      rollback.prepare();
      rollback.commit();
    }

    assertThat(Images.of(sql, "app")).isEqualTo(atMark);
    assertThat(
            sql.rows(
                "SELECT restored.rlbp_table, restored.rlbp_quantity, verified.rlbp_quantity"
                    + " FROM emaj.emaj_rlbk_plan AS restored JOIN emaj.emaj_rlbk_plan AS verified"
                    + " USING (rlbp_rlbk_id, rlbp_schema, rlbp_table, rlbp_batch_number, rlbp_session)"
                    + " WHERE restored.rlbp_step = 'RLBK_TABLE' AND verified.rlbp_step = 'VERIFY_TABLE'"
                    + " AND restored.rlbp_quantity = verified.rlbp_quantity"))
        .hasSize(TABLES);
  }

  @Test
  void typesWithoutABinaryFormAndWhatIsMadeOfThem() throws Exception {
    sql.run(
        "CREATE DOMAIN app.grants AS aclitem[]",
        "CREATE TYPE app.granted AS (n numeric, g aclitem)",
        "CREATE TABLE app.acl (id int PRIMARY KEY, g aclitem, gs aclitem[], gd app.grants, gc app.granted, gca app.granted[])",
        "INSERT INTO app.acl SELECT i, 'postgres=r/postgres', '{postgres=r/postgres}', '{postgres=r/postgres}',"
            + " '(1.0,postgres=r/postgres)', '{\"(1.0,postgres=r/postgres)\"}' FROM generate_series(1, 9) i",
        "SELECT emaj.emaj_create_group('g')",
        "SELECT emaj.emaj_assign_table('app', 'acl', 'g')",
        "SELECT emaj.emaj_start_group('g', 'm')");
    String text = "SELECT acl::text FROM app.acl ORDER BY id";
    var atMark = sql.rows(text);
    sql.run(
        "UPDATE app.acl SET gc.n = 1.00, gd = NULL",
        "UPDATE app.acl SET gca = NULL WHERE id < 5",
        "UPDATE app.acl SET gc.n = 1.0, gd = gs WHERE id > 7");
    try (ParallelRollback rollback = new ParallelRollback(database, createOperator(), 1)) {
      rollback.init("{g}", "m", false);
      rollback.verify();
      rollback.lockAndStart();
      rollback.execute();
      rollback.end();
      rollback.commit();
    }
    assertThat(sql.rows(text)).isEqualTo(atMark);
  }

  @Test
  void aKeyMadeOfNullsIsAKey() throws Exception {
    sql.run(
        "CREATE TYPE app.two AS (a int, b int)",
        "CREATE TABLE app.k (id app.two PRIMARY KEY, v text)",
        "INSERT INTO app.k VALUES ('(,)', 'v'), ('(1,)', 'v')",
        "SELECT emaj.emaj_create_group('g')",
        "SELECT emaj.emaj_assign_table('app', 'k', 'g')",
        "SELECT emaj.emaj_start_group('g', 'm')");
    Images atMark = Images.of(sql, "app");
    sql.run("UPDATE app.k SET v = 'w'");
    try (ParallelRollback rollback = new ParallelRollback(database, createOperator(), 1)) {
      rollback.init("{g}", "m", false);
      rollback.verify();
      rollback.lockAndStart();
      rollback.execute();
      rollback.end();
      rollback.commit();
    }
    assertThat(Images.of(sql, "app")).isEqualTo(atMark);
  }

  @Test
  void theNextEstimateStartsFromWhatItTook() throws Exception {
    create();
    String operator = createOperator();
    for (int run = 1; run <= 2; run++) {
      change("run " + run);
      try (ParallelRollback rollback = new ParallelRollback(database, operator, 1)) {
        rollback.init("{g}", "start", false);
        rollback.verify();
        assertThat(
                sql.rows(
                    "SELECT DISTINCT rlbp_estimate_method, rlbp_estimated_duration > '0'"
                        + " FROM emaj.emaj_rlbk_plan WHERE rlbp_step = 'VERIFY_TABLE' AND rlbp_rlbk_id = "
                        + run))
            .containsExactly((run == 1 ? "3" : "1") + "|t");
        rollback.lockAndStart();
        rollback.execute();
        rollback.end();
        rollback.commit();
      }
    }
  }

  private void create() throws Exception {
    sql.run(
        "CREATE EXTENSION citext",
        "CREATE TYPE app.pair AS (a numeric, b json)",
        "CREATE TABLE app.typed (id serial PRIMARY KEY, v text, j json, b jsonb, p point, x xml, r int4range,"
            + " a text[], y bytea, f float8, t timestamptz, c app.pair, big text)",
        "CREATE TABLE app.made (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, v text,"
            + " shown text GENERATED ALWAYS AS (v || '!') STORED)",
        "CREATE TABLE app.scaled (id numeric PRIMARY KEY, v text)",
        "CREATE TABLE app.cased (id citext PRIMARY KEY, v text)",
        "CREATE TABLE app.\"Mixed \"\"Case\"\" ü\" (\"a b\" int, \"select\" text, v text, PRIMARY KEY (\"select\", \"a b\"))",
        "CREATE TABLE app.tangled (id int PRIMARY KEY, v text)",
        "CREATE TABLE app.emptied (id int PRIMARY KEY, v text)",
        "CREATE FUNCTION app.tangle() RETURNS trigger LANGUAGE plpgsql AS"
            + " 'BEGIN UPDATE app.tangled SET v = v || ''x'' WHERE id = NEW.id + 1; RETURN NULL; END'",
        "CREATE TRIGGER tangle AFTER UPDATE ON app.tangled FOR EACH ROW WHEN (NEW.id % 7 = 0) EXECUTE FUNCTION app.tangle()",
        "CREATE FUNCTION app.again() RETURNS trigger LANGUAGE plpgsql AS"
            + " 'BEGIN INSERT INTO app.tangled SELECT (OLD).*; RETURN NULL; END'",
        "CREATE TRIGGER again AFTER DELETE ON app.tangled FOR EACH ROW WHEN (OLD.id % 11 = 0) EXECUTE FUNCTION app.again()",
        "INSERT INTO app.typed (v, j, b, p, x, r, a, y, f, t, c, big) SELECT 'v', '{\"a\" :  1}', '{\"b\": 2}',"
            + " '(1,2)', '<a/>', '[1,5)', '{x,NULL}', '\\x00ff', 0.1, now(), '(1.0,{})', (SELECT string_agg(md5(i::text || k::text), '') FROM generate_series(1, 400) k)"
            + " FROM generate_series(1, 60) i",
        "INSERT INTO app.made (v) SELECT 'v' FROM generate_series(1, 60) i",
        "INSERT INTO app.scaled SELECT i, 'v' FROM generate_series(1, 60) i",
        "INSERT INTO app.cased SELECT 'key ' || i, 'v' FROM generate_series(1, 60) i",
        "INSERT INTO app.\"Mixed \"\"Case\"\" ü\" SELECT i, 'ö', 'v' FROM generate_series(1, 60) i",
        "INSERT INTO app.tangled SELECT i, 'v' FROM generate_series(1, 400) i",
        "INSERT INTO app.emptied SELECT i, 'v' FROM generate_series(1, 60) i",
        "SELECT emaj.emaj_create_group('g')",
        "SELECT emaj.emaj_assign_tables('app', '.*', NULL, 'g')",
        "SELECT emaj.emaj_assign_sequences('app', '.*', NULL, 'g')",
        "SELECT emaj.emaj_start_group('g', 'start')");
  }

  /** Changes some keys once, some several times, some to and fro; leaves others alone. */
  private void change(String word) throws Exception {
    sql.run(
        "UPDATE app.typed SET v = '"
            + word
            + "', j = '{\"a\": 1}', c = '(1.00,{})' WHERE id % 2 = 0",
        "UPDATE app.typed SET p = '(2,1)' WHERE id % 4 = 0",
        "DELETE FROM app.typed WHERE id % 5 = 0",
        "UPDATE app.made SET v = v || '" + word + "' WHERE id % 2 = 0",
        "DELETE FROM app.made WHERE id % 5 = 0",
        "INSERT INTO app.made (v) VALUES ('" + word + "')",
        "UPDATE app.scaled SET id = id + 0.00 WHERE id < 20",
        "UPDATE app.scaled SET v = v WHERE id BETWEEN 10 AND 30",
        "UPDATE app.scaled SET id = id + 1000 WHERE id BETWEEN 20 AND 40",
        "UPDATE app.cased SET id = CASE id::text WHEN upper(id::text) THEN lower(id::text) ELSE upper(id::text) END",
        "UPDATE app.cased SET v = v || '" + word + "' WHERE id < 'KEY 3'",
        "UPDATE app.\"Mixed \"\"Case\"\" ü\" SET \"a b\" = 61 - \"a b\" + 1000",
        "UPDATE app.\"Mixed \"\"Case\"\" ü\" SET \"a b\" = \"a b\" - 1000",
        "UPDATE app.tangled SET v = v || '" + word + "' WHERE id % 3 = 0",
        "UPDATE app.tangled SET v = left(v, -" + word.length() + ") WHERE id % 9 = 0",
        "UPDATE app.tangled SET v = v || 'z'",
        "DELETE FROM app.tangled WHERE id % 11 = 0",
        "DELETE FROM app.tangled WHERE id % 10 = 0",
        "INSERT INTO app.tangled SELECT i * 10, 'v' FROM generate_series(1, 20) i ON CONFLICT DO NOTHING",
        "TRUNCATE app.emptied",
        "INSERT INTO app.emptied SELECT i, '" + word + "' FROM generate_series(30, 90) i");
  }
}
