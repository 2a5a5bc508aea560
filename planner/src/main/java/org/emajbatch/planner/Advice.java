package org.emajbatch.planner;

/**
 * One change that would make a plan shorter, or cheaper and about as short. Its makespan is that of
 * a plan made with the change, in microseconds.
 */
public sealed interface Advice {

  /** Returns the likely duration of the longest session after the change, in microseconds. */
  long makespanMicros();

  /**
   * To be content with fewer sessions.
   *
   * @param sessions that many do as well, or nearly
   * @param makespanMicros duration with them
   */
  record FewerSessions(int sessions, long makespanMicros) implements Advice {}

  /**
   * To let more sessions work.
   *
   * @param sessions that many; whether they can be had is not known here
   * @param makespanMicros duration with them
   */
  record MoreSessions(int sessions, long makespanMicros) implements Advice {}

  /**
   * To make a foreign key bind no longer, so that the unit falls apart: by dropping it for the
   * time, or by taking the table at its other end into the groups.
   *
   * @param key the key
   * @param makespanMicros duration without it
   */
  record RelaxKey(ForeignKey key, long makespanMicros) implements Advice {}

  /**
   * To cut a table, by partitioning it or with an engine that can put it back in parts.
   *
   * @param table the table
   * @param parts into how many equal parts
   * @param makespanMicros duration then, if a cut costs nothing
   */
  record SplitTable(TableId table, int parts, long makespanMicros) implements Advice {}
}
