package org.emajbatch.orchestrator.plan;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.emajbatch.orchestrator.failure.Failure;
import org.emajbatch.orchestrator.failure.FailureCode;
import org.emajbatch.orchestrator.failure.SqlErrors;
import org.emajbatch.orchestrator.report.Json;
import org.emajbatch.orchestrator.report.PlanDocument;
import org.emajbatch.orchestrator.request.ReviewedPlan;
import org.emajbatch.sql.connect.Invocation;
import org.emajbatch.sql.run.Plans;

/** Keeps plans in the database for review, and finds them again. */
public final class KeptPlans {

  /** Enough for people to compare, and for a table that holds thousands of plans. */
  private static final int ID_LENGTH = 8;

  /** Less could be meant for another plan, and an empty id, as of a script's variable, for any. */
  private static final Pattern BEGINNING_OF_ID = Pattern.compile("[0-9a-fA-F]{4,64}");

  private static final String NO_SUCH_TABLE = "42P01";

  private KeptPlans() {}

  /**
   * The id of a plan: a digest of all that is kept of it, so equal plans are one.
   *
   * @return lower-case hexadecimal digits
   */
  static String id(ReviewedPlan plan) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256")
              .digest(new Json().line(plan).getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest).substring(0, ID_LENGTH);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  /**
   * Keeps a plan with the document that is shown for review.
   *
   * @throws Failure when the database has no place for plans, or not for this role
   */
  static void keep(Connection connection, ReviewedPlan plan, PlanDocument document)
      throws SQLException, Failure {
    try {
      Plans.keep(
          connection, new Plans.Kept(id(plan), new Json().line(plan)), new Json().line(document));
    } catch (SQLException e) {
      throw failure(connection, e);
    }
  }

  /**
   * Finds a plan.
   *
   * @param beginning its id, or as much of its beginning as no other plan shares
   * @throws Failure when that is no id, or there is none such, or more than one
   */
  public static ReviewedPlan find(Connection connection, String beginning)
      throws SQLException, Failure {
    if (!BEGINNING_OF_ID.matcher(beginning).matches()) {
      throw Failure.usage("\"" + beginning + "\" is no id of a plan")
          .on("--plan")
          .hint("an id is what plan --save shows; 4 digits of it are the least");
    }
    List<Plans.Kept> found = startingWith(connection, beginning);
    if (found.isEmpty()) {
      throw Failure.refused(FailureCode.PLAN_UNKNOWN, "no plan \"" + beginning + "\" was kept here")
          .on(beginning)
          .hint("plans are kept in the first database by plan --save");
    }
    if (found.size() > 1) {
      throw Failure.refused(
              FailureCode.PLAN_UNKNOWN, "several plans begin with \"" + beginning + "\"")
          .on(beginning)
          .hint(
              "there are " + found.stream().map(Plans.Kept::id).collect(Collectors.joining(", ")));
    }
    return read(found.get(0));
  }

  private static List<Plans.Kept> startingWith(Connection connection, String beginning)
      throws SQLException, Failure {
    try {
      return Plans.startingWith(connection, beginning);
    } catch (SQLException e) {
      throw failure(connection, e);
    }
  }

  private static Failure failure(Connection connection, SQLException e) throws SQLException {
    if (NO_SUCH_TABLE.equals(e.getSQLState())) {
      return Failure.refused(
              FailureCode.BATCH_SCHEMA_MISSING,
              "database \"" + connection.getCatalog() + "\" has no table emaj_batch.plan for plans")
          .on("emaj_batch.plan")
          .hint(
              "install completes schema emaj_batch, as a superuser; what is there is left as it is")
          .next(Invocation.of("install", connection.getCatalog()))
          .because(e);
    }
    if (SqlErrors.isRightsMissing(e)) {
      return SqlErrors.refused(e)
          .on("emaj_batch.plan")
          .hint("members of emaj_adm keep plans, and those of emaj_viewer read them");
    }
    throw e;
  }

  /** Whoever may write the table could have written any facts beside an id. */
  private static ReviewedPlan read(Plans.Kept kept) throws Failure {
    try {
      ReviewedPlan plan = new Json().read(kept.facts(), ReviewedPlan.class);
      if (id(plan).equals(kept.id())) {
        return plan;
      }
    } catch (IllegalArgumentException unreadable) {
      throw notAsKept(kept).because(unreadable);
    }
    throw notAsKept(kept);
  }

  private static Failure notAsKept(Plans.Kept kept) {
    return Failure.refused(
            FailureCode.PLAN_UNKNOWN,
            "what is kept as plan %s is not what this version of the program has kept under that id"
                .formatted(kept.id()))
        .on(kept.id())
        .hint("make a new plan and have it reviewed: plan --save");
  }
}
