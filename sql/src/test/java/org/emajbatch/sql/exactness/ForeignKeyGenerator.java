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
      if (target.key().size() == 1 && !target.constraints().get(0).sql().contains("DEFERRABLE")) {
        statements.addAll(foreignKey(i, dice.pick(tables), target));
      }
    }
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
    statements.add(
        "ALTER TABLE %s ADD CONSTRAINT fk%d FOREIGN KEY (%s) REFERENCES %s%s%s%s"
            .formatted(
                table.name(),
                number,
                column,
                target.name(),
                dice.pick(
                    "", "", " ON DELETE CASCADE", " ON DELETE SET NULL", " ON DELETE SET DEFAULT"),
                dice.pick("", "", " ON UPDATE CASCADE", " ON UPDATE SET NULL"),
                dice.pick("", "", " DEFERRABLE", " DEFERRABLE INITIALLY DEFERRED")));
    return statements;
  }
}
