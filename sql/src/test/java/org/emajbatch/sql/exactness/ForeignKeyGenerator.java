package org.emajbatch.sql.exactness;

import java.util.ArrayList;
import java.util.List;

/**
 * Makes foreign keys: to other tables, to the table itself, in circles; with actions or without.
 */
final class ForeignKeyGenerator {

  private final Dice dice;
  private final List<Table> tables;

  ForeignKeyGenerator(Dice dice, List<Table> tables) {
    this.dice = dice;
    this.tables = tables;
  }

  List<String> foreignKeys() {
    List<String> statements = new ArrayList<>();
    int number = dice.chance(55) ? dice.between(1, tables.size() + 1) : 0;
    for (int i = 1; i <= number; i++) {
      Table target = dice.pick(tables);
      if (target.constraints().get(0).sql().contains("DEFERRABLE")) {
        continue;
      }
      if (target.key().size() == 1) {
        statements.addAll(foreignKey(i, dice.pick(tables), target));
      } else {
        statements.addAll(wideForeignKey(i, dice.pick(tables), target));
      }
    }
    return statements;
  }

  /** Several new columns, in the order of the key. */
  private List<String> wideForeignKey(int number, Table table, Table target) {
    List<String> columns = new ArrayList<>();
    List<String> statements = new ArrayList<>();
    for (String name : target.constraints().get(0).columns()) {
      Column key =
          target.key().stream().filter(it -> it.name().equals(name)).findFirst().orElseThrow();
      String column = "part" + number + "_" + columns.size();
      columns.add(column);
      statements.add(
          "ALTER TABLE %s ADD COLUMN %s %s DEFAULT %s"
              .formatted(table.name(), column, key.type().sql(), key.type().value(dice)));
    }
    statements.addAll(constraint(number, table, String.join(", ", columns), target));
    return statements;
  }

  /** A new column, or an old one of the same type. */
  private List<String> foreignKey(int number, Table table, Table target) {
    Column key = target.key().get(0);
    String column = "ref" + number;
    List<String> own =
        table.free().stream()
            .filter(other -> other.type() == key.type() && other.rest().isEmpty())
            .map(Column::name)
            .toList();
    List<String> statements = new ArrayList<>();
    if (own.isEmpty()) {
      statements.add(
          "ALTER TABLE %s ADD COLUMN %s %s%s"
              .formatted(
                  table.name(),
                  column,
                  key.type().sql(),
                  dice.chance(30) ? " DEFAULT " + key.type().value(dice) : ""));
    } else {
      column = Sql.name(dice.pick(own));
    }
    statements.addAll(constraint(number, table, column, target));
    return statements;
  }

  private List<String> constraint(int number, Table table, String columns, Table target) {
    List<String> statements = new ArrayList<>();
    boolean canBeInvalid = table.leaves().isEmpty();
    statements.add(
        "ALTER TABLE %s ADD CONSTRAINT fk%d FOREIGN KEY (%s) REFERENCES %s%s%s%s%s%s"
            .formatted(
                table.name(),
                number,
                columns,
                target.name(),
                dice.chance(10) ? " MATCH FULL" : "",
                dice.pick(
                    "", "", " ON DELETE CASCADE", " ON DELETE SET NULL", " ON DELETE SET DEFAULT"),
                dice.pick("", "", " ON UPDATE CASCADE", " ON UPDATE SET NULL"),
                dice.pick("", "", " DEFERRABLE", " DEFERRABLE INITIALLY DEFERRED"),
                canBeInvalid && dice.chance(8) ? " NOT VALID" : ""));
    if (dice.chance(10)) {
      statements.add("COMMENT ON CONSTRAINT fk%d ON %s IS 'kept'".formatted(number, table.name()));
    }
    return statements;
  }
}
