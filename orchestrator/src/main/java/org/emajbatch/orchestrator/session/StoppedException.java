package org.emajbatch.orchestrator.session;

/** This session is sound; the run is being stopped for another reason. */
public final class StoppedException extends Exception {

  private static final long serialVersionUID = 1L;

  StoppedException(Throwable reason) {
    super("the run is being stopped", reason);
  }
}
