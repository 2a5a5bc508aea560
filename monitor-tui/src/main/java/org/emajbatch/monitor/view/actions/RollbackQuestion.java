package org.emajbatch.monitor.view.actions;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.emajbatch.monitor.model.Effect;
import org.emajbatch.monitor.model.Simulation;
import org.emajbatch.monitor.view.ScreenKey.Deed;
import org.emajbatch.monitor.view.Words;

/** The question before a rollback, which the orchestrator then carries out in this terminal. */
public final class RollbackQuestion {

  private RollbackQuestion() {}

  /**
   * After it was simulated, with a number of sessions; refused where the rollback would be.
   *
   * @param sessions a number or auto
   */
  public static Deed ask(String group, String mark, Simulation simulated, String sessions) {
    return simulated.refusals().isEmpty()
        ? ask(group, mark, simulated.rows(), Optional.of("all younger marks"), sessions)
        : new Deed.Refuse(simulated.refusals().get(0));
  }

  /**
   * With what is known of it.
   *
   * @param rows changes that it undoes
   * @param gone which marks go with it
   * @param sessions a number or auto
   */
  static Deed ask(String group, String mark, long rows, Optional<String> gone, String sessions) {
    List<String> consequence = new ArrayList<>();
    consequence.add(
        "What was changed in the group's tables since this mark is undone: %s. The log of it is deleted."
            .formatted(Words.count(rows, "change")));
    gone.ifPresent(marks -> consequence.add("Deleted with them: " + marks + "."));
    String with =
        sessions.equals("auto")
            ? "as many sessions as help"
            : Words.count(Long.parseLong(sessions), "session");
    consequence.add(
        "Meanwhile the group's tables are locked against others. This cannot be undone. The"
            + " terminal goes to emaj-parallel-rollback, with "
            + with
            + ", until it ends.");
    return Asking.confirm(
        "Roll group %s back to mark %s".formatted(Asking.quoted(group), Asking.quoted(mark)),
        consequence,
        group,
        "group",
        new Effect.HandOver(RollbackCommand.arguments(group, mark, sessions)));
  }
}
