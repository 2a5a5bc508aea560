package org.emajbatch.planner.assign;

/**
 * A method to spread items over sessions. An implementation's name and Javadoc say what it
 * guarantees; all are deterministic: equal workloads get equal assignments.
 */
public interface SessionAssigner {

  /**
   * Places every item.
   *
   * @param workload what to place
   * @return a placement of all items in the sessions 0 to {@code workload.sessions() - 1}
   */
  Assignment assign(Workload workload);
}
