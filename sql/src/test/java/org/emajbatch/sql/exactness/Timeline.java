package org.emajbatch.sql.exactness;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The marks that a run has set, and what stood in the database at each. */
final class Timeline {

  /**
   * A mark.
   *
   * @param groups those for which it still exists
   * @param beforeLogged whether it was set by a logged rollback, at its start
   */
  record Point(String mark, Set<String> groups, Snapshot snapshot, boolean beforeLogged) {}

  private final List<Point> points = new ArrayList<>();

  void add(String mark, Collection<String> groups, Snapshot snapshot, boolean beforeLogged) {
    points.add(new Point(mark, new HashSet<>(groups), snapshot, beforeLogged));
  }

  /** What stood at a mark turns out to be something else, or nobody can say. */
  void correct(String mark, Optional<Snapshot> snapshot) {
    for (int i = points.size() - 1; i >= 0; i--) {
      Point point = points.get(i);
      if (point.mark().equals(mark)) {
        points.remove(i);
        if (snapshot.isPresent()) {
          points.add(i, new Point(mark, point.groups(), snapshot.get(), point.beforeLogged()));
        }
        return;
      }
    }
  }

  /** The mark of that name, or what {@link Step.Rollback#UNDO} stands for, if groups have it. */
  Optional<Point> find(String mark, Collection<String> groups) {
    boolean undo = mark.equals(Step.Rollback.UNDO);
    for (int i = points.size() - 1; i >= 0; i--) {
      Point point = points.get(i);
      if (point.groups().containsAll(groups)
          && (undo ? point.beforeLogged() : point.mark().equals(mark))) {
        return Optional.of(point);
      }
    }
    return Optional.empty();
  }

  /** A consolidation deletes what is between two marks of a group. */
  void forgetBetween(Point first, Point last, String group) {
    points
        .subList(points.indexOf(first) + 1, points.indexOf(last))
        .forEach(between -> between.groups().remove(group));
  }

  /** What is older than a mark of a group is deleted. */
  void forgetBefore(Point point, String group) {
    points.subList(0, points.indexOf(point)).forEach(older -> older.groups().remove(group));
  }

  /** An unlogged rollback deletes what is later. */
  void forgetAfter(Point point, Collection<String> groups) {
    points
        .subList(points.indexOf(point) + 1, points.size())
        .forEach(later -> later.groups().removeAll(groups));
  }
}
