package org.emajbatch.sql.engine;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The foreign keys around a rollback's tables, and which of them the engine's plan touches. */
public final class ForeignKeys {

  private static final String LINKS =
      """
      WITH plan_table AS (
        SELECT c.oid
          FROM unnest(?::text[], ?::text[]) AS t (schema, name)
          JOIN pg_catalog.pg_namespace AS n ON n.nspname = t.schema
          JOIN pg_catalog.pg_class AS c ON c.relnamespace = n.oid AND c.relname = t.name
      )
      SELECT k.conname, rn.nspname, r.relname, fn.nspname, f.relname
        FROM pg_catalog.pg_constraint AS k
        JOIN pg_catalog.pg_class AS r ON r.oid = k.conrelid
        JOIN pg_catalog.pg_namespace AS rn ON rn.oid = r.relnamespace
        JOIN pg_catalog.pg_class AS f ON f.oid = k.confrelid
        JOIN pg_catalog.pg_namespace AS fn ON fn.oid = f.relnamespace
       WHERE k.contype = 'f'
         AND (k.conrelid IN (SELECT oid FROM plan_table)
              OR k.confrelid IN (SELECT oid FROM plan_table))
       ORDER BY rn.nspname, r.relname, k.conname
      """;

  private ForeignKeys() {}

  /** Every foreign key from or to one of the tables. */
  public static List<ForeignKeyLink> of(Connection connection, Collection<TableName> tables)
      throws SQLException {
    return Query.list(
        connection,
        LINKS,
        row ->
            new ForeignKeyLink(
                row.getString(1),
                new TableName(row.getString(2), row.getString(3)),
                new TableName(row.getString(4), row.getString(5))),
        tables.stream().map(TableName::schema).toArray(String[]::new),
        tables.stream().map(TableName::name).toArray(String[]::new));
  }

  /**
   * What the plan does with each key. A key without a step of its own is checked all the same as
   * soon as rows of one of its tables change with triggers on; an initially deferred one has no
   * step and is checked when the transaction is prepared.
   *
   * @param links the keys around the plan's tables
   * @param steps the engine's plan
   * @return the binding of each key, in the order given
   */
  public static Map<ForeignKeyLink, KeyBinding> bindings(
      List<ForeignKeyLink> links, List<PlanStep> steps) {
    Set<Named> rebuilt = new HashSet<>();
    Set<Named> checked = new HashSet<>();
    Set<TableName> changedUnderChecks = new HashSet<>();
    for (PlanStep step : steps) {
      step.table()
          .ifPresent(
              table -> {
                if (step.rebuildsKey()) {
                  rebuilt.add(new Named(table, step.object()));
                } else if (step.checksKey()) {
                  checked.add(new Named(table, step.object()));
                } else if (step.is(PlanStep.RLBK_TABLE) && !step.replicaMode()) {
                  changedUnderChecks.add(table);
                }
              });
    }
    Map<ForeignKeyLink, KeyBinding> bindings = new LinkedHashMap<>();
    for (ForeignKeyLink link : links) {
      KeyBinding binding = KeyBinding.FREE;
      if (names(rebuilt, link)) {
        binding = KeyBinding.REBUILT;
      } else if (names(checked, link)
          || changedUnderChecks.contains(link.referencing())
          || changedUnderChecks.contains(link.referenced())) {
        binding = KeyBinding.CHECKED;
      }
      bindings.put(link, binding);
    }
    return bindings;
  }

  private static boolean names(Set<Named> keys, ForeignKeyLink link) {
    return keys.contains(new Named(link.referencing(), link.name()))
        || keys.contains(new Named(link.referenced(), link.name()));
  }

  private record Named(TableName table, String key) {}
}
