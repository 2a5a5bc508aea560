package org.emajbatch.sql.enginetest;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Statistics by role and verb are read from the logs, and agree with the counters. */
class DetailedStatisticsTest extends EngineTestCase {

  private static final String BY_VERB =
      "SELECT stat_table, stat_verb, stat_rows FROM emaj.emaj_detailed_log_stat_group('g', %s, %s)"
          + " ORDER BY stat_table, stat_verb";

  @BeforeEach
  void prepare() throws Exception {
    sql.run(
        "CREATE TABLE app.a (id serial PRIMARY KEY, v int)",
        "CREATE TABLE app.\"B b\" (id serial PRIMARY KEY, v int)",
        "CREATE TABLE app.quiet (id serial PRIMARY KEY)",
        "SELECT emaj.emaj_create_group('g')",
        "SELECT emaj.emaj_assign_tables('app', '.*', '', 'g')",
        "SELECT emaj.emaj_start_group('g', 'first')",
        "INSERT INTO app.a (v) SELECT generate_series(1, 10)",
        "UPDATE app.a SET v = 0 WHERE id <= 4",
        "SELECT emaj.emaj_set_mark_group('g', 'second')",
        "DELETE FROM app.a WHERE id <= 3",
        "INSERT INTO app.\"B b\" (v) VALUES (1), (2)",
        "TRUNCATE app.\"B b\"");
  }

  @Test
  void countsByTableAndVerb() throws Exception {
    assertThat(sql.rows(BY_VERB.formatted("'first'", "NULL")))
        .containsExactly(
            "B b|INSERT|2", "B b|TRUNCATE|3", "a|DELETE|3", "a|INSERT|10", "a|UPDATE|4");
    assertThat(sql.rows(BY_VERB.formatted("'first'", "'second'")))
        .containsExactly("a|INSERT|10", "a|UPDATE|4");
    assertThat(sql.rows(BY_VERB.formatted("'EMAJ_LAST_MARK'", "''")))
        .containsExactly("B b|INSERT|2", "B b|TRUNCATE|3", "a|DELETE|3");
  }

  @Test
  void agreesWithTheCounters() throws Exception {
    assertThat(
            sql.rows(
                "SELECT stat_table, sum(stat_rows) FROM emaj.emaj_detailed_log_stat_groups(ARRAY['g'], NULL, NULL)"
                    + " GROUP BY stat_table ORDER BY stat_table"))
        .isEqualTo(
            sql.rows(
                "SELECT stat_table, stat_rows FROM emaj.emaj_log_stat_group('g', NULL, NULL)"
                    + " WHERE stat_rows > 0 ORDER BY stat_table"))
        .hasSize(2);
  }

  @Test
  void tellsWhoMadeTheChanges() throws Exception {
    String writer = "writer_" + database.name();
    database.createRole(writer, "pg_read_all_data");
    sql.run(
        "GRANT USAGE ON SCHEMA app TO " + writer,
        "GRANT INSERT, UPDATE ON app.a TO " + writer,
        "GRANT USAGE ON ALL SEQUENCES IN SCHEMA app TO " + writer);
    try (Session other = new Session(database.open(writer))) {
      other.run("INSERT INTO app.a (v) VALUES (7)");
    }

    assertThat(
            sql.rows(
                "SELECT stat_verb, stat_rows FROM emaj.emaj_detailed_log_stat_group('g', 'second', NULL)"
                    + " WHERE stat_role = '"
                    + writer
                    + "'"))
        .containsExactly("INSERT|1");
  }
}
