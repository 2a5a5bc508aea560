package org.emajbatch.sql.engine;

import java.util.Comparator;

/**
 * A table by schema and name, both unquoted and as the catalog has them.
 *
 * @param schema the schema's name
 * @param name the table's name
 */
public record TableName(String schema, String name) implements Comparable<TableName> {

  private static final Comparator<TableName> ORDER =
      Comparator.comparing(TableName::schema).thenComparing(TableName::name);

  @Override
  public int compareTo(TableName other) {
    return ORDER.compare(this, other);
  }

  /** For messages; not quoted, so never to be put into a statement. */
  @Override
  public String toString() {
    return schema + "." + name;
  }
}
