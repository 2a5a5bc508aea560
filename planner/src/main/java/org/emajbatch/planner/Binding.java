package org.emajbatch.planner;

/**
 * What a rollback does with a foreign key, which decides whether both of its tables must share a
 * session.
 */
public enum Binding {
  /** Nothing: neither side is checked or rebuilt, so the tables may be in different sessions. */
  FREE,
  /** Its checks run during the rollback and read the other table, which one outside it allows. */
  CHECKED,
  /** It is dropped and added again, which locks both tables. */
  REBUILT;

  /** Whether both tables of such a key must share a session, if both are rolled back. */
  public boolean binds() {
    return this != FREE;
  }
}
