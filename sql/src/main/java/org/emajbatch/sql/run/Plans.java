package org.emajbatch.sql.run;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * Plans kept for review. They are never changed: a plan that no longer holds is refused, and
 * another one is made.
 */
public final class Plans {

  /**
   * A kept plan.
   *
   * @param id its id
   * @param facts JSON, see the column
   */
  public record Kept(String id, String facts) {}

  private static final String KEEP =
      """
      INSERT INTO emaj_batch.plan (plan_id, facts, document) VALUES (?, ?::jsonb, ?::jsonb)
      ON CONFLICT DO NOTHING
      """;

  private static final String STARTING_WITH =
      """
      SELECT plan_id, facts::text
        FROM emaj_batch.plan
       WHERE pg_catalog.starts_with(plan_id, pg_catalog.lower(?))
       ORDER BY made_at
      """;

  private Plans() {}

  /**
   * Keeps a plan; to keep the same one again changes nothing.
   *
   * @param facts JSON
   * @param document JSON
   */
  public static void keep(Connection connection, Kept plan, String document) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(KEEP)) {
      statement.setString(1, plan.id());
      statement.setString(2, plan.facts());
      statement.setString(3, document);
      statement.executeUpdate();
    }
  }

  /** The plans whose ids begin so, oldest first. */
  public static List<Kept> startingWith(Connection connection, String beginning)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(STARTING_WITH)) {
      statement.setString(1, beginning);
      List<Kept> plans = new ArrayList<>();
      try (ResultSet row = statement.executeQuery()) {
        while (row.next()) {
          plans.add(new Kept(row.getString(1), row.getString(2)));
        }
      }
      return plans;
    }
  }
}
