package org.emajbatch.monitor.model;

import org.emajbatch.sql.watch.TimedStep;

/** What tells a step of a rollback from its others. */
public record StepId(String kind, String schema, String table, String object) {

  /** The step's. */
  public static StepId of(TimedStep step) {
    return new StepId(step.kind(), step.schema(), step.table(), step.object());
  }
}
