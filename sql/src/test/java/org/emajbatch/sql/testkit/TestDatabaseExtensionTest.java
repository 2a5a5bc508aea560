package org.emajbatch.sql.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(TestDatabaseExtension.class)
class TestDatabaseExtensionTest {

  @BeforeEach
  void makeTable(TestDatabase database) throws Exception {
    // Fails in the second test if both tests shared a database.
    database.execute("CREATE TABLE only_once (i int)");
  }

  @Test
  void aRoleIsNoSuperuserAndSeesTheSameDatabase(TestDatabase database) throws Exception {
    database.createRole("tester", "pg_read_all_stats");
    try (Connection connection = database.open("tester");
        Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery(
                "SELECT current_database(), current_setting('is_superuser'), to_regclass('only_once') IS NOT NULL")) {
      row.next();
      assertThat(row.getString(1)).isEqualTo(database.name());
      assertThat(row.getString(2)).isEqualTo("off");
      assertThat(row.getBoolean(3)).isTrue();
    }
  }

  @Test
  void whatAFailedTestLeavesPreparedDoesNotStopTheNext(TestDatabase database) throws Exception {
    database.createRole("tester");
    database.execute("BEGIN; INSERT INTO only_once VALUES (1); PREPARE TRANSACTION 'left behind'");
    try (Connection connection = database.open();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("SELECT count(*) FROM pg_prepared_xacts")) {
      row.next();
      assertThat(row.getInt(1)).isEqualTo(1);
    }
  }
}
