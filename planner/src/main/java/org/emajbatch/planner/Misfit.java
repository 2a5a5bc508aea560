package org.emajbatch.planner;

import java.util.List;

/** Something in which a reviewed plan does not suit a request. */
public sealed interface Misfit {

  /** Returns it as half a sentence that names the tables. */
  String text();

  /**
   * The plan does not say who puts a table back.
   *
   * @param table the table
   */
  record LeftOut(TableId table) implements Misfit {
    @Override
    public String text() {
      return "no session has table " + table;
    }
  }

  /**
   * The plan names a session that there is not.
   *
   * @param table whose session it is
   * @param session its number
   * @param sessions how many there are
   */
  record NoSuchSession(TableId table, int session, int sessions) implements Misfit {
    @Override
    public String text() {
      return "table %s is in session %d, and there are only %d".formatted(table, session, sessions);
    }
  }

  /**
   * Two tables that must share a session are apart.
   *
   * @param first one of them
   * @param firstSession its session
   * @param second the other
   * @param secondSession its session
   * @param keys the foreign keys that hold them together: one between them, or those over which
   *     they meet in a table outside; none if the engine's batch does
   */
  record Torn(
      TableId first, int firstSession, TableId second, int secondSession, List<ForeignKey> keys)
      implements Misfit {

    /** Keeps an unmodifiable copy. */
    public Torn {
      keys = List.copyOf(keys);
    }

    @Override
    public String text() {
      String reason =
          keys.isEmpty()
              ? "one batch"
              : "foreign key " + String.join(", ", keys.stream().map(ForeignKey::name).toList());
      return "tables %s and %s are in sessions %d and %d, but %s holds them together"
          .formatted(first, second, firstSession, secondSession, reason);
    }
  }
}
