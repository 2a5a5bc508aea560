package org.emajbatch.planner.assign;

import java.util.Arrays;
import java.util.Optional;

/** One walk downhill. Four loads must add up to a long. Good for one run. */
final class LocalSearch {

  /** To share out an item anew is about as much work as this many comparisons. */
  private static final int WORK_OF_DIFFERENCING = 16;

  /** Two sessions with other items than before. */
  private record Exchange(int second, int[] ofFirst, int[] ofSecond, long longer) {}

  private final Workload workload;
  private final long[] costs;
  private final Assignment start;
  private final SessionItems[] sessions;
  private final StepFinder steps;
  private long work;

  /**
   * Prepares the walk.
   *
   * @param workload the problem
   * @param start where it begins
   */
  LocalSearch(Workload workload, Assignment start) {
    this.workload = workload;
    this.start = start;
    costs = workload.costArray();
    sessions = SessionItems.of(workload, start);
    steps = new StepFinder(costs, sessions);
  }

  /**
   * Walks until no step helps, the bound is met or the budget is used up.
   *
   * @param workBudget how many pairs of items may be compared
   * @return the last placement
   */
  Assignment run(long workBudget) {
    boolean moved = true;
    while (moved && work + steps.work() < workBudget) {
      int longest = longest();
      moved =
          sessions[longest].load() > start.lowerBound()
              && (exchange(longest) || differ(longest) || chain(longest));
    }
    int[] sessionOf = new int[costs.length];
    for (int session = 0; session < sessions.length; session++) {
      sessions[session].label(sessionOf, session);
    }
    return Assignment.of(workload, sessionOf, start.lowerBound()).afterNodes(start.nodes());
  }

  private int longest() {
    int longest = 0;
    for (int session = 1; session < sessions.length; session++) {
      if (sessions[session].load() > sessions[longest].load()) {
        longest = session;
      }
    }
    return longest;
  }

  private boolean exchange(int longest) {
    return take(longest, steps.bestExchange(longest));
  }

  private boolean chain(int longest) {
    return take(longest, steps.bestChain(longest));
  }

  private boolean take(int longest, Optional<StepFinder.Step> found) {
    found.ifPresent(
        step -> {
          sessions[longest].remove(step.item());
          sessions[step.second()].add(step.item());
          if (step.pushed() != StepFinder.NOBODY) {
            sessions[step.second()].remove(step.pushed());
            sessions[step.third()].add(step.pushed());
          }
        });
    return found.isPresent();
  }

  /** Shares out anew what the longest session and another one have, with whom that helps most. */
  private boolean differ(int longest) {
    Exchange best = null;
    for (int second = 0; second < sessions.length; second++) {
      if (second != longest) {
        Exchange found = differ(longest, second);
        if (found.longer() < (best == null ? sessions[longest].load() : best.longer())) {
          best = found;
        }
      }
    }
    if (best == null) {
      return false;
    }
    sessions[longest].replaceBy(best.ofFirst());
    sessions[best.second()].replaceBy(best.ofSecond());
    return true;
  }

  private Exchange differ(int longest, int second) {
    int[] items = SessionItems.merged(sessions[longest], sessions[second]);
    work += (long) items.length * WORK_OF_DIFFERENCING;
    boolean[] isSecond =
        TwoWayDifferencing.split(Arrays.stream(items).mapToLong(item -> costs[item]).toArray());
    int[][] halves = {new int[items.length], new int[items.length]};
    int[] sizes = new int[2];
    long[] loads = new long[2];
    for (int i = 0; i < items.length; i++) {
      int half = isSecond[i] ? 1 : 0;
      halves[half][sizes[half]++] = items[i];
      loads[half] += costs[items[i]];
    }
    return new Exchange(
        second,
        Arrays.copyOf(halves[0], sizes[0]),
        Arrays.copyOf(halves[1], sizes[1]),
        Math.max(loads[0], loads[1]));
  }
}
