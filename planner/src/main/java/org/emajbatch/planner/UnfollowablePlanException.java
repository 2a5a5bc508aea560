package org.emajbatch.planner;

import java.util.List;
import java.util.stream.Collectors;

/**
 * A reviewed plan does not suit the tables and keys of now. To follow it nevertheless could leave a
 * table as it is, or make two sessions wait for each other for ever.
 */
public final class UnfollowablePlanException extends Exception {

  private static final long serialVersionUID = 1;

  private final transient List<Misfit> misfits;

  /**
   * Refuses a plan.
   *
   * @param misfits what does not suit, at least one
   */
  UnfollowablePlanException(List<Misfit> misfits) {
    super(misfits.stream().map(Misfit::text).collect(Collectors.joining("; ")));
    this.misfits = List.copyOf(misfits);
  }

  /** Returns everything that does not suit. */
  public List<Misfit> misfits() {
    return misfits;
  }
}
