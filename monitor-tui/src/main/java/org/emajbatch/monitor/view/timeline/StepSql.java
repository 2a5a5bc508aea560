package org.emajbatch.monitor.view.timeline;

import static org.emajbatch.sql.engine.SqlText.identifier;

import java.util.Optional;
import org.emajbatch.sql.watch.TimedStep;

/**
 * The statement that a step stands for, as PostgreSQL would be told it by hand. Nothing here is
 * ever executed.
 */
final class StepSql {

  private StepSql() {}

  /** The statement; nothing for steps that are more than one. */
  static Optional<String> statement(TimedStep step) {
    String object = step.object().isEmpty() ? "" : identifier(step.object());
    String alter = "ALTER TABLE " + table(step);
    return switch (step.kind()) {
      case "DROP_FK" -> Optional.of(alter + " DROP CONSTRAINT " + object);
      case "ADD_FK" ->
          step.definition().map(text -> alter + " ADD CONSTRAINT " + object + " " + text);
      case "SET_FK_DEF" -> Optional.of(constraint(step) + " DEFERRED");
      case "SET_FK_IMM" -> Optional.of(constraint(step) + " IMMEDIATE");
      case "DIS_APP_TRG" -> Optional.of(alter + " DISABLE TRIGGER " + object);
      case "ENA_APP_TRG", "SET_LOCAL_APP_TRG" -> Optional.of(alter + " ENABLE TRIGGER " + object);
      case "SET_ALWAYS_APP_TRG" -> Optional.of(alter + " ENABLE ALWAYS TRIGGER " + object);
      case "DIS_LOG_TRG" -> Optional.of(alter + " DISABLE TRIGGER emaj_log_trg");
      case "ENA_LOG_TRG" -> Optional.of(alter + " ENABLE ALWAYS TRIGGER emaj_log_trg");
      default -> Optional.empty();
    };
  }

  /** The statement with its end, else the table's name; nothing for steps about no table. */
  static Optional<String> toCopy(TimedStep step) {
    return statement(step)
        .map(text -> text + ";")
        .or(() -> step.table().isEmpty() ? Optional.empty() : Optional.of(table(step)));
  }

  /** The table as it is written in SQL. */
  static String table(TimedStep step) {
    return identifier(step.schema()) + "." + identifier(step.table());
  }

  private static String constraint(TimedStep step) {
    return "SET CONSTRAINTS " + identifier(step.schema()) + "." + identifier(step.object());
  }
}
