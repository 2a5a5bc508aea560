package org.emajbatch.orchestrator.rollback;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.emajbatch.orchestrator.failure.Failure;
import org.emajbatch.orchestrator.failure.FailureCode;
import org.emajbatch.orchestrator.plan.PlanFacts;
import org.emajbatch.orchestrator.plan.Reviews;
import org.emajbatch.orchestrator.preflight.Cores;
import org.emajbatch.orchestrator.preflight.Preflight;
import org.emajbatch.orchestrator.preflight.Preflighted;
import org.emajbatch.orchestrator.preflight.SessionChoice;
import org.emajbatch.orchestrator.preflight.Work;
import org.emajbatch.orchestrator.progress.Progress;
import org.emajbatch.orchestrator.protocol.StepListener;
import org.emajbatch.orchestrator.recovery.Recovery;
import org.emajbatch.orchestrator.recovery.Resolution;
import org.emajbatch.orchestrator.request.ReviewedPlan;
import org.emajbatch.orchestrator.request.RollbackRequest;
import org.emajbatch.orchestrator.request.SessionCount;
import org.emajbatch.orchestrator.request.Target;
import org.emajbatch.sql.engine.Capability;
import org.emajbatch.sql.engine.ServerState;
import org.emajbatch.sql.engine.TableChanges;

/**
 * What comes before a run: every database is checked, what earlier runs left is resolved, and the
 * sessions are shared out. No database knows of the run yet, so a refusal leaves no trace.
 *
 * @param parts the databases and their sessions
 * @param remarks whole sentences for the report
 */
record Preparation(List<Part> parts, List<String> remarks) {

  Preparation {
    parts = List.copyOf(parts);
    remarks = List.copyOf(remarks);
  }

  /**
   * Prepares.
   *
   * @throws Failure with the first thing that is wrong
   */
  static Preparation of(
      RollbackRequest request, Controls controls, Progress progress, StepListener listener)
      throws SQLException, Failure {
    List<Preflighted> facts = new ArrayList<>();
    for (int i = 0; i < request.targets().size(); i++) {
      facts.add(check(request, i, controls));
    }
    for (int i = 0; i < facts.size(); i++) {
      resolveLeftovers(request.targets().get(i), i, controls, progress, listener);
    }
    if (request.reviewed().isPresent()) {
      return reviewed(request, request.reviewed().get(), facts, controls);
    }
    List<Work> work = new ArrayList<>();
    for (int i = 0; i < facts.size(); i++) {
      work.add(work(request, i, facts, controls));
    }
    int least = SessionChoice.leastEach(facts);
    ServerState server = ServerState.read(controls.of(0));
    SessionChoice choice =
        SessionChoice.choose(
            request.sessions(), work, least, server, Cores.of(controls.of(0), server));
    choice.remarks().forEach(progress::phase);
    List<Integer> shares =
        work.size() == 1
            ? List.of(choice.sessions())
            : SessionChoice.curve(work, least).shares(choice.sessions());
    return new Preparation(parts(request.targets(), facts, shares), choice.remarks());
  }

  /** Where nothing needs to be weighed, nothing is planned in advance. */
  private static Work work(
      RollbackRequest request, int i, List<Preflighted> facts, Controls controls)
      throws SQLException {
    boolean isWeighed = request.sessions().fixed().isEmpty() || facts.size() > 1;
    boolean isShared = !request.sessions().equals(SessionCount.of(1));
    return isWeighed || isShared && facts.get(i).engine().has(Capability.PREVIEW)
        ? PlanFacts.read(controls.of(i), request.targets().get(i), facts.get(i), request)
        : Work.of(
            TableChanges.since(
                controls.of(i), request.targets().get(i).groups(), facts.get(i).mark()));
  }

  /** A reviewed plan is carried out in its own number of sessions or not at all. */
  private static Preparation reviewed(
      RollbackRequest request, ReviewedPlan plan, List<Preflighted> facts, Controls controls)
      throws SQLException, Failure {
    List<PlanFacts> now = new ArrayList<>();
    for (int i = 0; i < facts.size(); i++) {
      now.add(PlanFacts.read(controls.of(i), request.targets().get(i), facts.get(i), request));
    }
    Reviews.requireUnchanged(plan, now);
    SessionChoice choice =
        SessionChoice.choose(
            SessionCount.of(plan.sessions()),
            now,
            SessionChoice.leastEach(facts),
            ServerState.read(controls.of(0)),
            plan.sessions());
    if (choice.sessions() != plan.sessions()) {
      throw Failure.refused(
              FailureCode.PLAN_DRIFTED,
              "the plan does not fit: " + String.join("; ", choice.remarks()))
          .hint("free what is missing, or plan anew");
    }
    return new Preparation(
        parts(
            request.targets(),
            facts,
            plan.databases().stream().map(ReviewedPlan.Database::sessions).toList()),
        List.of());
  }

  private static Preflighted check(RollbackRequest request, int i, Controls controls)
      throws SQLException, Failure {
    Target target = request.targets().get(i);
    try {
      return Preflight.check(controls.of(i), target, request.verified());
    } catch (Failure e) {
      throw request.targets().size() == 1
          ? e
          : e.in("database \"" + target.connection().database() + "\"");
    }
  }

  private static List<Part> parts(
      List<Target> targets, List<Preflighted> facts, List<Integer> shares) {
    List<Part> parts = new ArrayList<>();
    int leader = 1;
    for (int i = 0; i < targets.size(); i++) {
      parts.add(new Part(i, targets.get(i), facts.get(i), leader, shares.get(i)));
      leader += shares.get(i);
    }
    return parts;
  }

  /** A leftover that cannot be resolved is no reason to refuse: it may not be in the way. */
  private static void resolveLeftovers(
      Target target, int i, Controls controls, Progress progress, StepListener listener) {
    try {
      Recovery.Findings findings =
          new Recovery(controls.of(i), target.connection(), listener)
              .recover(Recovery.Scope.THIS_DATABASE, Recovery.Mode.NORMAL);
      findings.runs().forEach(one -> tell(one, progress));
      findings.warnings().forEach(progress::warning);
    } catch (Exception e) {
      progress.warning("what earlier runs left behind could not be resolved: " + e.getMessage());
    }
  }

  private static void tell(Resolution resolution, Progress progress) {
    String run = "run " + resolution.run();
    switch (resolution.standing()) {
      case COMMITTED -> progress.phase(run + ", left behind, is finished: committed");
      case ABORTED -> progress.phase(run + ", left behind, is finished: rolled back");
      case IN_PROGRESS -> progress.detail(run + " is in progress");
      case UNKNOWN -> progress.detail(run + " cannot be resolved");
    }
    resolution.problem().ifPresent(left -> progress.warning(run + ": " + left));
  }
}
