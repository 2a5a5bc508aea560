package org.emajbatch.sql.activity;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashSet;
import java.util.Set;
import org.emajbatch.sql.connect.Invocation;

/**
 * Which of the tables and columns that differ between versions of E-Maj are there. It looks at the
 * catalogue and never at a version string, because those of installations from source lie.
 */
final class Catalogue {

  /** One row for the database, whether or not E-Maj is there; rights are those of this role. */
  private static final String RIGHTS =
      """
      SELECT n.oid IS NOT NULL                                       AS has_emaj,
             coalesce(has_schema_privilege(n.oid, 'USAGE'), false)   AS may_use_emaj,
             (SELECT coalesce(bool_and(has_table_privilege(c.oid, 'SELECT')), false)
                FROM pg_class AS c
               WHERE c.relnamespace = n.oid AND c.relkind = 'r'
                 AND c.relname IN ('emaj_rlbk', 'emaj_rlbk_session', 'emaj_rlbk_plan',
                                   'emaj_time_stamp', 'emaj_hist'))   AS may_read_emaj,
             coalesce(has_schema_privilege(b.oid, 'USAGE'), false)
             AND (SELECT count(*) = 2 AND bool_and(has_table_privilege(c.oid, 'SELECT'))
                    FROM pg_class AS c
                   WHERE c.relnamespace = b.oid AND c.relkind = 'r'
                     AND c.relname IN ('run', 'decision'))            AS may_read_runs,
             current_database()                                      AS database,
             current_user                                            AS role
        FROM (SELECT) AS always
        LEFT JOIN pg_namespace AS n ON n.nspname = 'emaj'
        LEFT JOIN pg_namespace AS b ON b.nspname = 'emaj_batch'
      """;

  private static final String COLUMNS =
      """
      SELECT a.attname
        FROM pg_namespace AS n
        JOIN pg_class AS c ON c.relnamespace = n.oid
        JOIN pg_attribute AS a ON a.attrelid = c.oid
       WHERE n.nspname = 'emaj' AND c.relkind = 'r'
         AND c.relname IN ('emaj_rlbk', 'emaj_rlbk_plan')
         AND a.attnum > 0 AND NOT a.attisdropped
      """;

  private final Set<String> columns;
  private final boolean hasRuns;

  /** For {@link #read} and for tests: column names of emaj_rlbk and emaj_rlbk_plan. */
  Catalogue(Set<String> columns, boolean hasRuns) {
    this.columns = Set.copyOf(columns);
    this.hasRuns = hasRuns;
  }

  /**
   * Looks.
   *
   * @throws ActivityRefusedException where there is no E-Maj, or this role may not read it
   */
  static Catalogue read(Connection connection) throws SQLException, ActivityRefusedException {
    try (Statement statement = connection.createStatement()) {
      boolean hasRuns;
      try (ResultSet row = statement.executeQuery(RIGHTS)) {
        row.next();
        refuse(row);
        hasRuns = row.getBoolean("may_read_runs");
      }
      Set<String> columns = new HashSet<>();
      try (ResultSet rows = statement.executeQuery(COLUMNS)) {
        while (rows.next()) {
          columns.add(rows.getString(1));
        }
      }
      return new Catalogue(columns, hasRuns);
    }
  }

  private static void refuse(ResultSet row) throws SQLException, ActivityRefusedException {
    String database = row.getString("database");
    String role = row.getString("role");
    if (!row.getBoolean("has_emaj")) {
      throw new ActivityRefusedException(
          ActivityRefusedException.Reason.NO_EMAJ,
          "Database " + database + " has no schema emaj, so there are no rollbacks to watch.",
          "Choose another database with -d, or set E-Maj up in this one: "
              + Invocation.of("install", database));
    }
    if (!row.getBoolean("may_use_emaj") || !row.getBoolean("may_read_emaj")) {
      throw new ActivityRefusedException(
          ActivityRefusedException.Reason.NO_RIGHTS,
          "Role " + role + " may not read the tables of schema emaj in database " + database + ".",
          "As a superuser: GRANT emaj_viewer TO " + quoted(role) + ";");
    }
  }

  private static String quoted(String name) {
    return "\"" + name.replace("\"", "\"\"") + "\"";
  }

  /** Whether this tool's runs and decisions can be read. */
  boolean hasRuns() {
    return hasRuns;
  }

  /**
   * A column where it exists, else a typed NULL, for a select list.
   *
   * @param alias the table's alias in the statement
   */
  String column(String alias, String column, String type) {
    return columns.contains(column) ? alias + "." + column : "NULL::" + type;
  }

  /** The name that this installation gives to a column whose name has changed. */
  String renamed(String alias, String newName, String oldName) {
    return alias + "." + (columns.contains(newName) ? newName : oldName);
  }
}
