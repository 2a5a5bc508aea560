package org.emajbatch.planner.assign;

/**
 * Improves another method's result step by step, as long as a single step helps: an item moves out
 * of a longest session, two are swapped, it shares its items out anew with another session (by
 * differencing), or an item pushes another one on into a third session (an ejection chain). Meant
 * for workloads too large for an exact search, where it mostly meets the lower bound.
 *
 * <p>A step is taken only if every session that it touches ends below the makespan, so each step
 * shortens the makespan or leaves fewer sessions that long, and the search ends. It is bounded by
 * the comparisons it makes and not by time, so that the same workload gets the same plan on every
 * machine.
 */
public final class LocalSearchSessionAssigner implements SessionAssigner {

  /** The loads of two sessions and an item more still add up. */
  private static final long LONGEST = Long.MAX_VALUE / 4;

  private final SessionAssigner start;
  private final long workBudget;

  /**
   * Sets up the search.
   *
   * @param start the method whose result is to be improved; the result is never worse
   * @param workBudget how many pairs of items may be compared, at least 0
   */
  public LocalSearchSessionAssigner(SessionAssigner start, long workBudget) {
    if (workBudget < 0) {
      throw new IllegalArgumentException("workBudget is negative: " + workBudget);
    }
    this.start = start;
    this.workBudget = workBudget;
  }

  @Override
  public Assignment assign(Workload workload) {
    Assignment found = start.assign(workload);
    if (found.provedOptimal() || found.makespan() > LONGEST) {
      return found;
    }
    return new LocalSearch(workload, found).run(workBudget);
  }
}
