package org.emajbatch.sql.enginetest;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An unlogged rollback truncates a large log, if it holds nothing else and nobody reads it. */
class PurgeTest extends EngineTestCase {

  private static final String FILE = "SELECT pg_relation_filenode('emaj.app_t_log')";

  /** More than the number of changes from which on a log counts as large. */
  private static final int LARGE = 12_000;

  private String file;

  @BeforeEach
  void prepare() throws Exception {
    sql.run(
        "CREATE TABLE app.t (id int PRIMARY KEY, v int)",
        "SELECT emaj.emaj_create_group('g')",
        "SELECT emaj.emaj_assign_table('app', 't', 'g')",
        "SELECT emaj.emaj_start_group('g', 'start')");
    file = sql.value(FILE);
  }

  @Test
  void aLargeLogIsTruncated() throws Exception {
    insert(1, LARGE);
    rollBack("start");
    assertThat(sql.value(FILE)).isNotEqualTo(file);
    assertThat(logRows()).isEqualTo("0");
  }

  @Test
  void aSmallLogIsDeleted() throws Exception {
    insert(1, 100);
    rollBack("start");
    assertThat(sql.value(FILE)).isEqualTo(file);
    assertThat(logRows()).isEqualTo("0");
  }

  @Test
  void whatIsOlderThanTheMarkStays() throws Exception {
    insert(1, 5);
    sql.run("SELECT emaj.emaj_set_mark_group('g', 'm')");
    insert(6, LARGE);
    rollBack("m");
    assertThat(sql.value(FILE)).isEqualTo(file);
    assertThat(logRows()).isEqualTo("5");
  }

  @Test
  void aReaderIsNotWaitedFor() throws Exception {
    insert(1, LARGE);
    try (Session reader = new Session(database.open())) {
      reader.run("BEGIN", "SELECT count(*) FROM emaj.app_t_log");
      rollBack("start");
      assertThat(reader.value("SELECT count(*) FROM emaj.app_t_log")).isEqualTo("0");
      reader.run("COMMIT");
    }
    assertThat(sql.value(FILE)).isEqualTo(file);
  }

  @Test
  void aTruncatedLogGoesOnWithRightCounts() throws Exception {
    insert(1, LARGE);
    rollBack("start");
    insert(1, 3);
    assertThat(counted("start")).isEqualTo("3");
    sql.run("SELECT emaj.emaj_set_mark_group('g', 'm')");
    insert(4, 8);
    assertThat(counted("start")).isEqualTo("8");
    assertThat(counted("m")).isEqualTo("5");
    rollBack("m");
    assertThat(counted("start")).isEqualTo("3");
    rollBack("start");
    assertThat(counted("start")).isEqualTo("0");
    assertThat(sql.value("SELECT count(*) FROM app.t")).isEqualTo("0");
  }

  private void insert(int first, int last) throws Exception {
    sql.run("INSERT INTO app.t SELECT i, i FROM generate_series(%d, %d) i".formatted(first, last));
  }

  private void rollBack(String mark) throws Exception {
    sql.run("SELECT emaj.emaj_rollback_group('g', '" + mark + "')");
  }

  private String logRows() throws Exception {
    return sql.value("SELECT count(*) FROM emaj.app_t_log");
  }

  private String counted(String mark) throws Exception {
    return sql.value(
        "SELECT stat_rows FROM emaj.emaj_log_stat_group('g', '%s', NULL)".formatted(mark));
  }

  @Test
  void aCursorOfTheCallerIsNoObstacle() throws Exception {
    insert(1, LARGE);
    sql.run("BEGIN", "DECLARE own CURSOR FOR SELECT id FROM emaj.app_t_log", "FETCH own");
    rollBack("start");
    sql.run("COMMIT");
    assertThat(logRows()).isEqualTo("0");
  }
}
