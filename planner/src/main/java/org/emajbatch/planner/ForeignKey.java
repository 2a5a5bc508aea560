package org.emajbatch.planner;

import java.util.Objects;

/**
 * A foreign key. Either end may be a table that is not rolled back itself: two tables whose keys
 * lead to the same outside table lock it both, and must share a session for that reason.
 *
 * @param name name of the constraint
 * @param referencing the table that has the key
 * @param referenced the table it points to; may be the same
 * @param binding what the rollback does with it
 */
public record ForeignKey(String name, TableId referencing, TableId referenced, Binding binding) {

  /** Checks that nothing is missing. */
  public ForeignKey {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(referencing, "referencing");
    Objects.requireNonNull(referenced, "referenced");
    Objects.requireNonNull(binding, "binding");
  }

  /** Whether the key forces two different tables into one session. */
  boolean bindsTwoTables() {
    return binding.binds() && !referencing.equals(referenced);
  }
}
