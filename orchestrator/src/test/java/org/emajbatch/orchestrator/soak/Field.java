package org.emajbatch.orchestrator.soak;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.emajbatch.orchestrator.job.JobSchema;
import org.emajbatch.sql.run.Outcome;
import org.emajbatch.sql.testkit.TestDatabase;

/**
 * What one rollback at a time puts back: a table group of five tables and a sequence, in one
 * database or in several. Nobody but its owner changes them, so what they hold is known at any
 * time.
 */
final class Field {

  /** A role with the rights of emaj_adm and no others. */
  static final String OPERATOR = "soak_operator";

  private static final String TABLES =
      """
      CREATE SCHEMA %1$s;
      CREATE SEQUENCE %1$s.number;
      CREATE TABLE %1$s.account (id int PRIMARY KEY, name text NOT NULL);
      CREATE TABLE %1$s.entry (
        id int PRIMARY KEY, account int NOT NULL REFERENCES %1$s.account ON DELETE CASCADE, amount numeric);
      CREATE TABLE %1$s."Odd Name" ("Key" text PRIMARY KEY, note text);
      CREATE TABLE %1$s.tag (id int PRIMARY KEY, words text[]);
      CREATE TABLE %1$s.stock (id int PRIMARY KEY, pieces int NOT NULL);
      INSERT INTO %1$s.account SELECT i, 'account ' || i FROM generate_series(1, 40) AS i;
      INSERT INTO %1$s.entry SELECT i, 1 + i %% 40, i FROM generate_series(1, 200) AS i;
      INSERT INTO %1$s."Odd Name" SELECT 'key ' || i, 'note' FROM generate_series(1, 30) AS i;
      INSERT INTO %1$s.tag SELECT i, ARRAY['a', 'b'] FROM generate_series(1, 30) AS i;
      INSERT INTO %1$s.stock SELECT i, i FROM generate_series(1, 100) AS i;
      SELECT emaj.emaj_create_group('%1$s');
      SELECT emaj.emaj_assign_tables('%1$s', '.*', '', '%1$s');
      SELECT emaj.emaj_assign_sequences('%1$s', '.*', '', '%1$s');
      SELECT emaj.emaj_start_group('%1$s', 'START');
      """;

  /**
   * Inserts, updates and deletes, so that each table differs from what it was before. The sequence
   * is set, because one that was advanced leaps ahead when the server has crashed.
   */
  private static final String CHANGE =
      """
      UPDATE %1$s.account SET name = 'changed %2$d' WHERE id %% 3 = %2$d %% 3;
      INSERT INTO %1$s.account VALUES (1000 + %2$d, 'new');
      DELETE FROM %1$s.entry WHERE id %% 9 = %2$d %% 9;
      INSERT INTO %1$s.entry VALUES (1000 + %2$d, 1000 + %2$d, 1);
      UPDATE %1$s."Odd Name" SET "Key" = "Key" || '.', note = '%2$d' WHERE right("Key", 1) = '7';
      INSERT INTO %1$s."Odd Name" VALUES ('new %2$d', '');
      UPDATE %1$s.tag SET words = ARRAY['%2$d'] WHERE id < 20;
      UPDATE %1$s.stock SET pieces = pieces + 1;
      SELECT setval('%1$s.number', %2$d);
      """;

  private static final String CONTENT =
      """
      SELECT 'account', md5(string_agg(t::text, '|' ORDER BY t::text)) FROM %1$s.account AS t
      UNION ALL
      SELECT 'entry', md5(string_agg(t::text, '|' ORDER BY t::text)) FROM %1$s.entry AS t
      UNION ALL
      SELECT 'Odd Name', md5(string_agg(t::text, '|' ORDER BY t::text)) FROM %1$s."Odd Name" AS t
      UNION ALL
      SELECT 'tag', md5(string_agg(t::text, '|' ORDER BY t::text)) FROM %1$s.tag AS t
      UNION ALL
      SELECT 'stock', md5(string_agg(t::text, '|' ORDER BY t::text)) FROM %1$s.stock AS t
      UNION ALL
      SELECT 'number', last_value || ' ' || is_called FROM %1$s.number
      """;

  /** A mark is used by one run only, which is found by it, whatever its process has said. */
  private static final String RUN =
      "SELECT run_id::text FROM emaj_batch.run WHERE mark = '%2$s' AND groups = ARRAY['%1$s']";

  private static final String DECISION =
      "SELECT upper(outcome) FROM emaj_batch.decision WHERE run_id = '%s'";

  private static final String PREPARED =
      "SELECT count(*) FROM pg_prepared_xacts WHERE gid LIKE 'emaj_batch:1:%s:%%'";

  private static final String BACKENDS =
      "SELECT count(*) FROM pg_stat_activity WHERE application_name LIKE 'emaj-batch %s %%'";

  private final List<TestDatabase> databases;
  private final String group;
  private final AtomicInteger changes = new AtomicInteger();

  private Field(List<TestDatabase> databases, String group) {
    this.databases = List.copyOf(databases);
    this.group = group;
  }

  /** Makes a database ready for fields. */
  static void prepare(TestDatabase database) throws Exception {
    database.installEngine();
    try (Connection connection = database.open()) {
      JobSchema.install(connection);
    }
  }

  /** A field in databases that are ready. */
  static Field create(String group, List<TestDatabase> databases) throws SQLException {
    for (TestDatabase database : databases) {
      database.execute(TABLES.formatted(group));
    }
    return new Field(databases, group);
  }

  /** The database with the decision. */
  TestDatabase judge() {
    return databases.get(0);
  }

  /** Any one of its databases. */
  TestDatabase database(Random random) {
    return databases.get(random.nextInt(databases.size()));
  }

  String group() {
    return group;
  }

  /** The options that roll all of it back to a mark. */
  List<String> options(String mark) {
    List<String> options = new ArrayList<>(List.of("-g", group, "-m", mark));
    databases.forEach(database -> options.addAll(List.of("-d", database.name())));
    return options;
  }

  void mark(String name) throws SQLException {
    for (TestDatabase database : databases) {
      database.execute("SELECT emaj.emaj_set_mark_group('" + group + "', '" + name + "')");
    }
  }

  /** Changes every table, each time differently. */
  void change() throws SQLException {
    int number = changes.incrementAndGet();
    for (TestDatabase database : databases) {
      database.execute(CHANGE.formatted(group, number));
    }
  }

  /** A digest of each table and each sequence's state, in each database all at the same moment. */
  Map<String, String> content() throws SQLException {
    Map<String, String> content = new TreeMap<>();
    for (TestDatabase database : databases) {
      try (Connection connection = database.open();
          Statement statement = connection.createStatement();
          ResultSet row = statement.executeQuery(CONTENT.formatted(group))) {
        while (row.next()) {
          content.put(database.name() + "." + row.getString(1), row.getString(2));
        }
      }
    }
    return content;
  }

  /** The run that went to a mark, if it got as far as to be noted. */
  Optional<String> run(String mark) throws SQLException {
    return value(RUN.formatted(group, mark));
  }

  Optional<Outcome> decision(String run) throws SQLException {
    return value(DECISION.formatted(run)).map(Outcome::valueOf);
  }

  int prepared(String run) throws SQLException {
    return Integer.parseInt(value(PREPARED.formatted(run)).orElseThrow());
  }

  int backends(String run) throws SQLException {
    return Integer.parseInt(value(BACKENDS.formatted(run)).orElseThrow());
  }

  /** The first value of the first row, if there is a row, in the database with the decision. */
  Optional<String> value(String sql) throws SQLException {
    return value(judge(), sql);
  }

  /** The same in any database. */
  static Optional<String> value(TestDatabase database, String sql) throws SQLException {
    try (Connection connection = database.open();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      return row.next() ? Optional.ofNullable(row.getString(1)) : Optional.empty();
    }
  }
}
