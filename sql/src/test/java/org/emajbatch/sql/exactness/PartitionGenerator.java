package org.emajbatch.sql.exactness;

import java.util.ArrayList;
import java.util.List;

/** Makes the partitions of a table, by list, range or hash, some of them partitioned again. */
final class PartitionGenerator {

  private final Dice dice;
  private final String schema;
  private final String name;
  private final String key;
  private final List<Column> columns;
  private final String method;
  private final List<String> leaves = new ArrayList<>();
  private final List<String> statements = new ArrayList<>();

  /**
   * For a table whose primary key begins with a small number.
   *
   * @param schema quoted
   * @param name unquoted
   * @param key that number's column, unquoted
   */
  PartitionGenerator(Dice dice, String schema, String name, String key, List<Column> columns) {
    this.dice = dice;
    this.schema = schema;
    this.name = name;
    this.key = Sql.name(key);
    this.columns = columns;
    method = dice.pick("LIST", "RANGE", "HASH");
  }

  String by() {
    return " PARTITION BY " + method + " (" + key + ")";
  }

  List<String> statements() {
    return statements;
  }

  /** Returns the tables that hold the rows. */
  List<String> generate() {
    List<String> bounds =
        switch (method) {
          case "LIST" ->
              List.of("FOR VALUES IN (1, 2, 3)", "FOR VALUES IN (4, 5, 6, 7)", "DEFAULT");
          case "RANGE" ->
              List.of("FOR VALUES FROM (MINVALUE) TO (4)", "FOR VALUES FROM (4) TO (9)", "DEFAULT");
          default ->
              List.of(
                  "FOR VALUES WITH (MODULUS 2, REMAINDER 0)",
                  "FOR VALUES WITH (MODULUS 2, REMAINDER 1)");
        };
    int number = 0;
    for (String bound : bounds) {
      number++;
      String part = part(" " + number);
      if (number == 1 && dice.chance(25)) {
        statements.add(partition(part, bound) + " PARTITION BY HASH (" + key + ")");
        for (int remainder = 0; remainder < 2; remainder++) {
          String leaf = part(" 1." + remainder);
          statements.add(
              "CREATE TABLE %s PARTITION OF %s FOR VALUES WITH (MODULUS 2, REMAINDER %d)"
                  .formatted(leaf, part, remainder));
          leaves.add(leaf);
        }
      } else if (dice.chance(30)) {
        attached(part, bound);
      } else {
        statements.add(partition(part, bound));
        leaves.add(part);
      }
    }
    return leaves;
  }

  /** A partition whose columns stand in another order than those of the whole. */
  private void attached(String part, String bound) {
    List<String> definitions =
        dice.shuffled(columns).stream()
            .map(
                column -> column.definition() + (column.use() == Column.Use.KEY ? " NOT NULL" : ""))
            .toList();
    statements.add("CREATE TABLE " + part + " (" + String.join(", ", definitions) + ")");
    statements.add("ALTER TABLE " + whole() + " ATTACH PARTITION " + part + " " + bound);
    leaves.add(part);
  }

  private String partition(String part, String bound) {
    return "CREATE TABLE " + part + " PARTITION OF " + whole() + " " + bound;
  }

  private String whole() {
    return schema + "." + Sql.name(name);
  }

  private String part(String suffix) {
    return schema + "." + Sql.name(Names.cut(name) + suffix);
  }
}
