package org.emajbatch.sql.exactness;

import java.util.ArrayList;
import java.util.List;

/**
 * Makes triggers of the application, which write other rows of their table, other tables, or the
 * row itself before it is stored; and a function that writes while a statement runs.
 */
final class TriggerGenerator {

  /** In one transaction. */
  private static final int MOST_WRITES = 30;

  private final Dice dice;
  private final String schema;
  private final List<Table> tables;
  private final ChangeGenerator changes;

  /**
   * For tables that exist.
   *
   * @param schema of the functions, quoted
   */
  TriggerGenerator(Dice dice, String schema, List<Table> tables, ChangeGenerator changes) {
    this.dice = dice;
    this.schema = schema;
    this.tables = tables;
    this.changes = changes;
  }

  String functionName() {
    return schema + ".\"write and return\"";
  }

  /** Returns its argument, having changed some row somewhere. */
  String function() {
    return """
        CREATE FUNCTION %s(anyelement) RETURNS anyelement LANGUAGE plpgsql AS $function$
        #variable_conflict use_column
        BEGIN
          %s;
          RETURN $1;
        END $function$"""
        .formatted(functionName(), changes.small(dice, dice.pick(tables)).sql());
  }

  /** The statements that make one trigger. */
  List<String> trigger(int number) {
    Table table = dice.pick(tables);
    // Triggers fire by name: some before the engine's, some after it.
    String name = dice.pick("A ", "z ") + number;
    String function = schema + "." + Sql.name("trigger " + number);
    List<String> statements = new ArrayList<>();
    if (dice.chance(25) && !table.free().isEmpty()) {
      statements.add(function(function, before(table)));
      statements.add(
          "CREATE TRIGGER %s BEFORE INSERT OR UPDATE ON %s FOR EACH ROW EXECUTE FUNCTION %s()"
              .formatted(Sql.name(name), table.name(), function));
      return statements;
    }
    Table other = dice.chance(50) ? table : dice.pick(tables);
    String events =
        dice.pick("INSERT", "UPDATE", "DELETE", "INSERT OR UPDATE OR DELETE", "UPDATE OR DELETE");
    boolean isEachRow = dice.chance(80);
    boolean isDeferred = isEachRow && dice.chance(15);
    statements.add(function(function, nested(other, isEachRow)));
    if (isDeferred) {
      statements.add(
          "CREATE CONSTRAINT TRIGGER %s AFTER %s ON %s DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION %s()"
              .formatted(Sql.name(name), events, table.heaps().get(0), function));
    } else {
      statements.add(
          "CREATE TRIGGER %s AFTER %s ON %s FOR EACH %s EXECUTE FUNCTION %s()"
              .formatted(
                  Sql.name(name), events, table.name(), isEachRow ? "ROW" : "STATEMENT", function));
      if (dice.chance(20)) {
        statements.add(
            "ALTER TABLE %s ENABLE %s TRIGGER %s"
                .formatted(table.name(), dice.pick("ALWAYS", "REPLICA"), Sql.name(name)));
      }
    }
    return statements;
  }

  private static String function(String name, String body) {
    return "CREATE FUNCTION %s() RETURNS trigger LANGUAGE plpgsql AS $trigger$%n#variable_conflict use_column%nBEGIN%n%sEND $trigger$"
        .formatted(name, body);
  }

  private String before(Table table) {
    Column column = dice.pick(table.free());
    return """
          IF hashtext(NEW::text) %% 2 = 0 THEN
            NEW.%s := %s;
          ELSIF hashtext(NEW::text) %% 7 = 1 THEN
            RETURN NULL;
          END IF;
          RETURN NEW;
        """
        .formatted(Sql.name(column.name()), column.type().value(dice));
  }

  /**
   * Writes if it is not too deep and not too often: triggers may set off each other, at COMMIT for
   * ever.
   */
  private String nested(Table other, boolean isEachRow) {
    String image = "CASE WHEN TG_OP = 'DELETE' THEN OLD::text ELSE NEW::text END";
    return """
          IF pg_trigger_depth() <= %d AND coalesce(nullif(current_setting('case.fired', true), ''), '0')::int < %d%s THEN
            PERFORM set_config('case.fired', coalesce(nullif(current_setting('case.fired', true), ''), '0')::int + 1 || '', true);
            %s;
          END IF;
          RETURN NULL;
        """
        .formatted(
            dice.between(1, 2),
            MOST_WRITES,
            isEachRow && dice.chance(50) ? " AND hashtext(" + image + ") % 2 = 0" : "",
            changes.small(dice, other).sql());
  }
}
