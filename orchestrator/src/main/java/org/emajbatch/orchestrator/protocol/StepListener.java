package org.emajbatch.orchestrator.protocol;

/** Is called at the named points of a run, on the thread that does the step. */
@FunctionalInterface
public interface StepListener {

  /** Nobody listens. */
  StepListener NONE = (step, session) -> {};

  /**
   * The point is reached.
   *
   * @param step which
   * @param session the session it is about, 1 for points of the whole run
   * @throws Exception to make the step fail
   */
  void at(ProtocolStep step, int session) throws Exception;
}
