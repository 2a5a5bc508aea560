package org.emajbatch.benchmark.server;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.emajbatch.samples.SampleApplication;
import org.emajbatch.sql.connect.ConnectionSettings;

/**
 * The demo's web shop in a database of the benchmark. What it holds at the mark depends on the
 * scale alone.
 *
 * @param application of the size that is measured; it knows its roles' password, so it is one and
 *     the same for all that is done in the database
 */
public record SampleShop(SampleApplication application) {

  /** The mark that the groups go back to. */
  public static final String MARK = "before_day";

  private static final String ROLES_OF_OTHERS =
      "SELECT count(*) > 0 FROM pg_catalog.pg_roles WHERE rolname IN ('%s')"
          .formatted(String.join("', '", SampleApplication.ROLES));

  /** Installs the engine, loads the shop and sets the mark. */
  public void mark(ConnectionSettings database, EngineSetup engine) throws SQLException {
    try (Connection connection = Sql.open(database)) {
      if (Sql.isTrue(connection, ROLES_OF_OTHERS)) {
        throw new SQLException(
            "the server has a role of the sample application, whose password is not the benchmark's to change: "
                + String.join(", ", SampleApplication.ROLES));
      }
    }
    engine.install(database);
    application.create(database);
    Sql.run(database, List.of("VACUUM ANALYZE"));
    try (Connection connection = Sql.open(database)) {
      SampleApplication.createGroups(connection);
      SampleApplication.setMark(connection, MARK);
    }
  }

  /** What the shop's people do in a day and a night. */
  public void workDayAndNight(ConnectionSettings database) throws SQLException {
    application.workByDay(database);
    application.workAtNight(database);
  }
}
