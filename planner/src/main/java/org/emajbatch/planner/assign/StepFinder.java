package org.emajbatch.planner.assign;

import java.util.Optional;

/**
 * Finds the single steps of a {@link LocalSearch} and changes nothing.
 *
 * <p>Items stand by descending cost, so within a session the partner that fits best is found by one
 * pass over both sessions: as the one gets smaller, so does what it should be exchanged for.
 */
final class StepFinder {

  /** For a step that pushes nothing out. */
  static final int NOBODY = -1;

  /**
   * A step.
   *
   * @param item leaves the longest session
   * @param second where it goes
   * @param pushed leaves that one, or {@link #NOBODY}
   * @param third where that goes; the longest session itself in a swap
   * @param longest the largest load afterwards of those that are touched
   */
  record Step(int item, int second, int pushed, int third, long longest) {}

  private final long[] costs;
  private final SessionItems[] sessions;
  private long work;

  /**
   * Prepares the search.
   *
   * @param costs of each item
   * @param sessions as they are at each question
   */
  StepFinder(long[] costs, SessionItems[] sessions) {
    this.costs = costs;
    this.sessions = sessions;
  }

  /** Returns how many pairs of items were compared. */
  long work() {
    return work;
  }

  /**
   * Looks at moves, and at swaps with the longest session.
   *
   * @param longest the longest session
   * @return the best step after which all touched sessions are shorter than it is
   */
  Optional<Step> bestExchange(int longest) {
    Step best = null;
    for (int second = 0; second < sessions.length; second++) {
      if (second != longest) {
        best = better(best, bestPair(longest, second, longest));
      }
    }
    return Optional.ofNullable(best);
  }

  /**
   * Looks at items that push another one on into a third session.
   *
   * @param longest the longest session
   * @return the best step after which all touched sessions are shorter than it is
   */
  Optional<Step> bestChain(int longest) {
    Step best = null;
    for (int second = 0; second < sessions.length; second++) {
      for (int third = 0; third < sessions.length; third++) {
        if (second != longest && third != longest && third != second) {
          best = better(best, bestPair(longest, second, third));
        }
      }
    }
    return Optional.ofNullable(best);
  }

  private static Step better(Step best, Step other) {
    return other != null && (best == null || other.longest() < best.longest()) ? other : best;
  }

  /**
   * The best step from the longest session into a second one, with what that one should push on in
   * exchange. What should go is half of the difference more than what is pushed, if that goes back
   * to the longest session, and half of their sum otherwise.
   */
  private Step bestPair(int longest, int second, int third) {
    SessionItems from = sessions[longest];
    SessionItems to = sessions[second];
    boolean back = third == longest;
    long difference = from.load() - to.load();
    Step best = null;
    int next = 0;
    for (int at = 0; at <= to.size(); at++) {
      int pushed = at < to.size() ? to.item(at) : NOBODY;
      long push = pushed == NOBODY ? 0 : costs[pushed];
      long ideal = back ? push + difference / 2 : (difference + push) / 2;
      while (next < from.size() && costs[from.item(next)] > ideal) {
        next++;
      }
      int end = Math.min(next, from.size() - 1);
      for (int candidate = Math.max(0, next - 1); candidate <= end; candidate++) {
        work++;
        int item = from.item(candidate);
        long then =
            Math.max(
                Math.max(
                    from.load() - costs[item] + (back ? push : 0), to.load() + costs[item] - push),
                pushed == NOBODY || back ? 0 : sessions[third].load() + push);
        if (then < from.load() && (best == null || then < best.longest())) {
          best = new Step(item, second, pushed, third, then);
        }
      }
    }
    return best;
  }
}
