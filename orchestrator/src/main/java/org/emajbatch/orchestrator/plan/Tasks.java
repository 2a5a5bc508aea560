package org.emajbatch.orchestrator.plan;

import java.util.Optional;
import org.emajbatch.planner.TableId;
import org.emajbatch.planner.cost.Sample;
import org.emajbatch.planner.cost.Task;
import org.emajbatch.planner.cost.Work;
import org.emajbatch.sql.engine.PlanStep;
import org.emajbatch.sql.engine.StepHistory;
import org.emajbatch.sql.engine.TableName;

/** The engine's steps, planned or past, in the terms of the cost model. */
final class Tasks {

  /** Its rows only account for what lies between the steps. */
  private static final String CONTROL = "CTRL";

  private Tasks() {}

  /** A step to be done. */
  static Task of(PlanStep step, boolean logged) {
    Work work = work(step.step(), logged);
    return work == Work.STATEMENT
        ? statement(step.step(), 1)
        : new Task(
            work,
            step.table().map(Tasks::id),
            step.object(),
            Math.max(0, step.estimatedQuantity()));
  }

  /** What follows each step. */
  static Task pause() {
    return new Task(Work.PAUSE, Optional.empty(), "", 1);
  }

  /** A step that was done. */
  static Sample sample(StepHistory.Past past) {
    Work work = work(past.step(), past.logged());
    Task task =
        work == Work.STATEMENT
            ? statement(past.step(), past.quantity())
            : new Task(work, past.table().map(Tasks::id), past.object(), past.quantity());
    return new Sample(task, past.busy(), past.micros(), past.age());
  }

  /** Statements of one kind are alike, whatever the table. */
  private static Task statement(String kind, long quantity) {
    return new Task(Work.STATEMENT, Optional.empty(), kind, quantity);
  }

  private static Work work(String kind, boolean logged) {
    return switch (kind) {
      case PlanStep.RLBK_TABLE -> logged ? Work.RESTORE_LOGGED : Work.RESTORE;
      case PlanStep.VERIFY_TABLE -> Work.VERIFY;
      case PlanStep.RLBK_SEQUENCES -> Work.SEQUENCES;
      case "DELETE_LOG" -> Work.PURGE_LOG;
      case "ADD_FK" -> Work.ADD_KEY;
      case "SET_FK_IMM" -> Work.CHECK_KEY;
      default -> kind.startsWith(CONTROL) ? Work.PAUSE : Work.STATEMENT;
    };
  }

  static TableId id(TableName table) {
    return new TableId(table.schema(), table.name());
  }
}
