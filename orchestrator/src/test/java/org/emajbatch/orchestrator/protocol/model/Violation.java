package org.emajbatch.orchestrator.protocol.model;

import java.util.function.Predicate;

/** What must never be: the promises of the protocol, turned round. */
enum Violation {
  /** A worker is committed, and no committed decision says so. */
  COMMITTED_WITHOUT_DECISION(world -> has(world, Worker.COMMITTED) && world.row() != Row.COMMITTED),
  /** A prepared worker was rolled back, and no committed decision says so. */
  ROLLED_BACK_WITHOUT_DECISION(
      world -> has(world, Worker.ROLLED_BACK) && world.row() != Row.ABORTED),
  /** The run is decided for the mark, and the work of a session is lost. */
  TORN(
      world ->
          world.row() == Row.COMMITTED
              && world.workers().stream()
                  .anyMatch(worker -> worker != Worker.PREPARED && worker != Worker.COMMITTED)),
  /** The user was told that all is at the mark, and it is not. */
  COMMITTED_WAS_A_LIE(
      world ->
          world.client().told() == Told.COMMITTED
              && (world.row() != Row.COMMITTED
                  || !world.workers().stream().allMatch(Worker.COMMITTED::equals))),
  /** The user was told that nothing was changed, and something was or still could be. */
  NOTHING_CHANGED_WAS_A_LIE(
      world ->
          world.client().told() == Told.NOTHING_CHANGED
              && (world.row() == Row.COMMITTED || world.row() != Row.ABORTED && isInDoubt(world))),
  /** The user was told that the run is decided for the mark, and it is not. */
  UNFINISHED_WAS_A_LIE(
      world -> world.client().told() == Told.UNFINISHED && world.row() != Row.COMMITTED),
  /** A stop was accepted, and the run is decided for the mark all the same. */
  STOP_WAS_A_LIE(world -> world.stopAccepted() && world.row() == Row.COMMITTED),
  /** A session is in doubt before all have done their work. */
  PREPARED_TOO_EARLY(
      world ->
          world.client().isAtWork()
              && world.client().state().worked().size() < world.sessions()
              && world.workers().stream()
                  .anyMatch(worker -> worker == Worker.PREPARING || worker.wasPrepared())),
  /** A recoverer decided against a run whose session 1 is alive and at work. */
  BURIED_ALIVE(world -> world.row() == Row.ABORTED && world.session1().canStillCommit()),
  /** The client did what the protocol does not know. */
  ILLEGAL_TRANSITION(world -> false),
  /** Nothing more happens by itself, and it is not the end. */
  STUCK(world -> false),
  /** Without any further fault things happen for ever. */
  ENDLESS(world -> false);

  private final Predicate<World> broken;

  Violation(Predicate<World> broken) {
    this.broken = broken;
  }

  /** Whether this one world shows it; never so for those that only a way through worlds shows. */
  boolean isIn(World world) {
    return broken.test(world);
  }

  /**
   * Where everything must come to: a decision, nothing open or prepared, the run noted as finished,
   * and a client that has told its user or was killed.
   */
  static boolean isEnd(World world) {
    return world.row().isDecided()
        && world.noted()
        && world.client().isGone()
        && !world.session1().canStillCommit()
        && world.workers().stream()
            .noneMatch(
                worker ->
                    worker == Worker.OPEN
                        || worker == Worker.PREPARING
                        || worker == Worker.PREPARED);
  }

  private static boolean has(World world, Worker worker) {
    return world.workers().contains(worker);
  }

  private static boolean isInDoubt(World world) {
    return world.session1() == Session1.COMMITTING
        || has(world, Worker.PREPARING)
        || has(world, Worker.PREPARED);
  }
}
