package org.emajbatch.sql.connect;

import java.util.List;
import java.util.Map;

/** Fills what the command line left open from the environment, as libpq does. */
public final class ConnectionResolver {

  private ConnectionResolver() {}

  /**
   * Settings for one connection.
   *
   * @param options what the command line says
   * @param environment the process environment, or a test's
   * @throws ConnectionSettingsException when a setting is unknown, malformed or unreadable
   */
  public static Resolution resolve(ConnectionOptions options, Map<String, String> environment)
      throws ConnectionSettingsException {
    String user =
        options
            .username()
            .orElseGet(() -> environment.getOrDefault("PGUSER", System.getProperty("user.name")));
    return new Resolution(
        new ConnectionSettings(
            options.host().orElseGet(() -> environment.getOrDefault("PGHOST", "localhost")),
            options
                .port()
                .orElseGet(() -> Integer.valueOf(environment.getOrDefault("PGPORT", "5432"))),
            options.dbname().orElseGet(() -> environment.getOrDefault("PGDATABASE", user)),
            user,
            options.password(),
            Map.of()),
        List.of());
  }
}
