package org.emajbatch.monitor.view.actions;

import java.util.List;
import org.emajbatch.monitor.model.Dialog;
import org.emajbatch.monitor.view.ScreenKey.Deed;
import org.emajbatch.monitor.view.Words;
import org.emajbatch.sql.watch.Consolidable;
import org.emajbatch.sql.watch.GroupSummary;

/** What can be done with a whole group. */
public final class GroupActions {

  private GroupActions() {}

  /** Sets a mark, whatever state the group is in: the engine refuses it for an idle one. */
  public static Deed setMark(String group) {
    return new Deed.Ask(
        new Dialog(
            "Set a mark on group " + Asking.quoted(group),
            List.of(
                "Changes can be counted from this moment on, and a rollbackable group can go back to"
                    + " it. No row is changed. For an instant it takes ROW EXCLUSIVE locks on the group's tables: it waits"
                    + " for whoever holds a stronger lock on one of them.",
                "A % in the mark's name becomes the time of day."),
            List.of(
                new Dialog.Input("name of the mark", "", ""), Asking.confirmation(group, "group")),
            texts ->
                Asking.call(
                    "emaj_set_mark_group",
                    "mark " + Asking.quoted(texts.get(0)) + " set on group " + Asking.quoted(group),
                    group,
                    texts.get(0))));
  }

  /** Sets a mark; refused here where the group is known to be idle. */
  public static Deed setMark(GroupSummary group) {
    return group.logging()
        ? setMark(group.name())
        : new Deed.Refuse(
            "Group "
                + Asking.quoted(group.name())
                + " is idle: a mark can only be set while it logs.");
  }

  /** Protects the group against rollbacks, or takes that away. */
  public static Deed protect(GroupSummary group) {
    String name = Asking.quoted(group.name());
    if (!group.rollbackable()) {
      return new Deed.Refuse("Group " + name + " is audit only: it is never rolled back anyway.");
    }
    if (group.guarded()) {
      return Asking.confirm(
          "Take the protection of group " + name + " away",
          List.of("Rollbacks of the group to any of its usable marks are possible again."),
          group.name(),
          "group",
          Asking.call(
              "emaj_unprotect_group", "protection of group " + name + " taken away", group.name()));
    }
    if (!group.logging()) {
      return new Deed.Refuse("Group " + name + " is idle: it can only be protected while it logs.");
    }
    return Asking.confirm(
        "Protect group " + name + " against rollbacks",
        List.of(
            "Every rollback of the group, logged or not, is refused from then on, until the"
                + " protection is taken away or the group is stopped. No row is changed."),
        group.name(),
        "group",
        Asking.call("emaj_protect_group", "group " + name + " protected", group.name()));
  }

  /** Makes a logged rollback as if it had not been logged. */
  public static Deed consolidate(String group, Consolidable rollback) {
    return Asking.confirm(
        "Consolidate the rollback that mark " + Asking.quoted(rollback.endMark()) + " ended",
        List.of(
            "What goes: %s between mark %s and mark %s, and the log of %s. No row of the group's tables is changed."
                .formatted(
                    Words.count(rollback.marks(), "mark"),
                    Asking.quoted(rollback.targetMark()),
                    Asking.quoted(rollback.endMark()),
                    Words.count(rollback.rows(), "change")),
            "After that no rollback can go back to a moment between the two, so this rollback itself cannot be"
                + " undone any more. Protections of group and marks are not regarded. This cannot be"
                + " undone."),
        group,
        "group",
        Asking.call(
            "emaj_consolidate_rollback_group",
            "rollback to mark " + Asking.quoted(rollback.targetMark()) + " consolidated",
            group,
            rollback.endMark()));
  }
}
