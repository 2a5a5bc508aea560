package org.emajbatch.orchestrator.soak;

/** A way to run one rollback, with whatever happens to it. */
@FunctionalInterface
interface Launch {

  /** Rolls a field back to a mark by the command line, and tells how that ended. */
  Ended run(Field field, String mark) throws Exception;
}
