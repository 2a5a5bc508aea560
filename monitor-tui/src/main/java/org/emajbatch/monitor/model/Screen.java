package org.emajbatch.monitor.model;

import java.util.Optional;

/**
 * What the user looks at. It also tells the feed what to read besides the rollbacks, which are read
 * always.
 */
public sealed interface Screen {

  /** Whether it shows more than the rollbacks. */
  default boolean needsDetail() {
    return !(this instanceof Rollbacks || this instanceof InDoubt);
  }

  /** The same without what the user only holds on to there: what is read is the same with it. */
  default Screen read() {
    return this;
  }

  /** Running and ended rollbacks. */
  record Rollbacks() implements Screen {}

  /** The steps of one rollback, by session and time. */
  record Timeline(int rollbackId) implements Screen {}

  /** One step of a rollback. */
  record Step(int rollbackId, StepId step) implements Screen {}

  /** Who waits for whom. */
  record Blocked() implements Screen {}

  /** What dead runs left behind, and what recover would do with it. */
  record InDoubt() implements Screen {}

  /** All groups. */
  record Groups() implements Screen {}

  /**
   * A group's marks.
   *
   * @param from the mark from which changes are to be counted, once it is chosen
   */
  record Marks(String group, Optional<String> from) implements Screen {
    public Marks(String group) {
      this(group, Optional.empty());
    }

    @Override
    public Screen read() {
      return new Marks(group);
    }
  }

  /** A group's tables and sequences. */
  record Contents(String group) implements Screen {}

  /**
   * Changes of a group between two marks.
   *
   * @param from the older mark
   * @param to the younger one; absent for now
   * @param detailed by verb and role too, which means reading the log tables
   */
  record Statistics(String group, String from, Optional<String> to, boolean detailed)
      implements Screen {}

  /** What a rollback of a group to a mark would take, by number of sessions. */
  record Simulation(String group, String mark) implements Screen {}

  /** A group's logged rollbacks that can be consolidated. */
  record Consolidables(String group) implements Screen {}

  /** What was done with a group. */
  record History(String group) implements Screen {}
}
