package org.emajbatch.orchestrator.rollback;

import java.sql.SQLException;
import java.util.Optional;
import org.emajbatch.orchestrator.failure.Failure;
import org.emajbatch.orchestrator.plan.Reviews;
import org.emajbatch.orchestrator.request.ReviewedPlan;
import org.emajbatch.sql.engine.TableChanges;

/**
 * Counts the changes of a reviewed plan's tables a last time. Only under the locks of all sessions
 * is that number final: until then an application may add changes that nobody has reviewed. Never
 * to be asked on a session's own connection, whose transaction would be in the way of the answer.
 */
final class ReviewedChanges {

  private final RunSetup setup;
  private final Controls controls;

  ReviewedChanges(RunSetup setup, Controls controls) {
    this.setup = setup;
    this.controls = controls;
  }

  /**
   * Compares, where the plan was reviewed.
   *
   * @param part a database all of whose tables are locked
   * @throws Failure naming what came after the review
   */
  void require(Part part) throws SQLException, Failure {
    Optional<ReviewedPlan> reviewed = setup.request().reviewed();
    if (reviewed.isPresent()) {
      Reviews.requireSameChanges(
          reviewed.get().databases().get(part.number()),
          TableChanges.since(controls.of(part), part.target().groups(), part.facts().mark()));
    }
  }
}
