package org.emajbatch.orchestrator.faults;

import java.util.List;

/**
 * A server that has the write-ahead log up to a moment and nothing after it: restored to that
 * moment, or a standby that was promoted when it had come so far.
 *
 * @param moment the last thing that it has
 * @param end where the data is after recover
 */
record WalPrefix(Moment moment, End end) {

  static List<WalPrefix> all() {
    return List.of(
        new WalPrefix(Moment.BARRIER, End.UNDONE),
        new WalPrefix(Moment.ALL_PREPARED, End.UNDONE),
        new WalPrefix(Moment.DECIDED, End.DONE),
        new WalPrefix(Moment.SOME_FINISHED, End.DONE));
  }

  /** For the table. */
  String fault() {
    return "restored to, or standby promoted at: " + moment.title();
  }

  /** For the table. */
  String expected() {
    return "recover on the standby: exit 5; after promotion: exit 0, " + end;
  }
}
