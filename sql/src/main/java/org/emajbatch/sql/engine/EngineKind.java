package org.emajbatch.sql.engine;

/** What stands in schema emaj, as far as the asking role can see. */
public enum EngineKind {
  /** This project's engine. */
  OURS,
  /** E-Maj itself. */
  STOCK,
  /** There is a schema emaj, and the role may not look into it. */
  NO_ACCESS,
  /** No schema emaj, or none with a rollback protocol in it. */
  NONE
}
