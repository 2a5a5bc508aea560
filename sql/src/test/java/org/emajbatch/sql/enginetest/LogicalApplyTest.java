package org.emajbatch.sql.enginetest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.emajbatch.sql.testkit.TestServer;
import org.junit.jupiter.api.Test;

/** What a subscription applies is logged as well, although its worker is in replica role. */
class LogicalApplyTest {

  private static final String TABLES =
      "CREATE TABLE app.a (id int PRIMARY KEY, v text);"
          + " CREATE TABLE app.naive (id int PRIMARY KEY, v text);"
          + " CREATE TABLE app.last (id int PRIMARY KEY)";

  @Test
  void theSubscriberLogsAndRollsBack() throws Exception {
    try (TestServer server = TestServer.start("17", Map.of("wal_level", "logical"));
        Session publisher = Engines.ofSuperuser(server);
        Session subscriber = Engines.ofSuperuser(server)) {
      publisher.run(
          TABLES,
          "CREATE PUBLICATION changes FOR TABLES IN SCHEMA app",
          // Both ends are in one cluster: CREATE SUBSCRIPTION would wait for itself if it made the
          // slot.
          "SELECT pg_create_logical_replication_slot('changes', 'pgoutput')");
      subscriber.run(
          TABLES,
          "INSERT INTO app.a VALUES (2, 'here'), (3, 'here')",
          "INSERT INTO app.naive VALUES (2, 'here')",
          "SELECT emaj.emaj_create_group('g')",
          "SELECT emaj.emaj_assign_tables('app', '^(a|naive)$', NULL, 'g')",
          "SELECT emaj.emaj_start_group('g', 'm')",
          // What an ordinary trigger would make of it.
          "ALTER TABLE app.naive ENABLE TRIGGER emaj_log_trg",
          "CREATE SUBSCRIPTION changes CONNECTION '"
              + Engines.conninfo(server.settings(publisher.value("SELECT current_database()")))
              + "' PUBLICATION changes WITH (create_slot = false, copy_data = false)");
      Images atMark = Images.of(subscriber, "app");
      publisher.run(
          "INSERT INTO app.a VALUES (1, 'there')",
          "INSERT INTO app.naive VALUES (1, 'there')",
          "UPDATE app.a SET v = 'changed'",
          "DELETE FROM app.a",
          "INSERT INTO app.a VALUES (4, 'there')",
          "INSERT INTO app.last VALUES (1)");
      await()
          .atMost(60, TimeUnit.SECONDS)
          .until(() -> "1".equals(subscriber.value("SELECT count(*) FROM app.last")));

      assertThat(
              subscriber.rows(
                  "SELECT emaj_verb, emaj_tuple, id, v FROM emaj.app_a_log ORDER BY emaj_gid, emaj_tuple DESC"))
          .containsExactly(
              "INS|NEW|1|there",
              "UPD|OLD|1|there",
              "UPD|NEW|1|changed",
              "DEL|OLD|1|changed",
              "INS|NEW|4|there");
      assertThat(subscriber.value("SELECT count(*) FROM emaj.app_naive_log")).isEqualTo("0");

      subscriber.run(
          "ALTER SUBSCRIPTION changes DISABLE",
          "ALTER TABLE app.naive ENABLE ALWAYS TRIGGER emaj_log_trg",
          "SELECT emaj.emaj_rollback_group('g', 'm')");
      assertThat(subscriber.rows("SELECT id FROM app.naive ORDER BY id"))
          .as("what was not logged stays")
          .containsExactly("1", "2");
      subscriber.run("DELETE FROM app.naive WHERE id = 1", "DELETE FROM app.last");
      assertThat(Images.of(subscriber, "app")).isEqualTo(atMark);
    }
  }
}
