package org.emajbatch.sql.exactness;

import java.util.List;

/**
 * A column type with values that have troubled somebody.
 *
 * @param sql its name, with a collation where it needs one
 * @param isKey whether it can be a primary key: it has a btree operator class
 * @param values expressions, at least two, of which no two have the same bytes
 */
record Type(String sql, boolean isKey, List<String> values) {

  Type {
    values = List.copyOf(values);
  }

  /** A type whose values are plain literals. */
  static Type of(String sql, boolean isKey, String... literals) {
    return new Type(sql, isKey, List.of(literals).stream().map(Sql::literal).toList());
  }

  String value(Dice dice) {
    return dice.pick(values);
  }
}
