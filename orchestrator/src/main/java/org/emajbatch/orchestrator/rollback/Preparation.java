package org.emajbatch.orchestrator.rollback;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.emajbatch.orchestrator.failure.Failure;
import org.emajbatch.orchestrator.preflight.Preflight;
import org.emajbatch.orchestrator.preflight.Preflighted;
import org.emajbatch.orchestrator.preflight.SessionChoice;
import org.emajbatch.orchestrator.progress.Progress;
import org.emajbatch.orchestrator.protocol.StepListener;
import org.emajbatch.orchestrator.recovery.Recovery;
import org.emajbatch.orchestrator.recovery.Resolution;
import org.emajbatch.orchestrator.request.RollbackRequest;
import org.emajbatch.orchestrator.request.Target;
import org.emajbatch.sql.engine.EngineKind;
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

  /** With one session E-Maj works in temporary tables, and what has used one cannot be prepared. */
  private static final int LEAST_ON_STOCK_BESIDE_OTHERS = 2;

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
    List<List<TableChanges>> changes = new ArrayList<>();
    for (int i = 0; i < facts.size(); i++) {
      changes.add(
          TableChanges.since(
              controls.of(i), request.targets().get(i).groups(), facts.get(i).mark()));
    }
    int least = least(facts);
    SessionChoice choice =
        SessionChoice.choose(request.sessions(), changes, least, ServerState.read(controls.of(0)));
    choice.remarks().forEach(progress::phase);
    return new Preparation(
        parts(request.targets(), facts, choice.shares(changes, least)), choice.remarks());
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

  private static int least(List<Preflighted> facts) {
    boolean stock = facts.stream().anyMatch(one -> one.engine().kind() == EngineKind.STOCK);
    return facts.size() > 1 && stock ? LEAST_ON_STOCK_BESIDE_OTHERS : 1;
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
