package org.emajbatch.monitor.model;

import org.emajbatch.sql.activity.Rollback;
import org.emajbatch.sql.watch.GroupSummary;

/** The names of the counters whose {@link Trends} are kept. */
public final class Counters {

  private Counters() {}

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
