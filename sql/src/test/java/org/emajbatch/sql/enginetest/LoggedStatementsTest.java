package org.emajbatch.sql.enginetest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringReader;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.postgresql.PGConnection;

/** Whatever statement changes a row, the log has exactly that change and a rollback undoes it. */
class LoggedStatementsTest extends EngineTestCase {

  private static final String LOG =
      "SELECT emaj_verb, emaj_tuple, id, v FROM emaj.app_a_log ORDER BY emaj_gid, emaj_tuple DESC";

  private Images atMark;

  @BeforeEach
  void prepare() throws Exception {
    sql.run(
        "CREATE TABLE app.a (id int PRIMARY KEY, v text)",
        "CREATE TABLE app.b (id int PRIMARY KEY, a int REFERENCES app.a ON UPDATE CASCADE ON DELETE CASCADE)",
        "CREATE TABLE app.c (id int PRIMARY KEY, a int DEFAULT 3 REFERENCES app.a ON UPDATE SET NULL ON DELETE SET DEFAULT)",
        "CREATE TABLE app.whole (id int PRIMARY KEY, v text) PARTITION BY RANGE (id)",
        "CREATE TABLE app.low PARTITION OF app.whole FOR VALUES FROM (0) TO (10)",
        "CREATE TABLE app.high PARTITION OF app.whole FOR VALUES FROM (10) TO (20)",
        "INSERT INTO app.a SELECT i, 'v' || i FROM generate_series(1, 3) i",
        "INSERT INTO app.b SELECT i, i FROM generate_series(1, 3) i",
        "INSERT INTO app.c SELECT i, i FROM generate_series(1, 3) i",
        "INSERT INTO app.whole SELECT i, 'w' FROM generate_series(8, 12) i",
        "SELECT emaj.emaj_create_group('g')",
        "SELECT emaj.emaj_assign_tables('app', '.*', NULL, 'g')",
        "SELECT emaj.emaj_start_group('g', 'm')");
    atMark = Images.of(sql, "app");
  }

  @Test
  void insertOnConflictUpdatesOrLeavesAlone() throws Exception {
    sql.run(
        "INSERT INTO app.a VALUES (1, 'x'), (4, 'x') ON CONFLICT (id) DO UPDATE SET v = excluded.v",
        "INSERT INTO app.a VALUES (2, 'y'), (5, 'y') ON CONFLICT DO NOTHING",
        "INSERT INTO app.a VALUES (3, 'z') ON CONFLICT (id) DO UPDATE SET v = 'z' WHERE a.v = ''");
    assertThat(sql.rows(LOG))
        .containsExactly("UPD|OLD|1|v1", "UPD|NEW|1|x", "INS|NEW|4|x", "INS|NEW|5|y");
    assertUndone();
  }

  @Test
  void mergeLogsEachActionAsWhatItIs() throws Exception {
    sql.run(
        "MERGE INTO app.a USING (VALUES (1), (2), (4)) AS s (id) ON a.id = s.id"
            + " WHEN MATCHED AND a.id = 1 THEN DELETE WHEN MATCHED THEN UPDATE SET v = 'm'"
            + " WHEN NOT MATCHED THEN INSERT VALUES (s.id, 'new')");
    assertThat(sql.rows(LOG))
        .containsExactlyInAnyOrder("DEL|OLD|1|v1", "UPD|OLD|2|v2", "UPD|NEW|2|m", "INS|NEW|4|new");
    assertUndone();
  }

  @Test
  void copyLogsEveryRow() throws Exception {
    sql.connection()
        .unwrap(PGConnection.class)
        .getCopyAPI()
        .copyIn("COPY app.a FROM STDIN", new StringReader("10\tone\\ttab\n11\t\\N\n12\t\n"));
    assertThat(sql.rows(LOG)).containsExactly("INS|NEW|10|one\ttab", "INS|NEW|11|", "INS|NEW|12|");
    assertUndone();
  }

  @Test
  void cascadesAreLoggedInTheTableThatTheyReach() throws Exception {
    sql.run("UPDATE app.a SET id = 20 WHERE id = 2", "DELETE FROM app.a WHERE id = 1");
    assertThat(events("b")).containsExactly("UPD|2|2", "UPD|2|20", "DEL|1|1");
    assertThat(events("c")).containsExactly("UPD|2|2", "UPD|2|", "UPD|1|1", "UPD|1|3");
    assertUndone();
  }

  @Test
  void triggersThatWriteOtherTablesAreLoggedThere() throws Exception {
    sql.run(
        "CREATE FUNCTION app.copy() RETURNS trigger LANGUAGE plpgsql AS"
            + " 'BEGIN INSERT INTO app.a VALUES (NEW.id + 100, NEW.id); DELETE FROM app.c WHERE id = NEW.id; RETURN NEW; END'",
        "CREATE TRIGGER before BEFORE UPDATE ON app.b FOR EACH ROW EXECUTE FUNCTION app.copy()",
        "CREATE FUNCTION app.shout() RETURNS trigger LANGUAGE plpgsql AS"
            + " 'BEGIN NEW.v := upper(NEW.v); RETURN NEW; END'",
        "CREATE TRIGGER before BEFORE INSERT ON app.a FOR EACH ROW EXECUTE FUNCTION app.shout()",
        "CREATE FUNCTION app.never() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NULL; END'",
        "CREATE TRIGGER never BEFORE DELETE ON app.c FOR EACH ROW WHEN (OLD.id = 3) EXECUTE FUNCTION app.never()",
        "UPDATE app.b SET a = 1 WHERE id > 1");
    assertThat(sql.rows(LOG)).containsExactly("INS|NEW|102|2", "INS|NEW|103|3");
    assertThat(events("c")).containsExactly("DEL|2|2");
    assertUndone();
  }

  @Test
  void whatIsWrittenThroughThePartitionedTableIsLoggedInThePartition() throws Exception {
    sql.run(
        "UPDATE app.whole SET id = id + 5 WHERE id IN (8, 10)",
        "INSERT INTO app.whole VALUES (1, 'new'), (19, 'new')",
        "DELETE FROM app.whole WHERE id = 11");
    assertThat(partition("low")).containsExactly("DEL|8", "INS|1");
    assertThat(partition("high"))
        .containsExactlyInAnyOrder("INS|13", "UPD|10", "UPD|15", "INS|19", "DEL|11");
    assertUndone();
  }

  @Test
  void whatWasUndoneLeavesNoTraceInTheLog() throws Exception {
    sql.run(
        "BEGIN",
        "UPDATE app.a SET v = 'kept' WHERE id = 1",
        "SAVEPOINT s",
        "UPDATE app.a SET v = 'undone'",
        "ROLLBACK TO s",
        "DO 'BEGIN UPDATE app.a SET v = ''undone''; RAISE division_by_zero; EXCEPTION WHEN division_by_zero THEN NULL; END'",
        "COMMIT",
        "BEGIN",
        "UPDATE app.a SET v = 'undone'",
        "ROLLBACK");
    assertThat(sql.rows(LOG)).containsExactly("UPD|OLD|1|v1", "UPD|NEW|1|kept");
    assertUndone();
  }

  private List<String> events(String table) throws Exception {
    return sql.rows(
        "SELECT emaj_verb, id, a FROM emaj.app_%s_log ORDER BY emaj_gid, emaj_tuple DESC"
            .formatted(table));
  }

  private List<String> partition(String name) throws Exception {
    return sql.rows(
        "SELECT emaj_verb, id FROM emaj.app_%s_log ORDER BY emaj_gid, emaj_tuple DESC"
            .formatted(name));
  }

  /** Back to the mark, forth again and back for good. */
  private void assertUndone() throws Exception {
    Images changed = Images.of(sql, "app");
    assertThat(changed).isNotEqualTo(atMark);
    sql.run("SELECT emaj.emaj_logged_rollback_group('g', 'm')");
    assertThat(Images.of(sql, "app")).isEqualTo(atMark);
    sql.run("SELECT emaj.emaj_rollback_group('g', 'RLBK_1_START')");
    assertThat(Images.of(sql, "app")).isEqualTo(changed);
    sql.run("SELECT emaj.emaj_rollback_group('g', 'm')");
    assertThat(Images.of(sql, "app")).isEqualTo(atMark);
  }
}
