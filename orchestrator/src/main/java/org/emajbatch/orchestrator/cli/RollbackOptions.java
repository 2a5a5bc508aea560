package org.emajbatch.orchestrator.cli;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.emajbatch.orchestrator.failure.Failure;
import org.emajbatch.orchestrator.request.ReviewedPlan;
import org.emajbatch.orchestrator.request.RollbackRequest;
import org.emajbatch.orchestrator.request.SessionCount;
import org.emajbatch.orchestrator.request.Target;
import picocli.CommandLine.Option;

/** What kind of rollback is wanted; the same options for doing it and for planning it. */
final class RollbackOptions {

  @Option(
      names = {"-l", "--logged"},
      description = "Log the rollback itself, so that it can be rolled back.")
  private boolean logged;

  @Option(
      names = {"-a", "--allow-alter"},
      description = "Go back across changes of the groups' structure, which stay as they are.")
  private boolean alterAllowed;

  @Option(
      names = "--verify",
      description =
          "Compare every changed row with what it was at the mark before anything is decided;"
              + " a difference undoes the rollback.")
  private boolean verified;

  /** What a reviewed plan says, as if it were given. */
  static RollbackOptions of(ReviewedPlan plan) {
    RollbackOptions options = new RollbackOptions();
    options.logged = plan.logged();
    options.alterAllowed = plan.alterAllowed();
    options.verified = plan.verified();
    return options;
  }

  /**
   * The request.
   *
   * @throws Failure of usage when it is not sound in itself
   */
  RollbackRequest request(
      List<Target> targets,
      SessionCount sessions,
      Optional<String> comment,
      Optional<ReviewedPlan> reviewed,
      Duration lockTimeout)
      throws Failure {
    try {
      return new RollbackRequest(
          targets, sessions, logged, alterAllowed, verified, comment, reviewed, lockTimeout);
    } catch (IllegalArgumentException e) {
      throw Failure.usage(e.getMessage());
    }
  }
}
