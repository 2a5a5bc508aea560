package org.emajbatch.sql.exactness;

/**
 * A column as CREATE TABLE names it.
 *
 * @param rest what follows type and name: NOT NULL, DEFAULT, GENERATED
 * @param use what a statement may do with it
 */
record Column(String name, Type type, String rest, Use use) {

  enum Use {
    /** Takes any value of its type. */
    FREE,
    /** Part of the primary key. */
    KEY,
    /** An identity column GENERATED ALWAYS: never updated. */
    ALWAYS,
    /** Computed by the server: never written. */
    COMPUTED
  }

  String definition() {
    return Sql.name(name) + " " + type.sql() + (rest.isEmpty() ? "" : " " + rest);
  }

  boolean isWritable() {
    return use != Use.COMPUTED;
  }
}
