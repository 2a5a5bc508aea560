package org.emajbatch.planner;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.emajbatch.planner.assign.Assignment;
import org.emajbatch.planner.assign.LowerBound;
import org.emajbatch.planner.assign.SaturatingMath;
import org.emajbatch.planner.assign.Workload;

/**
 * Translates between units and the anonymous items of a {@link Workload}: units in, a plan with
 * numbered sessions out.
 */
final class PlanItems {

  /** One item: a unit, or without one the work that is tied to session 1. */
  private record Item(Optional<Unit> unit, long costMicros) {}

  private final List<Item> items;
  private final Workload workload;

  private PlanItems(List<Item> items, Workload workload) {
    this.items = items;
    this.workload = workload;
  }

  /**
   * Puts the units and the work of session 1 into one descending order.
   *
   * @param units by number, hence by descending cost
   * @param firstSessionMicros work tied to session 1, in microseconds
   * @param sessions how many sessions may be used
   * @return the items
   */
  static PlanItems of(List<Unit> units, long firstSessionMicros, int sessions) {
    int firstSessionItem =
        (int) units.stream().filter(unit -> unit.costMicros() > firstSessionMicros).count();
    List<Item> items = new ArrayList<>();
    units.forEach(unit -> items.add(new Item(Optional.of(unit), unit.costMicros())));
    boolean hasFirstSessionItem = firstSessionMicros > 0;
    if (hasFirstSessionItem) {
      items.add(firstSessionItem, new Item(Optional.empty(), firstSessionMicros));
    }
    Workload workload =
        new Workload(
            items.stream().map(Item::costMicros).toList(),
            Math.max(1, Math.min(sessions, items.size())),
            hasFirstSessionItem ? OptionalInt.of(firstSessionItem) : OptionalInt.empty());
    return new PlanItems(List.copyOf(items), workload);
  }

  /** Returns how many items there are. */
  int size() {
    return items.size();
  }

  /** Returns the items as a scheduling problem. */
  Workload workload() {
    return workload;
  }

  /**
   * Numbers the sessions: the one with the work of session 1 is session 1, the others follow by
   * descending load, and those without work are left out.
   *
   * @param assignment a placement of these items
   * @return the plan
   */
  SessionPlan toPlan(Assignment assignment) {
    List<SessionLoad> sessions = new ArrayList<>();
    for (int session : sessionsInOrder(assignment)) {
      sessions.add(load(assignment, session, sessions.size() + 1));
    }
    if (sessions.isEmpty()) {
      sessions.add(new SessionLoad(1, List.of(), 0));
    }
    return new SessionPlan(
        sessions,
        assignment.makespan(),
        assignment.provedOptimal() ? assignment.makespan() : LowerBound.of(workload),
        assignment.provedOptimal(),
        bottleneck(sessions));
  }

  /**
   * Among equal loads the session with the earliest item comes first, and no item is in two
   * sessions.
   */
  private List<Integer> sessionsInOrder(Assignment assignment) {
    List<Integer> sessionOf = assignment.sessionOf();
    long[] loads = new long[workload.sessions()];
    for (int item = 0; item < size(); item++) {
      int session = sessionOf.get(item);
      loads[session] = SaturatingMath.add(loads[session], items.get(item).costMicros());
    }
    int first = workload.firstSessionItem().stream().map(sessionOf::get).findFirst().orElse(-1);
    return sessionOf.stream()
        .distinct()
        .sorted(
            Comparator.comparing((Integer session) -> session != first)
                .thenComparing(session -> loads[session], Comparator.reverseOrder()))
        .toList();
  }

  private SessionLoad load(Assignment assignment, int session, int number) {
    List<Item> placed =
        IntStream.range(0, size())
            .filter(item -> assignment.sessionOf().get(item) == session)
            .mapToObj(items::get)
            .toList();
    List<Unit> units = placed.stream().flatMap(item -> item.unit().stream()).toList();
    long estimate = placed.stream().mapToLong(Item::costMicros).reduce(0, SaturatingMath::add);
    return new SessionLoad(number, units, estimate);
  }

  /** Units stand by number in a session, so the first one is its most expensive. */
  private static List<TableId> bottleneck(List<SessionLoad> sessions) {
    SessionLoad longest = sessions.get(0);
    for (SessionLoad session : sessions) {
      if (session.estimateMicros() > longest.estimateMicros()) {
        longest = session;
      }
    }
    return longest.units().isEmpty() ? List.of() : longest.units().get(0).tables();
  }
}
