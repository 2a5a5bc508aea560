package org.emajbatch.sql.enginetest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * What each session of a rollback locks. A session keeps its locks until all have done their work,
 * so one that touches a table of another session, however weakly, would have that one wait for ever
 * once it rebuilds a foreign key there.
 */
class SessionLocksTest extends ForeignKeyTestCase {

  /**
   * Session 1 gets the larger table {@code big}, session 2 two partitioned tables with a key
   * between them and its rebuilding, since replica role cannot be had.
   */
  @BeforeEach
  void fill() throws Exception {
    sql.run(
        "DROP FUNCTION emaj._restore_rows_as_replica",
        "CREATE TABLE app.big (id int PRIMARY KEY, v int)",
        "CREATE TABLE app.parent (id int PRIMARY KEY, v int) PARTITION BY RANGE (id)",
        "CREATE TABLE app.child (id int PRIMARY KEY, p int REFERENCES app.parent ON DELETE CASCADE)"
            + " PARTITION BY RANGE (id)");
    for (String table : new String[] {"parent", "child"}) {
      sql.run(
          "CREATE TABLE app."
              + table
              + "_low PARTITION OF app."
              + table
              + " FOR VALUES FROM (MINVALUE) TO (5)",
          "CREATE TABLE app."
              + table
              + "_high PARTITION OF app."
              + table
              + " FOR VALUES FROM (5) TO (MAXVALUE)");
    }
  }

  private void change() throws Exception {
    sql.run(
        "INSERT INTO app.big SELECT i, i FROM generate_series(11, 5000) AS i",
        "UPDATE app.parent SET v = -v",
        "UPDATE app.child SET p = 1");
  }

  @Test
  void aKeyBetweenPartitionedTablesIsRebuiltBesideAnotherSession() throws Exception {
    Images atMark = fillAndStart(".*");
    change();

    rollBack(2);

    assertThat(Images.of(sql, "app")).isEqualTo(atMark);
    assertThat(steps()).contains("DROP_FK|child|child_p_fkey|");
  }

  @Test
  void noSessionLocksWhatAnotherSessionRestores() throws Exception {
    fillAndStart(".*");
    change();
    try (ParallelRollback rollback = lockAndStart(2)) {
      assertThat(locked(rollback.session(1))).containsExactly("app.big");
      assertThat(locked(rollback.session(2)))
          .containsExactly("app.child_high", "app.child_low", "app.parent_high", "app.parent_low");
    }
  }

  /** The application's tables that a session has any lock on. */
  private List<String> locked(Session session) throws Exception {
    return sql.rows(
        "SELECT DISTINCT format('%I.%I', nspname, relname) FROM pg_locks JOIN pg_class ON pg_class.oid = relation"
            + " JOIN pg_namespace ON pg_namespace.oid = relnamespace"
            + " WHERE nspname = 'app' AND relkind IN ('r', 'p') AND pid = "
            + session.value("SELECT pg_backend_pid()")
            + " ORDER BY 1");
  }
}
