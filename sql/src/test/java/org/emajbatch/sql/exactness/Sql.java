package org.emajbatch.sql.exactness;

import java.util.Collection;
import java.util.stream.Collectors;

/** Writes SQL text; the one place for quoting here. */
final class Sql {

  private Sql() {}

  static String literal(String text) {
    return "'" + text.replace("'", "''") + "'";
  }

  static String name(String name) {
    return '"' + name.replace("\"", "\"\"") + '"';
  }

  static String names(Collection<String> names) {
    return names.stream().map(Sql::name).collect(Collectors.joining(", "));
  }

  /** A text array. */
  static String array(Collection<String> texts) {
    return "ARRAY["
        + texts.stream().map(Sql::literal).collect(Collectors.joining(", "))
        + "]::text[]";
  }
}
