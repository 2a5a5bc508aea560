package org.emajbatch.sql.engine;

/**
 * Names and values as statements spell them, for the few statements that take no parameters and for
 * those that a message tells the reader to run.
 */
public final class SqlText {

  private SqlText() {}

  /** An identifier; quoted always, because only the server knows its reserved words. */
  public static String identifier(String name) {
    return '"' + name.replace("\"", "\"\"") + '"';
  }

  /** A qualified name. */
  public static String name(TableName table) {
    return identifier(table.schema()) + "." + identifier(table.name());
  }

  /** A string, which means the same whatever standard_conforming_strings says. */
  public static String literal(String value) {
    String quoted = "'" + value.replace("'", "''").replace("\\", "\\\\") + "'";
    return value.contains("\\") ? "E" + quoted : quoted;
  }
}
