package org.emajbatch.samples;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import org.emajbatch.sql.testkit.TestDatabase;
import org.emajbatch.sql.testkit.TestDatabaseExtension;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * The application, rolled back by the engine alone: what it holds must be within the engine's
 * reach.
 */
@ExtendWith(TestDatabaseExtension.class)
class SampleRollbackTest {

  private static final String ADMINISTRATOR = "sample_administrator";

  private Digest beforeDay;
  private Digest beforeNight;

  @BeforeEach
  void workForADayAndANight(TestDatabase database) throws Exception {
    database.installEngine();
    database.createRole(ADMINISTRATOR, "emaj_adm");
    SampleApplication application = new SampleApplication(0.02);
    application.create(database.settings());
    try (Connection administrator = database.open(ADMINISTRATOR)) {
      SampleApplication.createGroups(administrator);
      SampleApplication.setMark(administrator, "before_day");
      beforeDay = read(database);
      application.workByDay(database.settings());
      SampleApplication.setMark(administrator, "before_night");
      beforeNight = read(database);
      application.workAtNight(database.settings());
    }
  }

  @Test
  void aRollbackPutsEverythingBack(TestDatabase database) throws SQLException {
    call(database, "emaj_rollback_groups", "before_day");

    assertThat(read(database).differencesFrom(beforeDay)).isEmpty();
  }

  @Test
  void aLoggedRollbackCanBeRolledBack(TestDatabase database) throws SQLException {
    Digest morning = read(database);
    try (Connection administrator = database.open(ADMINISTRATOR)) {
      SampleApplication.setMark(administrator, "morning");
    }

    call(database, "emaj_logged_rollback_groups", "before_day");
    assertThat(read(database).differencesFrom(beforeDay)).isEmpty();

    call(database, "emaj_logged_rollback_groups", "before_night");
    assertThat(read(database).differencesFrom(beforeNight)).isEmpty();

    call(database, "emaj_rollback_groups", "morning");
    assertThat(read(database).differencesFrom(morning)).isEmpty();
  }

  private static Digest read(TestDatabase database) throws SQLException {
    return DigestReader.read(database.settings(), SampleApplication.SCHEMAS);
  }

  private static void call(TestDatabase database, String function, String mark)
      throws SQLException {
    try (Connection administrator = database.open(ADMINISTRATOR);
        PreparedStatement statement =
            administrator.prepareStatement("SELECT * FROM emaj." + function + "(?, ?)")) {
      statement.setArray(
          1, administrator.createArrayOf("text", SampleApplication.GROUPS.toArray()));
      statement.setString(2, mark);
      statement.execute();
    }
  }
}
