package org.emajbatch.orchestrator.testing;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.TreeMap;
import org.emajbatch.orchestrator.job.JobSchema;
import org.emajbatch.sql.testkit.TestDatabase;

/** A small application in two table groups, with marks, and digests of all its tables. */
public final class Shop {

  /** A role with the rights of emaj_adm and no others. */
  public static final String OPERATOR = "shop_operator";

  /** The group of five tables and a sequence. */
  public static final String SALES = "sales";

  /** The group of three tables. */
  public static final String WAREHOUSE = "warehouse";

  private static final String[] TABLES = {
    """
    CREATE SCHEMA shop;
    CREATE SEQUENCE shop.invoice_number;
    CREATE TABLE shop.customer (id int PRIMARY KEY, name text NOT NULL);
    CREATE TABLE shop.orders (
      id int PRIMARY KEY, customer int NOT NULL REFERENCES shop.customer, total numeric(12, 2));
    CREATE TABLE shop.order_line (
      orders int REFERENCES shop.orders ON DELETE CASCADE, line int, item text,
      PRIMARY KEY (orders, line));
    CREATE TABLE shop."Payment Log" (
      "Id" int GENERATED ALWAYS AS IDENTITY PRIMARY KEY, amount numeric, paid timestamptz);
    CREATE TABLE shop.note (id int PRIMARY KEY, body jsonb);
    CREATE TABLE shop.article (id int PRIMARY KEY, name text, tags text[]);
    CREATE TABLE shop.stock (
      article int PRIMARY KEY REFERENCES shop.article DEFERRABLE INITIALLY DEFERRED, pieces int);
    CREATE TABLE shop.place (id int PRIMARY KEY, label text);
    """,
    """
    INSERT INTO shop.customer SELECT i, 'customer ' || i FROM generate_series(1, 50) AS i;
    INSERT INTO shop.orders SELECT i, 1 + i % 50, i * 1.5 FROM generate_series(1, 200) AS i;
    INSERT INTO shop.order_line SELECT 1 + i % 200, i, 'item ' || i FROM generate_series(1, 600) AS i;
    INSERT INTO shop."Payment Log" (amount, paid)
      SELECT i, '2026-01-01'::timestamptz + i * interval '1 hour' FROM generate_series(1, 100) AS i;
    INSERT INTO shop.note SELECT i, jsonb_build_object('n', i) FROM generate_series(1, 40) AS i;
    INSERT INTO shop.article SELECT i, 'article ' || i, ARRAY['a', 'b'] FROM generate_series(1, 80) AS i;
    INSERT INTO shop.stock SELECT i, i * 10 FROM generate_series(1, 80) AS i;
    INSERT INTO shop.place SELECT i, 'place ' || i FROM generate_series(1, 20) AS i;
    SELECT nextval('shop.invoice_number') FROM generate_series(1, 7);
    """
  };

  private static final String GROUPS =
      """
      SELECT emaj.emaj_create_group('sales');
      SELECT emaj.emaj_assign_tables(
        'shop', ARRAY['customer', 'orders', 'order_line', 'Payment Log', 'note'], 'sales');
      SELECT emaj.emaj_assign_sequence('shop', 'invoice_number', 'sales');
      SELECT emaj.emaj_create_group('warehouse');
      SELECT emaj.emaj_assign_tables('shop', ARRAY['article', 'stock', 'place'], 'warehouse');
      SELECT emaj.emaj_start_groups(ARRAY['sales', 'warehouse'], 'START');
      """;

  /** Inserts, updates, deletes, also of keys and across foreign keys. */
  private static final String CHANGES =
      """
      UPDATE shop.customer SET name = upper(name) || '%1$s' WHERE id %% 2 = 0;
      INSERT INTO shop.customer VALUES (%2$d, 'new %1$s');
      INSERT INTO shop.orders VALUES (%2$d, %2$d, 1);
      DELETE FROM shop.orders WHERE id %% 7 = 3;
      UPDATE shop.order_line SET line = line + 10000 WHERE orders %% 5 = 0;
      INSERT INTO shop."Payment Log" (amount, paid) VALUES (1, now());
      DELETE FROM shop."Payment Log" WHERE "Id" < 20;
      UPDATE shop.note SET body = body || '{"changed": "%1$s"}';
      UPDATE shop.article SET tags = tags || '%1$s'::text WHERE id < 30;
      DELETE FROM shop.stock WHERE article > 70;
      DELETE FROM shop.article WHERE id > 70;
      INSERT INTO shop.place VALUES (%2$d, '%1$s');
      SELECT nextval('shop.invoice_number');
      """;

  private static final String[] NAMES = {
    "customer", "orders", "order_line", "\"Payment Log\"", "note", "article", "stock", "place"
  };

  private final TestDatabase database;

  private Shop(TestDatabase database) {
    this.database = database;
  }

  /** Installs everything and starts logging; both groups have mark START. */
  public static Shop open(TestDatabase database) throws Exception {
    database.installEngine();
    try (Connection connection = database.open()) {
      JobSchema.install(connection);
    }
    database.createRole(OPERATOR, "emaj_adm");
    database.execute(TABLES);
    database.execute(GROUPS);
    return new Shop(database);
  }

  /** The same shop once more, as it is now, in another database of the server. */
  public Shop copy() throws SQLException {
    return new Shop(database.copy());
  }

  /** The copy of this shop in a copy of its database. */
  public Shop in(TestDatabase copy) {
    return new Shop(copy);
  }

  /** The database. */
  public TestDatabase database() {
    return database;
  }

  /** Sets a mark on both groups. */
  public void mark(String name) throws SQLException {
    database.execute(
        "SELECT emaj.emaj_set_mark_groups(ARRAY['sales', 'warehouse'], '" + name + "')");
  }

  /** Changes every table, differently for each word. */
  public void change(String word) throws SQLException {
    database.execute(CHANGES.formatted(word, 100_000 + Math.abs(word.hashCode() % 100_000)));
  }

  /** The content of every table and of the sequence, in a form that can be compared. */
  public Map<String, String> digests() throws SQLException {
    Map<String, String> digests = new TreeMap<>();
    try (Connection connection = database.open();
        Statement statement = connection.createStatement()) {
      for (String name : NAMES) {
        digests.put(
            name,
            text(
                statement,
                "SELECT count(*) || ' ' || md5(coalesce(string_agg(t::text, '|' ORDER BY t::text), ''))"
                    + " FROM shop."
                    + name
                    + " AS t"));
      }
      digests.put(
          "invoice_number",
          text(statement, "SELECT last_value || ' ' || is_called FROM shop.invoice_number"));
    }
    return digests;
  }

  /** A single value. */
  public String value(String sql) throws SQLException {
    try (Connection connection = database.open();
        Statement statement = connection.createStatement()) {
      return text(statement, sql);
    }
  }

  /** How many transactions are prepared in this database. */
  public int prepared() throws SQLException {
    return Integer.parseInt(
        value("SELECT count(*) FROM pg_prepared_xacts WHERE database = current_database()"));
  }

  private static String text(Statement statement, String sql) throws SQLException {
    try (ResultSet row = statement.executeQuery(sql)) {
      row.next();
      return row.getString(1);
    }
  }
}
