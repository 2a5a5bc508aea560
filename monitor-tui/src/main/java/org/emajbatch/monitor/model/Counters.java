package org.emajbatch.monitor.model;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.emajbatch.sql.activity.Rollback;
import org.emajbatch.sql.watch.GroupSummary;

/** The counters whose {@link Trends} are kept, and their names. */
public final class Counters {

  private Counters() {}

  /** What a picture says of them. */
  public static Trends.Readings of(Event.PictureTaken taken) {
    Map<String, Long> values = new HashMap<>();
    // What was not read has not stood still.
    List<Rollback> read = taken.withheld().isPresent() ? List.of() : taken.activity().running();
    for (Rollback rollback : read) {
      values.put(rows(rollback), rollback.rows());
      rollback.sessions().forEach(s -> values.put(rows(rollback, s.session()), s.rows()));
    }
    taken
        .extra()
        .map(Picture.Extra::detail)
        .filter(Detail.OfGroups.class::isInstance)
        .map(Detail.OfGroups.class::cast)
        .ifPresent(groups -> groups.groups().forEach(g -> values.put(changes(g), g.changes())));
    return new Trends.Readings(taken.activity().takenAt(), values);
  }

  /** Rows that a rollback has put back. */
  public static String rows(Rollback rollback) {
    return "rows " + rollback.id();
  }

  /** Rows that one of its sessions has put back. */
  public static String rows(Rollback rollback, int session) {
    return rows(rollback) + "/" + session;
  }

  /** Changes that a group has logged. */
  public static String changes(GroupSummary group) {
    return "changes " + group.name();
  }
}
