package org.emajbatch.sql.connect;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Properties;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Opens connections: those of sessions that work for hours, where the server notices a dead client
 * and no read ever times out, and those whose every statement is short, where silence is an error.
 */
public final class Connections {

  /**
   * Keep-alives are set only where neither the server's configuration nor PGOPTIONS chose a value.
   * A limit on idle sessions is lifted whoever set it: connections wait for others of the same
   * work.
   */
  private static final String STAY_OPEN =
      """
      SELECT pg_catalog.set_config(s.name, v.value, false)
        FROM (VALUES ('tcp_keepalives_idle', '60', false),
                     ('tcp_keepalives_interval', '10', false),
                     ('tcp_keepalives_count', '6', false),
                     ('idle_session_timeout', '0', true)) AS v (name, value, overrides)
        JOIN pg_catalog.pg_settings AS s ON s.name = v.name
       WHERE CASE WHEN v.overrides THEN s.setting <> v.value ELSE s.source = 'default' END
      """;

  /** From PostgreSQL 14 on: a backend stops its statement soon after its client has died. */
  private static final String CONNECTION_CHECK =
      """
      SELECT pg_catalog.set_config(name, '2s', false)
        FROM pg_catalog.pg_settings
       WHERE name = 'client_connection_check_interval' AND source = 'default'
      """;

  private static final String INVALID_PARAMETER_VALUE = "22023";

  /**
   * The driver writes to stderr what its exceptions say as well, and in detail what it sends. Held
   * here, because the logging library forgets the level of a logger that nobody holds.
   */
  private static final Logger DRIVER = quiet("org.postgresql");

  private Connections() {}

  private static Logger quiet(String name) {
    Logger logger = Logger.getLogger(name);
    logger.setLevel(Level.OFF);
    return logger;
  }

  /**
   * A connection in autocommit mode.
   *
   * @param settings where to connect
   * @param applicationName what pg_stat_activity shows; PGAPPNAME and PGOPTIONS do not override it
   * @throws SQLException with the server's or the driver's SQLSTATE
   */
  public static Connection open(ConnectionSettings settings, String applicationName)
      throws SQLException {
    Connection connection =
        DriverManager.getConnection(url(settings), properties(settings, applicationName));
    try {
      watchTheClient(connection);
    } catch (SQLException e) {
      connection.close();
      throw e;
    }
    return connection;
  }

  /**
   * A connection in autocommit mode for short statements only: an answer that does not come in time
   * breaks it, as when the network swallows everything.
   *
   * @param longestSilence how long to wait for the server's next word, at least a millisecond
   */
  public static Connection open(
      ConnectionSettings settings, String applicationName, Duration longestSilence)
      throws SQLException {
    Connection connection = open(settings, applicationName);
    try {
      connection.setNetworkTimeout(Runnable::run, Math.toIntExact(longestSilence.toMillis()));
      return connection;
    } catch (SQLException e) {
      connection.close();
      throw e;
    }
  }

  private static String url(ConnectionSettings settings) {
    String host = settings.isUnixSocket() ? "localhost" : settings.host();
    return "jdbc:postgresql://%s:%d/%s"
        .formatted(
            host.contains(":") ? "[" + host + "]" : host,
            settings.port(),
            URLEncoder.encode(settings.database(), StandardCharsets.UTF_8));
  }

  private static Properties properties(ConnectionSettings settings, String applicationName) {
    Properties properties = new Properties();
    settings.driverProperties().forEach(properties::setProperty);
    properties.setProperty("user", settings.user());
    // Without any value the driver would read pgpass files itself, those included that we refuse.
    properties.setProperty("password", settings.password().map(Password::reveal).orElse(""));
    properties.setProperty("ApplicationName", applicationName);
    properties.setProperty("tcpKeepAlive", "true");
    properties.setProperty("socketTimeout", "0");
    // Whoever did not choose a time still must not wait for ever for a server that says nothing.
    properties.putIfAbsent("loginTimeout", "60");
    // The application's name then travels in the start packet and saves a round trip.
    properties.setProperty("assumeMinServerVersion", "9.5");
    if (settings.isUnixSocket()) {
      properties.setProperty(
          "socketFactory", "org.newsclub.net.unix.AFUNIXSocketFactory$FactoryArg");
      properties.setProperty(
          "socketFactoryArg", Path.of(settings.host(), ".s.PGSQL." + settings.port()).toString());
      properties.setProperty("sslmode", "disable");
    }
    return properties;
  }

  private static void watchTheClient(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(STAY_OPEN);
      statement.execute(CONNECTION_CHECK);
    } catch (SQLException e) {
      // Servers on platforms that cannot watch a socket refuse any value; they are no worse off
      // than before.
      if (!INVALID_PARAMETER_VALUE.equals(e.getSQLState())) {
        throw e;
      }
    }
  }
}
