package org.emajbatch.sql.doctor;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.emajbatch.sql.engine.Query;
import org.emajbatch.sql.engine.ServerError;
import org.emajbatch.sql.engine.SessionTransaction;

/**
 * The connections that the engine opens to its own server.
 *
 * @param extension whether dblink is installed
 * @param role the role as which they log in, as far as the connected role may read the parameter;
 *     never its password
 * @param status what the engine said of a connection that it opened for us; nothing where it could
 *     not be asked
 * @param refusal why it could not be asked
 * @param settings what that role gets where its or the database's settings say so, of the settings
 *     that would end its connections or make them refuse to write
 */
public record DblinkFacts(
    boolean extension,
    Optional<String> role,
    OptionalInt status,
    String refusal,
    List<Setting> settings) {

  private static final String NAME = "doctor";

  private static final String EXTENSION =
      "SELECT count(*) FROM pg_catalog.pg_extension WHERE extname = 'dblink'";

  /** Only the name leaves the server. */
  private static final String ROLE =
      """
      SELECT trim(BOTH '''' FROM substring(param_value_text FROM 'user\\s*=\\s*(''[^'']*''|\\S+)'))
        FROM emaj.emaj_param
       WHERE param_key = 'dblink_user_password'
      """;

  private static final String FORMS =
      """
      SELECT pg_catalog.oidvectortypes(p.proargtypes)
        FROM pg_catalog.pg_proc AS p
        JOIN pg_catalog.pg_namespace AS n ON n.oid = p.pronamespace
       WHERE n.nspname = 'emaj' AND p.proname = '_dblink_open_cnx'
      """;

  private static final String OPEN = "SELECT * FROM emaj._dblink_open_cnx(?, false)";
  private static final String OPEN_FOR_ROLE =
      "SELECT * FROM emaj._dblink_open_cnx(?, current_user::text)";
  private static final String OPEN_BY_NAME = "SELECT * FROM emaj._dblink_open_cnx(?)";

  /** What is narrower wins: role and database, role, database, all. */
  private static final String SETTINGS =
      """
      SELECT DISTINCT ON (s.name) s.name, s.value,
             CASE WHEN c.setrole <> 0 AND c.setdatabase <> 0 THEN 'database user'
                  WHEN c.setrole <> 0 THEN 'user' ELSE 'database' END AS source
        FROM pg_catalog.pg_db_role_setting AS c
             CROSS JOIN LATERAL unnest(c.setconfig) AS u (text)
             CROSS JOIN LATERAL (SELECT split_part(u.text, '=', 1) AS name,
                                        substr(u.text, strpos(u.text, '=') + 1) AS value) AS s
       WHERE c.setrole IN (0, (SELECT oid FROM pg_catalog.pg_roles WHERE rolname = ?))
         AND c.setdatabase IN (0, (SELECT oid FROM pg_catalog.pg_database WHERE datname = pg_catalog.current_database()))
         AND s.name IN ('default_transaction_read_only', 'default_transaction_isolation',
                        'idle_session_timeout')
       ORDER BY s.name, c.setrole <> 0 DESC, c.setdatabase <> 0 DESC
      """;

  public DblinkFacts {
    settings = List.copyOf(settings);
  }

  /**
   * Reads them, and has the engine open a connection, in a transaction that is undone. The
   * connection itself ends with the one that is given.
   *
   * @param connection in autocommit mode, to a server that takes writes
   */
  public static DblinkFacts read(Connection connection) throws SQLException {
    boolean extension = Query.one(connection, EXTENSION, row -> row.getInt(1) > 0);
    Optional<String> role = Optional.empty();
    try {
      role =
          Query.first(connection, ROLE, row -> Optional.ofNullable(row.getString(1)))
              .flatMap(name -> name);
    } catch (SQLException e) {
      return new DblinkFacts(
          extension, role, OptionalInt.empty(), ServerError.of(e).message(), List.of());
    }
    List<Setting> settings =
        Query.list(
            connection,
            SETTINGS,
            row ->
                new Setting(
                    row.getString("name"), row.getString("value"), row.getString("source"), false),
            role.orElse(""));
    try {
      return new DblinkFacts(extension, role, open(connection), "", settings);
    } catch (SQLException e) {
      return new DblinkFacts(
          extension, role, OptionalInt.empty(), ServerError.of(e).message(), settings);
    }
  }

  private static OptionalInt open(Connection connection) throws SQLException {
    List<String> forms = Query.list(connection, FORMS, row -> row.getString(1));
    String call =
        forms.contains("text, boolean")
            ? OPEN
            : forms.contains("text, text") ? OPEN_FOR_ROLE : OPEN_BY_NAME;
    if (forms.isEmpty()) {
      return OptionalInt.empty();
    }
    SessionTransaction.begin(connection);
    try {
      return OptionalInt.of(Query.one(connection, call, row -> row.getInt(1), NAME));
    } finally {
      SessionTransaction.rollback(connection);
    }
  }
}
