package org.emajbatch.sql.doctor;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.emajbatch.sql.engine.Query;
import org.postgresql.PGConnection;

/**
 * The server and its settings.
 *
 * @param versionNumber as server_version_num
 * @param version as the server calls itself
 * @param standby whether it is one
 * @param replicas standbys and other receivers that are attached
 * @param behindPooler whether the process that answers is not the one that the connection began
 *     with
 * @param frozenAge how many transactions ago the database was last frozen
 * @param settings those that matter, by name; some are hidden from ordinary roles
 */
public record ServerFacts(
    int versionNumber,
    String version,
    boolean standby,
    int replicas,
    boolean behindPooler,
    long frozenAge,
    Map<String, Setting> settings) {

  private static final List<String> NAMES =
      List.of(
          "max_prepared_transactions",
          "max_connections",
          "max_locks_per_transaction",
          "fsync",
          "full_page_writes",
          "synchronous_commit",
          "client_connection_check_interval",
          "idle_in_transaction_session_timeout",
          "idle_session_timeout",
          "statement_timeout",
          "transaction_timeout",
          "lock_timeout",
          "default_transaction_isolation",
          "default_transaction_read_only",
          "vacuum_failsafe_age",
          "config_file",
          "data_directory");

  private static final String SERVER =
      """
      SELECT pg_catalog.current_setting('server_version_num')::int AS version_number,
             pg_catalog.current_setting('server_version') AS version,
             pg_catalog.pg_is_in_recovery() AS standby,
             (SELECT count(*)::int FROM pg_catalog.pg_stat_replication) AS replicas,
             pg_catalog.pg_backend_pid() AS pid,
             pg_catalog.age(datfrozenxid) AS frozen_age
        FROM pg_catalog.pg_database
       WHERE datname = pg_catalog.current_database()
      """;

  /** What this connection has set for itself is not what a role gets: reset_val is. */
  private static final String SETTINGS =
      """
      SELECT name, reset_val, source, pending_restart
        FROM pg_catalog.pg_settings
       WHERE name = ANY (?::text[])
      """;

  public ServerFacts {
    settings = Map.copyOf(settings);
  }

  /** Reads them. */
  public static ServerFacts read(Connection connection) throws SQLException {
    Map<String, Setting> settings =
        Query.list(
                connection,
                SETTINGS,
                row ->
                    new Setting(
                        row.getString("name"),
                        row.getString("reset_val"),
                        row.getString("source"),
                        row.getBoolean("pending_restart")),
                (Object) NAMES.toArray(String[]::new))
            .stream()
            .collect(Collectors.toMap(Setting::name, Function.identity()));
    int begunWith = connection.unwrap(PGConnection.class).getBackendPID();
    return Query.one(
        connection,
        SERVER,
        row ->
            new ServerFacts(
                row.getInt("version_number"),
                row.getString("version"),
                row.getBoolean("standby"),
                row.getInt("replicas"),
                row.getInt("pid") != begunWith,
                row.getLong("frozen_age"),
                settings));
  }

  /** One setting; nothing where this version has none of that name or hides it. */
  public Optional<Setting> setting(String name) {
    return Optional.ofNullable(settings.get(name));
  }
}
