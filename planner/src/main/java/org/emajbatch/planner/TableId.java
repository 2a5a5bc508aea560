package org.emajbatch.planner;

import java.util.Comparator;
import java.util.Objects;

/**
 * Names a table. The natural order (schema, then name, by character codes) settles every tie in a
 * plan, whatever the locale.
 *
 * @param schema schema name as in the catalogue, without quotes
 * @param name table name as in the catalogue, without quotes
 */
public record TableId(String schema, String name) implements Comparable<TableId> {

  private static final Comparator<TableId> ORDER =
      Comparator.comparing(TableId::schema).thenComparing(TableId::name);

  /** Checks that both parts are there. */
  public TableId {
    Objects.requireNonNull(schema, "schema");
    Objects.requireNonNull(name, "name");
  }

  @Override
  public int compareTo(TableId other) {
    return ORDER.compare(this, other);
  }

  /** Returns the name as messages show it, such as {@code public.orders}. */
  @Override
  public String toString() {
    return schema + "." + name;
  }
}
