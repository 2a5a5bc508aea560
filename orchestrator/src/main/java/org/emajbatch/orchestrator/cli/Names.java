package org.emajbatch.orchestrator.cli;

/** The name of the program, as users type it. */
final class Names {

  static final String PROGRAM = "emaj-parallel-rollback";

  private Names() {}
}
