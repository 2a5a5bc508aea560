package org.emajbatch.samples;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import org.emajbatch.sql.connect.ConnectionSettings;
import org.emajbatch.sql.connect.Connections;

/**
 * A web shop in three schemas: made, filled and put to work by the SQL scripts beside this class.
 * Its content depends on the scale alone. It is for databases that hold nothing else: its schemas
 * and roles have ordinary names.
 */
public final class SampleApplication {

  /** The schemas of the application. */
  public static final List<String> SCHEMAS = List.of("billing", "shop", "warehouse");

  /**
   * The table groups that {@link #createGroups} makes; every table and sequence is in one of them.
   */
  public static final List<String> GROUPS = List.of("shop", "back office");

  /** The login roles that {@link #create} makes, or takes over; they belong to the whole server. */
  public static final List<String> ROLES = ApplicationRoles.NAMES;

  /**
   * Beyond it the scripts' integers would overflow one day, and nobody waits for a demo that long.
   */
  public static final int LARGEST_SCALE = 100;

  private static final String APPLICATION_NAME = "sample application";

  private final double scale;
  private final ApplicationRoles roles = new ApplicationRoles();

  /**
   * Describes an application without touching a database.
   *
   * @param scale size: 1 means more than 500,000 rows, of which more than 200,000 are changed by a
   *     day and a night; above 0, at most {@link #LARGEST_SCALE}
   */
  public SampleApplication(double scale) {
    checkScale(scale);
    this.scale = scale;
  }

  /**
   * Refuses a scale out of range.
   *
   * @throws IllegalArgumentException with a message for the user
   */
  public static void checkScale(double scale) {
    if (!(scale > 0 && scale <= LARGEST_SCALE)) {
      throw new IllegalArgumentException(
          "the scale must be above 0 and at most " + LARGEST_SCALE + ", not " + scale);
    }
  }

  /**
   * Creates schemas, tables, login roles and rights, and loads the rows.
   *
   * @param superuser a database without the application's schemas, as a superuser
   * @return how many rows were loaded
   * @throws SQLException if a statement fails; what earlier statements made stays
   */
  public long create(ConnectionSettings superuser) throws SQLException {
    try (Connection connection = Connections.open(superuser, APPLICATION_NAME)) {
      roles.create(connection);
      SqlScript.named("schema").run(connection);
      long rows =
          Together.sum(() -> run("load-shop", superuser), () -> run("load-back-office", superuser));
      SqlScript.named("keys").run(connection);
      SqlScript.named("grants").run(connection);
      return rows;
    }
  }

  /**
   * Puts all tables and sequences into two table groups, in the two documented ways, and starts
   * them with the mark "started".
   *
   * @param administrator a member of emaj_adm, on a database that has the engine
   * @throws SQLException if a statement fails
   */
  public static void createGroups(Connection administrator) throws SQLException {
    SqlScript.named("groups").run(administrator);
  }

  /**
   * Sets one mark on both groups. The marks of other names stay.
   *
   * @param administrator a member of emaj_adm
   * @param mark its name
   * @throws SQLException if the engine refuses
   */
  public static void setMark(Connection administrator, String mark) throws SQLException {
    try (PreparedStatement statement =
        administrator.prepareStatement("SELECT emaj.emaj_set_mark_groups(?, ?)")) {
      statement.setArray(1, administrator.createArrayOf("text", GROUPS.toArray()));
      statement.setString(2, mark);
      statement.execute();
    }
  }

  /**
   * Works for a day: new customers and orders, payments, prices, goods in and out. To be called
   * once.
   *
   * @param database the application's database; user and password in it are not used
   * @return how many rows the statements changed, those of triggers and cascades not counted
   * @throws SQLException if a statement fails
   */
  public long workByDay(ConnectionSettings database) throws SQLException {
    return Together.sum(
        () -> run("day-web", roles.as("shop_web", database)),
        () -> run("day-batch", roles.as("shop_batch", database)));
  }

  /**
   * Works for a night: invoices, ledger, stocktaking, clearing up. To be called once, after {@link
   * #workByDay}.
   *
   * @param database the application's database; user and password in it are not used
   * @return how many rows the statements changed, those of triggers and cascades not counted
   * @throws SQLException if a statement fails
   */
  public long workAtNight(ConnectionSettings database) throws SQLException {
    return Together.sum(
        () -> run("night-billing", roles.as("shop_billing", database)),
        () -> run("night-batch", roles.as("shop_batch", database)));
  }

  private long run(String script, ConnectionSettings database) throws SQLException {
    try (Connection connection = Connections.open(database, APPLICATION_NAME)) {
      prepare(connection);
      return SqlScript.named(script).run(connection);
    }
  }

  /** Gives a connection what all scripts that compute rows need. */
  private void prepare(Connection connection) throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement("SELECT set_config('sample.scale', ?, false)")) {
      statement.setString(1, Double.toString(scale));
      statement.execute();
    }
    SqlScript.named("helpers").run(connection);
  }
}
