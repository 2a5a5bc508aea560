package org.emajbatch.sql.exactness;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A database, what happens to it, and the rollbacks that must undo that. Immutable, and complete:
 * the same case runs again anywhere.
 *
 * @param schemas all schemas, unquoted; whatever a case makes lives in one of them
 * @param prelude statements before the tables: types, sequences, functions
 * @param additions statements after the tables: foreign keys, triggers
 * @param groups for each group the statements that fill it
 * @param load rows from before the first mark
 */
record Case(
    long seed,
    List<String> schemas,
    List<String> prelude,
    List<Table> tables,
    List<String> additions,
    Map<String, List<String>> groups,
    List<Change> load,
    List<Step> steps) {

  /** The mark that every group is started with. */
  static final String START = "start";

  Case {
    schemas = List.copyOf(schemas);
    prelude = List.copyOf(prelude);
    tables = List.copyOf(tables);
    additions = List.copyOf(additions);
    load = List.copyOf(load);
    steps = List.copyOf(steps);
  }

  List<String> groupNames() {
    return groups.keySet().stream().sorted().toList();
  }

  /** What makes the database, up to the row that is loaded last. */
  List<String> structure() {
    List<String> statements = new ArrayList<>();
    schemas.forEach(schema -> statements.add("CREATE SCHEMA " + Sql.name(schema)));
    statements.addAll(prelude);
    tables.forEach(table -> statements.addAll(table.statements()));
    statements.addAll(additions);
    return statements;
  }

  /** What makes the groups, without starting them. */
  List<String> assignments() {
    List<String> statements = new ArrayList<>();
    for (String group : groupNames()) {
      statements.add("SELECT emaj.emaj_create_group(" + Sql.literal(group) + ")");
      statements.addAll(groups.get(group));
    }
    return statements;
  }

  Case withPrelude(List<String> fewer) {
    return new Case(seed, schemas, fewer, tables, additions, groups, load, steps);
  }

  Case withTables(List<Table> fewer) {
    return new Case(seed, schemas, prelude, fewer, additions, groups, load, steps);
  }

  Case withAdditions(List<String> fewer) {
    return new Case(seed, schemas, prelude, tables, fewer, groups, load, steps);
  }

  Case withGroups(Map<String, List<String>> fewer) {
    return new Case(seed, schemas, prelude, tables, additions, fewer, load, steps);
  }

  Case withLoad(List<Change> fewer) {
    return new Case(seed, schemas, prelude, tables, additions, groups, fewer, steps);
  }

  Case withSteps(List<Step> fewer) {
    return new Case(seed, schemas, prelude, tables, additions, groups, load, fewer);
  }
}
