package org.emajbatch.orchestrator.plan;

import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.emajbatch.orchestrator.failure.DataState;
import org.emajbatch.orchestrator.report.PlanDocument;
import org.emajbatch.orchestrator.report.RollbackReport;
import org.emajbatch.orchestrator.request.RollbackRequest;
import org.emajbatch.sql.engine.Loss;
import org.emajbatch.sql.engine.PlanStep;

/** Puts the document of a plan together. */
final class PlanDocuments {

  private final RollbackRequest request;
  private final PlannedDatabases planned;
  private final UnaryOperator<List<String>> commands;

  /**
   * For one plan.
   *
   * @param commands completes suggested commands by what led to the server
   */
  PlanDocuments(
      RollbackRequest request, PlannedDatabases planned, UnaryOperator<List<String>> commands) {
    this.request = request;
    this.planned = planned;
    this.commands = commands;
  }

  /**
   * The document.
   *
   * @param madeAt when it was made
   * @param planId under which it is kept, if it is
   * @param losses what would be lost in each database, if that was read
   * @param refusals what would refuse such a rollback now
   * @param remarks what the reader should know
   */
  PlanDocument document(
      OffsetDateTime madeAt,
      Optional<String> planId,
      Optional<List<List<Loss>>> losses,
      List<String> refusals,
      List<String> remarks) {
    List<PlanStep> restores =
        planned.facts().stream().flatMap(facts -> facts.restores().stream()).toList();
    return new PlanDocument(
        RollbackReport.SCHEMA_VERSION,
        DataState.NOTHING_CHANGED.json(),
        planId,
        madeAt,
        planned.databases().stream().map(PlanDocuments::part).toList(),
        request.logged(),
        request.verified(),
        planned.sessions(),
        request.sessions().toString(),
        restores.size(),
        restores.stream().mapToLong(PlanStep::estimatedQuantity).sum(),
        PlannedRollback.report(
            planned.databases().stream().map(PlannedDatabases.One::planned).toList()),
        Curves.of(planned),
        Advices.of(planned),
        planned.databases().stream().flatMap(one -> PlanGraph.tables(one).stream()).toList(),
        planned.databases().stream().flatMap(one -> PlanGraph.keys(one).stream()).toList(),
        losses.map(this::losses),
        refusals,
        remarks,
        commands.apply(NextCommands.of(request, planned, planId)));
  }

  private static PlanDocument.Part part(PlannedDatabases.One one) {
    return new PlanDocument.Part(
        one.name(),
        one.facts().found().engine().describe(),
        one.facts().target().groups(),
        one.facts().mark().name(),
        one.facts().mark().setAt());
  }

  private List<PlanDocument.Loss> losses(List<List<Loss>> databases) {
    List<PlanDocument.Loss> all = new ArrayList<>();
    for (int i = 0; i < databases.size(); i++) {
      String database = planned.databases().get(i).name();
      databases
          .get(i)
          .forEach(
              loss ->
                  all.add(
                      new PlanDocument.Loss(
                          database,
                          loss.table().schema(),
                          loss.table().name(),
                          loss.verb(),
                          loss.role(),
                          loss.rows())));
    }
    return all;
  }
}
