package org.emajbatch.planner.assign;

import java.util.List;

/**
 * Runs several methods and keeps the shortest result, so it has the best of their guarantees; the
 * first wins ties.
 */
public final class BestOfSessionAssigner implements SessionAssigner {

  private final List<SessionAssigner> methods;

  /**
   * Combines methods.
   *
   * @param methods at least one, in order of preference
   */
  public BestOfSessionAssigner(SessionAssigner... methods) {
    this.methods = List.of(methods);
    if (this.methods.isEmpty()) {
      throw new IllegalArgumentException("no method given");
    }
  }

  @Override
  public Assignment assign(Workload workload) {
    Assignment best = methods.get(0).assign(workload);
    for (SessionAssigner method : methods.subList(1, methods.size())) {
      if (best.provedOptimal()) {
        break;
      }
      Assignment candidate = method.assign(workload);
      if (candidate.makespan() < best.makespan()) {
        best = candidate;
      }
    }
    return best;
  }
}
