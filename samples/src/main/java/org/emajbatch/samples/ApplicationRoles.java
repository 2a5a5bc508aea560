package org.emajbatch.samples;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;
import org.emajbatch.sql.connect.ConnectionSettings;
import org.emajbatch.sql.connect.Password;

/**
 * The login roles of the application, with a password that is made up anew each time and never
 * leaves this process. Roles belong to the whole server: another application on the same server
 * takes them over with its own password.
 */
final class ApplicationRoles {

  static final List<String> NAMES = List.of("shop_web", "shop_batch", "shop_billing");

  private final Password password = RandomPassword.create();

  /** Creates the roles, or gives them the new password where they exist. */
  void create(Connection superuser) throws SQLException {
    try (Statement statement = superuser.createStatement()) {
      for (String role : NAMES) {
        statement.execute(
            """
            DO $$
            BEGIN
              CREATE ROLE %1$s;
            EXCEPTION WHEN duplicate_object THEN
              NULL;
            END;
            $$;
            ALTER ROLE %1$s LOGIN PASSWORD '%2$s'
            """
                .formatted(role, password.reveal()));
      }
    }
  }

  /** Returns how one of the roles reaches a database. */
  ConnectionSettings as(String role, ConnectionSettings database) {
    return database.withUser(role, Optional.of(password));
  }
}
