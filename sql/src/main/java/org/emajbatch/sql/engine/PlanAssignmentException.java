package org.emajbatch.sql.engine;

/** An assignment that would lose or tear work; it was not written. */
public final class PlanAssignmentException extends Exception {

  private static final long serialVersionUID = 1L;

  PlanAssignmentException(String message) {
    super(message);
  }
}
