package org.emajbatch.orchestrator.plan;

import java.util.ArrayList;
import java.util.List;
import org.emajbatch.orchestrator.preflight.SessionChoice;
import org.emajbatch.orchestrator.preflight.SharedCurve;
import org.emajbatch.orchestrator.request.ReviewedPlan;
import org.emajbatch.orchestrator.request.RollbackRequest;

/**
 * The plans of all databases of one rollback. Sessions are numbered on from one to the next.
 *
 * @param databases the databases, in the order of the rollback
 * @param shared how long they take together, by the number of sessions that they share
 * @param within how many sessions an automatic choice may take
 */
record PlannedDatabases(List<One> databases, SharedCurve shared, int within) {

  PlannedDatabases {
    databases = List.copyOf(databases);
  }

  /**
   * One database.
   *
   * @param facts what its plan rests on
   * @param planned its plan
   * @param sessions how many sessions it gets
   * @param before how many sessions those before it have
   */
  record One(PlanFacts facts, PlannedRollback planned, int sessions, int before) {

    String name() {
      return facts.found().server().database();
    }
  }

  /**
   * Plans.
   *
   * @param facts of each database
   * @param least how few sessions each must have
   * @param sessions how many there are for all of them
   * @param within how many an automatic choice may take
   */
  static PlannedDatabases of(List<PlanFacts> facts, int least, int sessions, int within) {
    SharedCurve curve = SessionChoice.curve(facts, least);
    List<Integer> shares = curve.shares(sessions);
    List<One> databases = new ArrayList<>();
    int before = 0;
    for (int i = 0; i < facts.size(); i++) {
      PlannedRollback planned = facts.get(i).plan(shares.get(i));
      databases.add(new One(facts.get(i), planned, shares.get(i), before));
      before += shares.get(i);
    }
    return new PlannedDatabases(databases, curve, within);
  }

  List<PlanFacts> facts() {
    return databases.stream().map(One::facts).toList();
  }

  int sessions() {
    return databases.stream().mapToInt(One::sessions).sum();
  }

  /** What is kept for review. */
  ReviewedPlan reviewed(RollbackRequest request) {
    return new ReviewedPlan(
        databases.stream()
            .map(one -> Reviews.database(one.facts(), one.planned().plan(), one.sessions()))
            .toList(),
        request.logged(),
        request.verified(),
        request.alterAllowed());
  }
}
