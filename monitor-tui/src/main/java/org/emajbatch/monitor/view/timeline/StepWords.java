package org.emajbatch.monitor.view.timeline;

import org.emajbatch.sql.watch.TimedStep;

/** The engine's steps in words. */
final class StepWords {

  private StepWords() {}

  /** The step's table with its schema, as people write it; empty where it is about none. */
  static String table(TimedStep step) {
    return step.schema().isEmpty() ? "" : step.schema() + "." + step.table();
  }

  /** What is done, as an order; the engine's own name for what this version does not know. */
  static String deed(TimedStep step) {
    return switch (step.kind()) {
      case "RLBK_SEQUENCES" -> "set sequences back";
      case "RLBK_TABLE" -> "restore rows";
      case "SNAPSHOT_TABLE" -> "note for verification";
      case "VERIFY_TABLE" -> "verify rows";
      case "DELETE_LOG" -> "clear log";
      case "DROP_FK" -> "drop key";
      case "ADD_FK" -> "add key";
      case "SET_FK_DEF" -> "defer key";
      case "SET_FK_IMM" -> "check key";
      case "DIS_APP_TRG" -> "disable trigger";
      case "ENA_APP_TRG" -> "enable trigger";
      case "DIS_LOG_TRG" -> "log trigger off";
      case "ENA_LOG_TRG" -> "log trigger on";
      case "SET_ALWAYS_APP_TRG" -> "let trigger fire";
      case "SET_LOCAL_APP_TRG" -> "set trigger back";
      default -> step.kind();
    };
  }

  /** What a step's piece of a lane is called: the shorter the better. */
  static String label(TimedStep step) {
    return switch (step.kind()) {
      case "RLBK_SEQUENCES" -> "sequences";
      case "RLBK_TABLE" -> step.table();
      case "DELETE_LOG" -> "log of " + step.table();
      case "ADD_FK", "SET_FK_IMM" -> step.object();
      case "VERIFY_TABLE" -> "verify " + step.table();
      default -> step.table();
    };
  }
}
