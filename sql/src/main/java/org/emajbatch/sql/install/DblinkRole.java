package org.emajbatch.sql.install;

import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.postgresql.util.PasswordUtil;

/**
 * The role as which the engine's dblink connections log in. It is one role a database, named after
 * the database's oid: roles belong to the whole server but emaj_param to a database, so a shared
 * role would need its password known to, and would be broken by a change in, databases whose
 * administrators need not know of each other.
 */
final class DblinkRole {

  private static final String PARAMETER = "dblink_user_password";

  private static final String NAME =
      "SELECT 'emaj_dblink_' || oid FROM pg_catalog.pg_database WHERE datname = pg_catalog.current_database()";

  private static final String STORED =
      "SELECT param_value_text FROM emaj.emaj_param WHERE param_key = '" + PARAMETER + "'";

  private static final String STORE =
      """
      INSERT INTO emaj.emaj_param (param_key, param_value_text) VALUES (?, ?)
      ON CONFLICT (param_key) DO UPDATE SET param_value_text = EXCLUDED.param_value_text
      """;

  private static final String EXISTS = "SELECT 1 FROM pg_catalog.pg_roles WHERE rolname = ?";

  /** Keeps the password out of the server's log, where the role may choose what is logged. */
  private static final String LOG_NOTHING =
      """
      SELECT pg_catalog.set_config(name, value, true)
        FROM (VALUES ('log_statement', 'none'), ('log_min_duration_statement', '-1'), ('log_min_duration_sample', '-1'),
                     ('log_transaction_sample_rate', '0')) AS s (name, value)
       WHERE pg_catalog.current_setting('is_superuser') = 'on'
      """;

  /** As many random bits as a version 4 UUID and a half: 192. */
  private static final int PASSWORD_BYTES = 24;

  private DblinkRole() {}

  /**
   * Makes the role and stores its password where the engine looks for it, unless the parameter is
   * set and its role exists.
   *
   * @return the role, if one was made
   */
  static Optional<String> ensure(Connection connection) throws SQLException {
    String role = nameIn(connection);
    boolean exists = Sql.exists(connection, EXISTS, role);
    List<String> stored = Sql.texts(connection, STORED);
    boolean chosenByOthers = !stored.isEmpty() && !mentions(stored.get(0), role);
    if (chosenByOthers || !stored.isEmpty() && exists) {
      return Optional.empty();
    }
    String password = randomPassword();
    Sql.texts(connection, LOG_NOTHING);
    if (!exists) {
      Sql.script(connection, "CREATE ROLE " + role + " LOGIN");
      Sql.script(
          connection,
          "COMMENT ON ROLE "
              + role
              + " IS 'Logs in for emaj''s dblink connections; made by emaj-batch'");
    }
    // Only a verifier travels; the clear text is in no statement but the parameter's value.
    Sql.script(
        connection,
        PasswordUtil.genAlterUserPasswordSQL(role, password.toCharArray(), "scram-sha-256"));
    Sql.script(connection, "GRANT emaj_adm TO " + role);
    try (PreparedStatement store = connection.prepareStatement(STORE)) {
      store.setString(1, PARAMETER);
      store.setString(2, "user=" + role + " password=" + password);
      store.executeUpdate();
    }
    return Optional.of(role);
  }

  /** Drops this database's role, if there is one; what may need it must be gone before. */
  static Optional<String> drop(Connection connection) throws SQLException {
    String role = nameIn(connection);
    return Sql.exists(connection, EXISTS, role) && Sql.succeeds(connection, "DROP ROLE " + role)
        ? Optional.of(role)
        : Optional.empty();
  }

  private static String nameIn(Connection connection) throws SQLException {
    return Sql.texts(connection, NAME).get(0);
  }

  private static boolean mentions(String userAndPassword, String role) {
    return List.of(userAndPassword.split("\\s+")).contains("user=" + role);
  }

  private static String randomPassword() {
    byte[] bytes = new byte[PASSWORD_BYTES];
    new SecureRandom().nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }
}
