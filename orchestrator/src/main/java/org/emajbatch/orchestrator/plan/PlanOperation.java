package org.emajbatch.orchestrator.plan;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.emajbatch.orchestrator.failure.Failure;
import org.emajbatch.orchestrator.preflight.Cores;
import org.emajbatch.orchestrator.preflight.Preflight;
import org.emajbatch.orchestrator.preflight.Preflighted;
import org.emajbatch.orchestrator.preflight.SessionChoice;
import org.emajbatch.orchestrator.report.PlanDocument;
import org.emajbatch.orchestrator.request.ReviewedPlan;
import org.emajbatch.orchestrator.request.RollbackRequest;
import org.emajbatch.sql.engine.Loss;
import org.emajbatch.sql.engine.ServerState;

/**
 * Everything of a rollback up to the first write: what it would do, how long it would take, and
 * what would refuse it. Nothing is left in a database but the plan itself, and only if it is to be
 * kept.
 */
public final class PlanOperation {

  private final RollbackRequest request;
  private final List<Connection> connections;
  private final LossReader losses;
  private final UnaryOperator<List<String>> commands;

  /**
   * An operation.
   *
   * @param request the rollback to plan
   * @param connections to its databases, in its order, in autocommit mode; they stay the caller's
   * @param losses how to read what would be lost
   * @param commands completes suggested commands by what led to the server
   */
  public PlanOperation(
      RollbackRequest request,
      List<Connection> connections,
      LossReader losses,
      UnaryOperator<List<String>> commands) {
    this.request = request;
    this.connections = List.copyOf(connections);
    this.losses = losses;
    this.commands = commands;
  }

  /**
   * Plans.
   *
   * @param keep whether to keep the plan for review
   * @return all there is to show
   * @throws Failure when there is nothing to plan: no such group or mark, no rights, no engine
   */
  public PlanDocument run(boolean keep) throws SQLException, Failure {
    List<PlanFacts> facts = new ArrayList<>();
    List<String> refusals = new ArrayList<>();
    for (int i = 0; i < connections.size(); i++) {
      Preflighted found =
          Preflight.look(connections.get(i), request.targets().get(i), request.verified());
      Preflight.refusals(connections.get(i), request.targets().get(i), found)
          .forEach(failure -> refusals.add(sentence(failure)));
      facts.add(PlanFacts.read(connections.get(i), request.targets().get(i), found, request));
    }
    int least = SessionChoice.leastEach(facts.stream().map(PlanFacts::found).toList());
    ServerState server = ServerState.read(connections.get(0));
    int cores = Cores.of(connections.get(0), server);
    SessionChoice choice = choose(facts, least, server, cores, refusals);
    PlannedDatabases planned =
        PlannedDatabases.of(
            facts, least, choice.sessions(), SessionChoice.within(facts.size(), server, cores));
    List<String> remarks = new ArrayList<>(choice.remarks());
    Optional<List<List<Loss>>> lost = losses.read(connections, facts, remarks);
    ReviewedPlan reviewed = planned.reviewed(request);
    PlanDocument document =
        new PlanDocuments(request, planned, commands)
            .document(
                OffsetDateTime.now(),
                keep ? Optional.of(KeptPlans.id(reviewed)) : Optional.empty(),
                lost,
                refusals,
                remarks);
    if (keep) {
      KeptPlans.keep(connections.get(0), reviewed, document);
    }
    return document;
  }

  /**
   * Where the server has no room for such a rollback, it is planned as if it had: in no more
   * sessions than there are units.
   */
  private SessionChoice choose(
      List<PlanFacts> facts, int least, ServerState server, int cores, List<String> refusals) {
    try {
      return SessionChoice.choose(request.sessions(), facts, least, server, cores);
    } catch (Failure e) {
      refusals.add(sentence(e));
      int useful = facts.stream().mapToInt(PlanFacts::units).sum();
      int wanted = Math.min(useful, request.sessions().fixed().orElse(1));
      return new SessionChoice(Math.max(least * facts.size(), wanted), List.of());
    }
  }

  private static String sentence(Failure failure) {
    return failure.getMessage() + failure.hint().map(hint -> " (" + hint + ")").orElse("");
  }
}
