package org.emajbatch.orchestrator.plan;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;
import org.emajbatch.orchestrator.report.PlanDocument;
import org.emajbatch.orchestrator.report.Texts;
import org.emajbatch.planner.Advice;
import org.emajbatch.planner.Advisor;
import org.emajbatch.planner.PlanRequest;
import org.emajbatch.planner.SessionCurve;

/**
 * Puts the planner's advice into words. Only the database that takes longest gets any: to shorten
 * another one would not shorten the rollback.
 */
final class Advices {

  private Advices() {}

  /** The advice, the cheapest change first. */
  static List<PlanDocument.Advice> of(PlannedDatabases planned) {
    PlannedDatabases.One longest =
        planned.databases().stream()
            .max(Comparator.comparingLong(one -> one.planned().plan().makespanMicros()))
            .orElseThrow();
    boolean isAlone = planned.databases().size() == 1;
    IntFunction<PlanRequest> requests = longest.facts()::request;
    SessionCurve curve = planned.shared().databases().get(planned.databases().indexOf(longest));
    return new Advisor()
        .advise(longest.planned().request(), longest.planned().plan(), requests, curve).stream()
            .map(advice -> document(advice, longest, isAlone))
            .toList();
  }

  private static PlanDocument.Advice document(
      Advice advice, PlannedDatabases.One one, boolean isAlone) {
    String where = isAlone ? "" : "database " + one.name() + ": ";
    long millis = advice.makespanMicros() / 1_000;
    String then = Texts.duration(millis);
    if (advice instanceof Advice.RelaxKey key) {
      String name = key.key().referencing() + "." + key.key().name();
      return new PlanDocument.Advice(
          "relaxKey",
          Optional.of(name),
          one.sessions(),
          millis,
          where
              + "foreign key %s of %s holds the longest unit together; without it the rollback would take %s"
                  .formatted(key.key().name(), key.key().referencing(), then));
    }
    if (advice instanceof Advice.SplitTable table) {
      return new PlanDocument.Advice(
          "splitTable",
          Optional.of(table.table().toString()),
          one.sessions(),
          millis,
          where
              + "table %s alone takes that long; as %d tables (partitions) it would take %s"
                  .formatted(table.table(), table.parts(), then));
    }
    if (advice instanceof Advice.MoreSessions more) {
      return new PlanDocument.Advice(
          "moreSessions",
          Optional.empty(),
          more.sessions(),
          millis,
          where
              + "with %s it would take %s"
                  .formatted(Texts.count(more.sessions(), "session"), then));
    }
    Advice.FewerSessions fewer = (Advice.FewerSessions) advice;
    return new PlanDocument.Advice(
        "fewerSessions",
        Optional.empty(),
        fewer.sessions(),
        millis,
        where
            + "%s would do: it would take %s"
                .formatted(Texts.count(fewer.sessions(), "session"), then));
  }
}
