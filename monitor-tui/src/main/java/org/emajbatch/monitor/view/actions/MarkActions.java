package org.emajbatch.monitor.view.actions;

import java.util.List;
import java.util.Optional;
import org.emajbatch.monitor.view.ScreenKey.Deed;
import org.emajbatch.monitor.view.Words;
import org.emajbatch.sql.watch.GroupMark;

/**
 * What can be done with a mark of a group.
 *
 * @param group its name
 * @param marks all marks of the group, the youngest first
 */
public record MarkActions(String group, List<GroupMark> marks) {

  public MarkActions {
    marks = List.copyOf(marks);
  }

  /** Protects a mark, or takes that away. */
  public Deed protect(GroupMark mark) {
    String name = Asking.quoted(mark.name());
    if (mark.guarded()) {
      return Asking.confirm(
          "Take the protection of mark " + name + " away",
          List.of(
              "Rollbacks of group " + Asking.quoted(group) + " to older marks are possible again."),
          group,
          "group",
          Asking.call(
              "emaj_unprotect_mark_group",
              "protection of mark " + name + " taken away",
              group,
              mark.name()));
    }
    if (!mark.usable()) {
      return unreachable(mark);
    }
    return Asking.confirm(
        "Protect mark " + name,
        List.of(
            "Every rollback of group "
                + Asking.quoted(group)
                + " to an older mark is refused from then on, until the protection is taken away,"
                + " the mark is deleted or the group is stopped. No row is changed."),
        group,
        "group",
        Asking.call("emaj_protect_mark_group", "mark " + name + " protected", group, mark.name()));
  }

  /**
   * Hands over to the orchestrator for a rollback.
   *
   * @param sessions a number or auto
   */
  public Deed rollBack(GroupMark mark, String sessions) {
    if (!mark.usable()) {
      return unreachable(mark);
    }
    List<GroupMark> younger = marks.subList(0, marks.indexOf(mark));
    Optional<GroupMark> guarded = younger.stream().filter(GroupMark::guarded).findFirst();
    if (guarded.isPresent()) {
      return new Deed.Refuse(
          "Mark %s is younger and protected: no rollback may go back behind it."
              .formatted(Asking.quoted(guarded.get().name())));
    }
    return RollbackQuestion.ask(group, mark.name(), mark.rowsSince(), gone(younger), sessions);
  }

  private static Optional<String> gone(List<GroupMark> younger) {
    return younger.isEmpty()
        ? Optional.empty()
        : Optional.of(
            "%s, %s"
                .formatted(
                    Words.count(younger.size(), "younger mark"),
                    Asking.names(younger.stream().map(GroupMark::name).toList())));
  }

  /** Deletes all older marks. */
  public Deed deleteBefore(GroupMark mark) {
    List<GroupMark> older = marks.subList(marks.indexOf(mark) + 1, marks.size());
    if (older.isEmpty()) {
      return new Deed.Refuse(
          "Mark " + Asking.quoted(mark.name()) + " is the oldest: there is nothing before it.");
    }
    long rows = older.stream().mapToLong(GroupMark::rowsUntilNext).sum();
    List<String> names = older.stream().map(GroupMark::name).toList();
    return Asking.confirm(
        "Delete the marks of group %s before %s"
            .formatted(Asking.quoted(group), Asking.quoted(mark.name())),
        List.of(
            "What goes: %s, %s, and the log of %s before mark %s. No row of the group's tables is changed, and"
                    .formatted(
                        Words.count(older.size(), "mark"),
                        Asking.names(names),
                        Words.count(rows, "change"),
                        Asking.quoted(mark.name()))
                + " nobody who writes to them waits.",
            "After that no rollback can go back behind mark %s. Protections of group and marks are not regarded."
                    .formatted(Asking.quoted(mark.name()))
                + " History that is older than the parameter history_retention says goes as well."
                + " This cannot be undone."),
        group,
        "group",
        Asking.call(
            "emaj_delete_before_mark_group",
            "marks before " + Asking.quoted(mark.name()) + " deleted",
            group,
            mark.name()));
  }

  private Deed unreachable(GroupMark mark) {
    return new Deed.Refuse(
        "Group %s was stopped since mark %s was set: no rollback can reach it."
            .formatted(Asking.quoted(group), Asking.quoted(mark.name())));
  }
}
