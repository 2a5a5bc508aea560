package org.emajbatch.planner;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.emajbatch.planner.assign.Assignment;
import org.emajbatch.planner.assign.SaturatingMath;
import org.emajbatch.planner.assign.Workload;

/**
 * Translates between pieces of units and the anonymous items of a {@link Workload}: pieces in, the
 * pieces of each session out.
 */
final class PlanItems {

  /** One item: a piece, or without one the work that is tied to session 1. */
  private record Item(Optional<Piece> piece, long micros) {}

  /** The given order of pieces settles ties, and the work of session 1 goes before equal ones. */
  private static final Comparator<Item> ORDER =
      Comparator.comparingLong(Item::micros)
          .reversed()
          .thenComparing(item -> item.piece().isPresent());

  private final List<Item> items;
  private final Workload workload;

  private PlanItems(List<Item> items, Workload workload) {
    this.items = items;
    this.workload = workload;
  }

  /**
   * Puts the pieces and the work of session 1 into one descending order.
   *
   * @param pieces pieces by number of their unit
   * @param firstSessionMicros work tied to session 1, in microseconds
   * @param sessions how many sessions may be used
   * @return the items
   */
  static PlanItems of(List<Piece> pieces, long firstSessionMicros, int sessions) {
    List<Item> items = new ArrayList<>();
    pieces.forEach(piece -> items.add(new Item(Optional.of(piece), piece.micros())));
    if (firstSessionMicros > 0) {
      items.add(new Item(Optional.empty(), firstSessionMicros));
    }
    items.sort(ORDER);
    OptionalInt first = OptionalInt.empty();
    for (int item = 0; item < items.size(); item++) {
      if (items.get(item).piece().isEmpty()) {
        first = OptionalInt.of(item);
      }
    }
    Workload workload =
        new Workload(
            items.stream().map(Item::micros).toList(),
            Math.max(1, Math.min(sessions, items.size())),
            first);
    return new PlanItems(items, workload);
  }

  /** Returns the items as a scheduling problem. */
  Workload workload() {
    return workload;
  }

  /**
   * Numbers the sessions: the one with the work of session 1 is session 1, the others follow by
   * descending load, and those without work are left out. Among equal loads the session with the
   * earliest item comes first, and no item is in two sessions.
   *
   * @param assignment a placement of these items
   * @return the pieces of each session, those of session 1 first
   */
  List<List<Piece>> sessions(Assignment assignment) {
    List<Integer> sessionOf = assignment.sessionOf();
    long[] loads = new long[workload.sessions()];
    List<List<Piece>> pieces = new ArrayList<>();
    for (int session = 0; session < loads.length; session++) {
      pieces.add(new ArrayList<>());
    }
    for (int item = 0; item < items.size(); item++) {
      int session = sessionOf.get(item);
      loads[session] = SaturatingMath.add(loads[session], items.get(item).micros());
      items.get(item).piece().ifPresent(pieces.get(session)::add);
    }
    int first = workload.firstSessionItem().stream().map(sessionOf::get).findFirst().orElse(-1);
    List<List<Piece>> numbered = new ArrayList<>();
    sessionOf.stream()
        .distinct()
        .sorted(
            Comparator.comparing((Integer session) -> session != first)
                .thenComparing(session -> loads[session], Comparator.reverseOrder()))
        .forEach(session -> numbered.add(pieces.get(session)));
    return numbered;
  }
}
