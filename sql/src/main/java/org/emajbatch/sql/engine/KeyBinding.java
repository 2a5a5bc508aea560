package org.emajbatch.sql.engine;

/** What a rollback does with a foreign key. */
public enum KeyBinding {
  /** Nothing. */
  FREE,
  /** Its checks run and read the other table. */
  CHECKED,
  /** It is dropped and added again, which locks both tables, whether they are in a group or not. */
  REBUILT
}
