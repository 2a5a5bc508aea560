package org.emajbatch.sql.enginetest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.sql.SQLException;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.postgresql.util.PSQLException;

/**
 * Keys that are looked up after a restore under replica role hold as if the server checked them.
 */
class CheckedForeignKeyTest extends EngineTestCase {

  private static final String ROLLBACK = "SELECT emaj.emaj_rollback_group('g', 'm')";
  private static final int ROUNDS = 40;
  private static final String FOREIGN_KEY_VIOLATION = "23503";

  @BeforeEach
  void createTables() throws Exception {
    sql.run(
        "CREATE TABLE app.\"Par ent\" (id int PRIMARY KEY, code text COLLATE \"C\" UNIQUE, v int)",
        "CREATE TABLE app.child (id int PRIMARY KEY, p int CONSTRAINT \"to Par ent\" REFERENCES app.\"Par ent\""
            + " ON DELETE CASCADE)",
        "INSERT INTO app.\"Par ent\" SELECT i, 'c' || i FROM generate_series(1, 30) i",
        "INSERT INTO app.child SELECT i, i FROM generate_series(1, 10) i");
  }

  @Test
  void rowsThatReferToWhatIsGoneAreRefusedWithConstraintTablesAndKeys() throws Exception {
    start("child");
    sql.run("UPDATE app.child SET p = 30", "DELETE FROM app.\"Par ent\" WHERE id BETWEEN 2 AND 8");
    Images changed = Images.of(sql, "app");

    PSQLException refusal = refusal();

    assertThat(refusal.getSQLState()).isEqualTo(FOREIGN_KEY_VIOLATION);
    assertThat(refusal.getServerErrorMessage().getMessage())
        .isEqualTo(
            "emaj rollback: the foreign key \"to Par ent\" of \"app\".\"child\" would not hold.");
    assertThat(refusal.getServerErrorMessage().getDetail())
        .isEqualTo(
            "Its column p would refer to rows that are not in \"app\".\"Par ent\" (7 in all): id = (2), (3), (4), (5), (6).");
    assertThat(refusal.getServerErrorMessage().getHint()).startsWith("Nothing was changed. Insert");
    assertThat(refusal.getServerErrorMessage().getConstraint()).isEqualTo("to Par ent");
    assertThat(Images.of(sql, "app")).isEqualTo(changed);
    sql.run("INSERT INTO app.\"Par ent\" SELECT generate_series(2, 8)", ROLLBACK);
    assertThat(sql.value("SELECT count(*) FROM app.child WHERE p = id")).isEqualTo("10");
  }

  @Test
  void rowsOutsideThatReferToWhatTheRollbackTakesAwayAreRefusedAndNotCascadedTo() throws Exception {
    start("Par ent");
    sql.run(
        "INSERT INTO app.\"Par ent\" SELECT generate_series(31, 50)",
        "UPDATE app.\"Par ent\" SET id = 100 WHERE id = 20",
        "INSERT INTO app.child VALUES (11, 31), (12, 31), (13, 100)");

    assertThat(refusal().getServerErrorMessage().getDetail())
        .isEqualTo(
            "Its column p would refer to rows that are not in \"app\".\"Par ent\" (2 in all): id = (31), (100).");

    sql.run("DELETE FROM app.child WHERE id > 10", ROLLBACK);
    assertThat(sql.value("SELECT count(*), max(id) FROM app.\"Par ent\"")).isEqualTo("30|30");
    assertThat(sql.value("SELECT count(*) FROM app.child")).isEqualTo("10");
  }

  /** What is refused, against a query over both ends as they stood at the mark or stand now. */
  @Test
  void aRollbackIsRefusedIfAndOnlyIfAKeyWouldNotHold() throws Exception {
    sql.run(
        "CREATE DOMAIN app.code AS varchar(10) COLLATE \"C\"",
        "CREATE TABLE app.pair (id int PRIMARY KEY, a int, b text, UNIQUE (b, a))",
        "CREATE TABLE app.simple (id int PRIMARY KEY, p bigint REFERENCES app.\"Par ent\","
            + " code app.code REFERENCES app.\"Par ent\" (code), a smallint, b varchar(5),"
            + " FOREIGN KEY (a, b) REFERENCES app.pair (a, b))",
        "CREATE TABLE app.complete (id int PRIMARY KEY, a int, b text,"
            + " FOREIGN KEY (a, b) REFERENCES app.pair (a, b) MATCH FULL)",
        "CREATE SCHEMA kept");
    Random random = new Random(20);
    int refused = 0;
    for (int round = 0; round < ROUNDS; round++) {
      change(random);
      List<String> tables =
          sql.rows(
              "SELECT relname FROM pg_class WHERE relnamespace = 'app'::regnamespace AND relkind = 'r'");
      Collections.shuffle(tables, random);
      tables = tables.subList(0, 1 + random.nextInt(4));
      start(tables.toArray(String[]::new));
      for (String table : tables) {
        sql.run("CREATE TABLE kept.\"%1$s\" AS SELECT * FROM app.\"%1$s\"".formatted(table));
      }
      change(random);
      boolean holds = holdsAtTheMark();
      SQLException refusal = catchThrowableOfType(SQLException.class, () -> sql.run(ROLLBACK));
      assertThat(refusal == null).as("round %s: %s", round, refusal).isEqualTo(holds);
      if (refusal != null) {
        assertThat(refusal.getSQLState()).isEqualTo(FOREIGN_KEY_VIOLATION);
        refused++;
      }
      sql.run(
          "DROP SCHEMA kept CASCADE",
          "CREATE SCHEMA kept",
          "SELECT emaj.emaj_stop_group('g')",
          "SELECT emaj.emaj_drop_group('g')");
    }
    assertThat(refused).isBetween(ROUNDS / 8, ROUNDS * 7 / 8);
  }

  private void change(Random random) throws SQLException {
    List<String> statements =
        List.of(
            "INSERT INTO app.\"Par ent\" VALUES (%1$d, 'c%1$d')",
            "DELETE FROM app.\"Par ent\" WHERE id = %1$d",
            "UPDATE app.\"Par ent\" SET code = 'c%2$d' WHERE id = %1$d",
            "UPDATE app.\"Par ent\" SET id = %2$d WHERE id = %1$d",
            "UPDATE app.\"Par ent\" SET v = %2$d",
            "INSERT INTO app.child VALUES (%1$d, %2$d)",
            "UPDATE app.child SET p = %2$d WHERE id = %1$d",
            "INSERT INTO app.pair VALUES (%1$d, %2$d, 'x')",
            "DELETE FROM app.pair WHERE id = %1$d",
            "UPDATE app.pair SET b = 'y' WHERE id = %1$d",
            "INSERT INTO app.simple VALUES (%1$d, %2$d, 'c%1$d', %2$d, 'x')",
            "INSERT INTO app.simple VALUES (%1$d, NULL, NULL, %2$d, NULL)",
            "UPDATE app.simple SET p = %2$d, a = NULL WHERE id = %1$d",
            "DELETE FROM app.simple WHERE id = %1$d",
            "INSERT INTO app.complete VALUES (%1$d, %2$d, 'x')",
            "UPDATE app.complete SET a = NULL, b = NULL WHERE id = %1$d",
            "DELETE FROM app.complete WHERE id = %1$d");
    for (int i = 0; i < 60; i++) {
      String statement = statements.get(random.nextInt(statements.size()));
      try {
        sql.run(statement.formatted(1 + random.nextInt(12), 1 + random.nextInt(12)));
      } catch (SQLException refused) {
        assertThat(refused.getSQLState()).startsWith("23");
      }
    }
  }

  private boolean holdsAtTheMark() throws SQLException {
    return sql.value(
            "SELECT count(*) FROM (SELECT FROM %2$s WHERE p NOT IN (SELECT id FROM %1$s)"
                    .formatted(atMark("Par ent"), atMark("child"))
                + " UNION ALL SELECT FROM %2$s WHERE p NOT IN (SELECT id FROM %1$s)"
                    .formatted(atMark("Par ent"), atMark("simple"))
                + " UNION ALL SELECT FROM %2$s WHERE code NOT IN (SELECT code FROM %1$s WHERE code IS NOT NULL)"
                    .formatted(atMark("Par ent"), atMark("simple"))
                + " UNION ALL SELECT FROM %2$s WHERE a IS NOT NULL AND b IS NOT NULL AND (a, b::text) NOT IN (SELECT a, b FROM %1$s)"
                    .formatted(atMark("pair"), atMark("simple"))
                + " UNION ALL SELECT FROM %2$s WHERE a IS NOT NULL AND (a, b) NOT IN (SELECT a, b FROM %1$s)) AS broken"
                    .formatted(atMark("pair"), atMark("complete")))
        .equals("0");
  }

  private String atMark(String table) throws SQLException {
    String kept = "kept.\"" + table + "\"";
    return sql.value("SELECT to_regclass('" + kept + "') IS NULL").equals("t")
        ? "app.\"" + table + "\""
        : kept;
  }

  @Test
  void writersOutsideWaitOnlyWhereTheKeyNeedsThem() throws Exception {
    start("child");
    sql.run("DELETE FROM app.child");
    sql.run("BEGIN", ROLLBACK);
    try (Session other = new Session(database.open())) {
      other.run(
          "SET lock_timeout = '5s'",
          "UPDATE app.\"Par ent\" SET v = 1",
          "INSERT INTO app.\"Par ent\" VALUES (40)",
          "SET lock_timeout = '100ms'");
      SQLException refusal =
          catchThrowableOfType(
              SQLException.class, () -> other.run("DELETE FROM app.\"Par ent\" WHERE id = 5"));
      assertThat(refusal.getSQLState()).isEqualTo("55P03");
    }
    sql.run("COMMIT");
  }

  @Test
  void aRowThatAnotherTransactionIsDeletingIsWaitedForAndThenMissed() throws Exception {
    start("child");
    sql.run("DELETE FROM app.child");
    try (Session other = new Session(database.open());
        Session rollback = new Session(database.open())) {
      other.run("BEGIN", "DELETE FROM app.\"Par ent\" WHERE id = 5");
      String waiting =
          "SELECT pg_blocking_pids("
              + rollback.value("SELECT pg_backend_pid()")
              + ") = ARRAY["
              + other.value("SELECT pg_backend_pid()")
              + "]";
      CompletableFuture<SQLException> end =
          CompletableFuture.supplyAsync(
              () -> catchThrowableOfType(SQLException.class, () -> rollback.run(ROLLBACK)));
      while (!sql.value(waiting).equals("t")) {
        Thread.onSpinWait();
      }
      other.run("COMMIT");
      assertThat(end.get(10, TimeUnit.SECONDS).getMessage()).contains("(1 in all): id = (5)");
    }
  }

  @Test
  void aKeyThatIsNotValidOrSwitchedOffStaysSo() throws Exception {
    sql.run(
        "ALTER TABLE app.child DROP CONSTRAINT \"to Par ent\"",
        "INSERT INTO app.child VALUES (77, 77)",
        "ALTER TABLE app.child ADD CONSTRAINT later FOREIGN KEY (p) REFERENCES app.\"Par ent\" NOT VALID",
        "CREATE TABLE app.free (id int PRIMARY KEY, p int REFERENCES app.\"Par ent\")",
        "INSERT INTO app.free VALUES (1, 30)",
        "ALTER TABLE app.free DISABLE TRIGGER ALL");
    start("child", "free");
    sql.run("UPDATE app.child SET p = 2 WHERE id < 5", "DELETE FROM app.free", ROLLBACK);
    assertThat(sql.value("SELECT convalidated FROM pg_constraint WHERE conname = 'later'"))
        .isEqualTo("f");
    sql.run(
        "DELETE FROM app.free",
        "DELETE FROM app.\"Par ent\" WHERE id = 30",
        ROLLBACK,
        "UPDATE app.child SET p = 2 WHERE id < 5",
        "DELETE FROM app.\"Par ent\" WHERE id = 1");
    assertThat(sql.value("SELECT p FROM app.free")).isEqualTo("30");
    assertThat(refusal().getMessage()).contains("\"later\"");
  }

  private void start(String... tables) throws SQLException {
    sql.run("SELECT emaj.emaj_create_group('g')");
    for (String table : tables) {
      sql.run("SELECT emaj.emaj_assign_table('app', '" + table + "', 'g')");
    }
    sql.run("SELECT emaj.emaj_start_group('g', 'm')");
  }

  private PSQLException refusal() {
    return catchThrowableOfType(PSQLException.class, () -> sql.run(ROLLBACK));
  }
}
