package org.emajbatch.monitor.view;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.emajbatch.monitor.model.Place;
import org.emajbatch.sql.activity.Leftover;
import org.emajbatch.sql.activity.Leftover.Fate;

/**
 * The banner for prepared transactions that nobody finishes: they block others until somebody does.
 */
final class LeftoverView {

  private final Canvas canvas;
  private final Place place;

  LeftoverView(Canvas canvas, Place place) {
    this.canvas = canvas;
    this.place = place;
  }

  /** Nothing where there are none. */
  List<Line> lines(List<Leftover> leftovers) {
    if (leftovers.isEmpty()) {
      return List.of();
    }
    Duration oldest =
        Duration.between(leftovers.get(0).transaction().preparedAt(), canvas.takenAt());
    String what =
        "%s In doubt for %s: %s%s, holding locks."
            .formatted(
                canvas.symbols().warning(),
                Words.clock(oldest.isNegative() ? Duration.ZERO : oldest),
                Words.count(leftovers.size(), "prepared transaction"),
                rollbacks(leftovers));
    // Nothing of a command may be cut off: somebody is to type it.
    List<Line> lines = new ArrayList<>(new Wrap(1, canvas.columns()).sentences(what, Tone.ALARM));
    for (Fate fate : Fate.values()) {
      long count = leftovers.stream().filter(leftover -> leftover.fate() == fate).count();
      if (count > 0) {
        lines.addAll(
            new Wrap(3, canvas.columns())
                .sentences(
                    "%d of them: recover %s.".formatted(count, fate.words(count)), Tone.ALARM));
      }
    }
    for (String command : place.recoverCommands(leftovers)) {
      lines.addAll(new Wrap(3, canvas.columns()).sentences("Type: " + command, Tone.ALARM));
    }
    return lines;
  }

  private static String rollbacks(List<Leftover> leftovers) {
    String ids =
        leftovers.stream()
            .flatMapToInt(leftover -> leftover.rollbackId().stream())
            .distinct()
            .mapToObj(id -> "#" + id)
            .collect(Collectors.joining(", "));
    return ids.isEmpty() ? "" : " (rollback " + ids + ")";
  }
}
