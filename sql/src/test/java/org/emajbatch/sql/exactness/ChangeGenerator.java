package org.emajbatch.sql.exactness;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.emajbatch.sql.exactness.Change.Copy;
import org.emajbatch.sql.exactness.Change.Free;
import org.emajbatch.sql.exactness.Change.Insert;
import org.emajbatch.sql.exactness.Change.Update;
import org.emajbatch.sql.exactness.Column.Use;

/**
 * Makes statements of an application. What they do to which rows is left to chance, and some fail;
 * that they mean something to the server is not left to chance.
 */
final class ChangeGenerator {

  private final Features features;
  private final List<Table> tables;
  private final List<String> sequences;
  private final List<String> functions;

  /**
   * For a finished structure.
   *
   * @param sequences qualified and quoted
   * @param functions of one argument, which they return, having written somewhere
   */
  ChangeGenerator(
      Features features, List<Table> tables, List<String> sequences, List<String> functions) {
    this.features = features;
    this.tables = tables;
    this.sequences = sequences;
    this.functions = functions;
  }

  /** What only an owner may do. */
  Change owners(Dice dice) {
    return switch (dice.between(1, 3)) {
      case 1 -> new Free("ALTER SEQUENCE " + dice.pick(sequences) + attributes(dice));
      case 2 -> new Free("TRUNCATE " + entry(dice) + dice.pick(" RESTART IDENTITY", " CASCADE"));
      default -> new Free("TRUNCATE " + dice.pick(tables).name() + " RESTART IDENTITY CASCADE");
    };
  }

  /** A setting that changes how a session reads, writes or plans, but not what a row means. */
  static Change setting(Dice dice) {
    return new Free(
        "SET "
            + dice.pick(
                "quote_all_identifiers = on",
                "array_nulls = off",
                "IntervalStyle = 'sql_standard'",
                "extra_float_digits = -3",
                "bytea_output = 'escape'",
                "TimeZone = 'Pacific/Chatham'",
                "xmloption = document",
                "enable_hashagg = off",
                "enable_hashjoin = off",
                "enable_mergejoin = off",
                "enable_nestloop = off",
                "plan_cache_mode = force_generic_plan",
                "client_encoding = 'UTF8'",
                "search_path = pg_temp, public, pg_catalog",
                "jit_above_cost = 0",
                "work_mem = '64kB'"));
  }

  /** What any role may do that the tables were granted to. */
  Change any(Dice dice) {
    int kind = dice.between(1, 100);
    if (kind <= 22) {
      return insert(dice);
    } else if (kind <= 52) {
      return update(dice);
    } else if (kind <= 64) {
      return delete(dice);
    } else if (kind <= 70) {
      return upsert(dice);
    } else if (kind <= 75) {
      return features.version() >= 15 ? merge(dice) : upsert(dice);
    } else if (kind <= 79) {
      return new Copy(insert(dice));
    } else if (kind <= 86) {
      return several(dice);
    } else if (kind <= 90) {
      return moved(dice);
    } else if (kind <= 93 && !functions.isEmpty()) {
      return calling(dice);
    } else if (kind <= 95) {
      return new Free("TRUNCATE " + entry(dice));
    } else if (kind <= 97) {
      return bulk(dice);
    }
    return sequence(dice);
  }

  /** A statement for the body of a trigger: it changes a few rows of a table and no more. */
  Change small(Dice dice, Table table) {
    return switch (dice.between(1, 5)) {
      case 1 -> insert(dice, table, 1, " ON CONFLICT DO NOTHING");
      case 2 -> new Free("DELETE FROM " + table.name() + " AS this" + byKey(dice, table));
      default -> update(dice, table, dice.chance(70) ? byKey(dice, table) : byHash(dice, 4));
    };
  }

  Insert insert(Dice dice) {
    return insert(dice, dice.pick(tables), dice.between(1, 4), "");
  }

  Insert insert(Dice dice, Table table, int rows, String conflict) {
    List<Column> columns = new ArrayList<>();
    boolean overrides = dice.chance(50);
    for (Column column : table.columns()) {
      boolean hasDefault = !column.rest().isEmpty() || column.type().sql().equals("serial");
      boolean omitted =
          hasDefault && dice.chance(60)
              || column.use() == Use.FREE && dice.chance(5) && !isNeeded(column);
      if (column.isWritable() && (column.use() != Use.ALWAYS || overrides) && !omitted) {
        columns.add(column);
      }
    }
    if (columns.isEmpty()) {
      columns.add(table.columns().stream().filter(Column::isWritable).findFirst().orElseThrow());
    }
    List<List<String>> values = new ArrayList<>();
    for (int i = 0; i < rows; i++) {
      values.add(columns.stream().map(column -> value(dice, column)).toList());
    }
    return new Insert(
        dice.chance(85) || table.leaves().isEmpty() ? table.name() : dice.pick(table.leaves()),
        columns.stream().map(Column::name).toList(),
        values,
        columns.stream().anyMatch(column -> column.use() == Use.ALWAYS)
            ? " OVERRIDING SYSTEM VALUE"
            : "",
        conflict);
  }

  /** Enough rows to make the engine and the server take other ways than with a few. */
  private Change bulk(Dice dice) {
    Table table = dice.pick(tables);
    if (table.key().stream().noneMatch(column -> column.type() == TableGenerator.SMALL)) {
      return insert(dice, table, 12, " ON CONFLICT DO NOTHING");
    }
    List<Column> columns = table.columns().stream().filter(Column::isWritable).toList();
    // From 10,000 changes on the engine empties a log in another way.
    int rows = dice.chance(2) ? 12_000 : dice.pick(30, 30, 60, 60, 150, 400);
    int from = dice.pick(1, 100, 1000);
    return new Free(
        "INSERT INTO %s (%s) OVERRIDING SYSTEM VALUE SELECT %s FROM generate_series(%d, %d) AS i ON CONFLICT DO NOTHING"
            .formatted(
                table.name(),
                Sql.names(columns.stream().map(Column::name).toList()),
                columns.stream()
                    .map(
                        column -> column.type() == TableGenerator.SMALL ? "i" : value(dice, column))
                    .collect(Collectors.joining(", ")),
                from,
                from + rows - 1));
  }

  private Change upsert(Dice dice) {
    Table table = dice.pick(tables);
    Insert insert = insert(dice, table, dice.between(1, 3), "");
    List<String> set =
        table.free().stream()
            .filter(column -> insert.columns().contains(column.name()) || dice.chance(30))
            .map(column -> Sql.name(column.name()) + " = EXCLUDED." + Sql.name(column.name()))
            .toList();
    String conflict =
        set.isEmpty() || dice.chance(30)
            ? " ON CONFLICT DO NOTHING"
            : " ON CONFLICT (%s) DO UPDATE SET %s"
                .formatted(keyNames(table), String.join(", ", set));
    return new Insert(
        insert.table(), insert.columns(), insert.rows(), insert.overriding(), conflict);
  }

  private Change merge(Dice dice) {
    Table table = dice.pick(tables);
    Insert source = insert(dice, table, dice.between(1, 4), "");
    List<Column> key = table.key();
    if (!source.columns().containsAll(key.stream().map(Column::name).toList())) {
      return source;
    }
    String on =
        key.stream()
            .map(column -> "this.%1$s = that.%1$s".formatted(Sql.name(column.name())))
            .collect(Collectors.joining(" AND "));
    String select =
        source.columns().stream()
            .map(name -> "x." + Sql.name(name))
            .collect(Collectors.joining(", "));
    List<String> casts = new ArrayList<>();
    for (List<String> row : source.rows()) {
      List<String> typed = new ArrayList<>();
      for (int i = 0; i < row.size(); i++) {
        typed.add("CAST(" + row.get(i) + " AS " + typeOf(table, source.columns().get(i)) + ")");
      }
      casts.add("(" + String.join(", ", typed) + ")");
    }
    List<Column> free = table.free();
    String matched =
        free.isEmpty() || dice.chance(30)
            ? "DELETE"
            : "UPDATE SET %s = %s"
                .formatted(Sql.name(free.get(0).name()), value(dice, free.get(0)));
    return new Free(
        "MERGE INTO %s AS this USING (SELECT %s FROM (VALUES %s) AS x (%s)) AS that ON %s%n  WHEN MATCHED AND %s THEN %s%n  WHEN NOT MATCHED THEN INSERT (%s)%s VALUES (%s)"
            .formatted(
                table.name(),
                select,
                String.join(", ", casts),
                Sql.names(source.columns()),
                on,
                hash(dice, 3) + " <> 0",
                matched,
                Sql.names(source.columns()),
                source.overriding(),
                source.columns().stream()
                    .map(name -> "that." + Sql.name(name))
                    .collect(Collectors.joining(", "))));
  }

  private static String typeOf(Table table, String column) {
    String type =
        table.columns().stream()
            .filter(other -> other.name().equals(column))
            .findFirst()
            .orElseThrow()
            .type()
            .sql()
            .replaceFirst(" COLLATE .*", "");
    return type.equals("serial") ? "int" : type;
  }

  private Change update(Dice dice) {
    Table table = dice.pick(tables);
    String where =
        switch (dice.between(1, 5)) {
          case 1 -> "";
          case 2 -> byKey(dice, table);
          default -> byHash(dice, dice.between(2, 4));
        };
    return update(dice, table, where);
  }

  private Change update(Dice dice, Table table, String where) {
    List<String> columns = new ArrayList<>();
    List<String> values = new ArrayList<>();
    List<Column> free = table.free();
    if (dice.chance(25) || free.isEmpty()) {
      Column key = dice.pick(table.key());
      columns.add(key.name());
      values.add(newKey(dice, key));
    }
    if (!free.isEmpty() && (columns.isEmpty() || dice.chance(40))) {
      for (Column column : dice.some(free, 3)) {
        columns.add(column.name());
        values.add(newValue(dice, column));
      }
    }
    return new Update(entry(dice, table), columns, values, where);
  }

  private String newKey(Dice dice, Column key) {
    if (key.use() == Use.ALWAYS) {
      return "DEFAULT";
    }
    String name = Sql.name(key.name());
    if (key.type() == TableGenerator.SMALL) {
      return dice.pick(name + " + 1", name + " - 1", name + " + 100", "-" + name, "13 - " + name);
    }
    return dice.chance(20) ? name : value(dice, key);
  }

  private String newValue(Dice dice, Column column) {
    String name = Sql.name(column.name());
    if (column.type() == TableGenerator.SMALL && dice.chance(60)) {
      return dice.pick(name + " + 1", "-" + name, "13 - " + name, "coalesce(" + name + ", 0) + 50");
    }
    if (!functions.isEmpty() && dice.chance(3)) {
      return dice.pick(functions) + "(" + name + ")";
    }
    return dice.chance(8) ? name : value(dice, column);
  }

  private Change delete(Dice dice) {
    Table table = dice.pick(tables);
    String where = dice.chance(10) ? "" : dice.chance(50) ? byKey(dice, table) : byHash(dice, 3);
    return new Free("DELETE FROM " + entry(dice, table) + " AS this" + where);
  }

  /** Rows exchange what must be unique, or pass through a state that is not their last. */
  private Change several(Dice dice) {
    Table table = dice.pick(tables);
    List<String> numbers =
        table.columns().stream()
            .filter(column -> column.type() == TableGenerator.SMALL)
            .filter(column -> column.use() == Use.FREE || column.use() == Use.KEY)
            .map(column -> Sql.name(column.name()))
            .toList();
    String name = table.name();
    if (numbers.isEmpty()) {
      return new Free(
          "WITH gone AS (DELETE FROM %s AS this%s RETURNING 1) %s"
              .formatted(name, byKey(dice, table), update(dice, table, byHash(dice, 2)).sql()));
    }
    String place = dice.pick(numbers);
    int one = dice.between(1, 6);
    return new Free(
        "DO $$ BEGIN%n  UPDATE %1$s SET %2$s = -77 WHERE %2$s = %3$d;%n  UPDATE %1$s SET %2$s = %3$d WHERE %2$s = %4$d;%n  UPDATE %1$s SET %2$s = %4$d WHERE %2$s = -77;%nEND $$"
            .formatted(name, place, one, one + dice.between(1, 5)));
  }

  /** Rows leave a table and come back, or come into it again as others, in one statement. */
  private Change moved(Dice dice) {
    Table table = dice.pick(tables);
    List<Column> written = table.columns().stream().filter(Column::isWritable).toList();
    String into = Sql.names(written.stream().map(Column::name).toList());
    String from =
        written.stream()
            .map(
                column ->
                    column.type() == TableGenerator.SMALL && dice.chance(50)
                        ? Sql.name(column.name()) + " + 40"
                        : Sql.name(column.name()))
            .collect(Collectors.joining(", "));
    return new Free(
        "WITH gone AS (DELETE FROM %s AS this%s RETURNING *) INSERT INTO %s (%s) OVERRIDING SYSTEM VALUE SELECT %s FROM gone"
            .formatted(table.name(), byHash(dice, 2), table.name(), into, from));
  }

  private Change calling(Dice dice) {
    Table table = dice.pick(tables);
    if (table.free().isEmpty()) {
      return update(dice);
    }
    String column = dice.pick(table.free()).name();
    return new Update(
        table.name(),
        List.of(column),
        List.of(dice.pick(functions) + "(" + Sql.name(column) + ")"),
        byHash(dice, 2));
  }

  private Change sequence(Dice dice) {
    String sequence = Sql.literal(dice.pick(sequences));
    return new Free(
        dice.chance(60)
            ? "SELECT nextval(" + sequence + ")"
            : "SELECT setval(%s, %d, %s)"
                .formatted(sequence, dice.between(1, 90), dice.chance(50)));
  }

  private static String attributes(Dice dice) {
    return dice.pick(
        " INCREMENT 3",
        " INCREMENT -1",
        " CYCLE",
        " NO CYCLE",
        " CACHE 7",
        " AS int",
        " AS bigint",
        " MINVALUE -50",
        " MAXVALUE 100",
        " START 9 RESTART",
        " RESTART 12",
        " NO MINVALUE NO MAXVALUE");
  }

  private String value(Dice dice, Column column) {
    boolean nullable = column.use() == Use.FREE && column.rest().isEmpty() && !isNeeded(column);
    return nullable && dice.chance(12) ? "NULL" : column.type().value(dice);
  }

  private static boolean isNeeded(Column column) {
    return column.type().sql().endsWith(".needed") || column.type().sql().equals("serial");
  }

  private String entry(Dice dice) {
    return entry(dice, dice.pick(tables));
  }

  private static String entry(Dice dice, Table table) {
    return dice.chance(75) ? table.name() : dice.pick(table.entries());
  }

  private static String keyNames(Table table) {
    return Sql.names(table.key().stream().map(Column::name).toList());
  }

  private static String byKey(Dice dice, Table table) {
    Column key = dice.pick(table.key());
    String value = key.type().value(dice);
    return " WHERE this.%s = %s"
        .formatted(
            Sql.name(key.name()), "CAST(" + value + " AS " + typeOf(table, key.name()) + ")");
  }

  /** A part of the rows, by their content. */
  private static String byHash(Dice dice, int parts) {
    return " WHERE " + hash(dice, parts) + " = 0";
  }

  private static String hash(Dice dice, int parts) {
    return "hashtext(this::text || '%d') %% %d".formatted(dice.between(1, 9), parts);
  }
}
