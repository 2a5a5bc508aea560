package org.emajbatch.sql.activity;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashSet;
import java.util.Set;
import org.emajbatch.sql.connect.Invocation;

/**
 * Which of the columns and functions that differ between versions of E-Maj are there. It looks at
 * the catalogue and never at a version string, because those of installations from source lie.
 */
public final class Catalogue {

  /** pg_locks.waitstart. */
  private static final int FIRST_TO_TIME_WAITS = 14;

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

  /** E-Maj begins the columns of each table with letters of their own, so a name is enough. */
  private static final String NAMES =
      """
      SELECT a.attname
        FROM pg_namespace AS n
        JOIN pg_class AS c ON c.relnamespace = n.oid
        JOIN pg_attribute AS a ON a.attrelid = c.oid
       WHERE n.nspname = 'emaj' AND c.relkind = 'r'
         AND c.relname IN ('emaj_rlbk', 'emaj_rlbk_plan', 'emaj_mark', 'emaj_table', 'emaj_log_session')
         AND a.attnum > 0 AND NOT a.attisdropped
      UNION
      SELECT p.proname
        FROM pg_namespace AS n
        JOIN pg_proc AS p ON p.pronamespace = n.oid
       WHERE n.nspname = 'emaj' AND p.proname = 'emaj_get_engine'
      """;

  private final Set<String> names;
  private final boolean hasRuns;
  private final boolean timesWaits;

  private Catalogue(Set<String> names, boolean hasRuns, boolean timesWaits) {
    this.names = Set.copyOf(names);
    this.hasRuns = hasRuns;
    this.timesWaits = timesWaits;
  }

  /**
   * Looks.
   *
   * @throws ActivityRefusedException where there is no E-Maj, or this role may not read it
   */
  public static Catalogue read(Connection connection)
      throws SQLException, ActivityRefusedException {
    try (Statement statement = connection.createStatement()) {
      boolean hasRuns;
      try (ResultSet row = statement.executeQuery(RIGHTS)) {
        row.next();
        refuse(row);
        hasRuns = row.getBoolean("may_read_runs");
      }
      Set<String> names = new HashSet<>();
      try (ResultSet rows = statement.executeQuery(NAMES)) {
        while (rows.next()) {
          names.add(rows.getString(1));
        }
      }
      int server = connection.getMetaData().getDatabaseMajorVersion();
      return new Catalogue(names, hasRuns, server >= FIRST_TO_TIME_WAITS);
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
  public boolean hasRuns() {
    return hasRuns;
  }

  /** Whether the server notes since when a lock is waited for. */
  public boolean timesWaits() {
    return timesWaits;
  }

  /** Whether this installation has that column or function; only those are known that differ. */
  public boolean has(String name) {
    return names.contains(name);
  }

  /**
   * A column where it exists, else a typed NULL, for a select list.
   *
   * @param alias the table's alias in the statement
   */
  public String column(String alias, String column, String type) {
    return names.contains(column) ? alias + "." + column : "NULL::" + type;
  }

  /** The name that this installation gives to a column whose name has changed. */
  public String renamed(String alias, String newName, String oldName) {
    return alias + "." + (names.contains(newName) ? newName : oldName);
  }
}
