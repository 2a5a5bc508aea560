package org.emajbatch.orchestrator.doctor;

import static org.emajbatch.orchestrator.doctor.Severity.NOTE;
import static org.emajbatch.orchestrator.doctor.Severity.PROBLEM;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.emajbatch.orchestrator.report.Texts;
import org.emajbatch.orchestrator.request.Suggestions;
import org.emajbatch.sql.doctor.GroupFacts;
import org.emajbatch.sql.engine.SqlText;

/** Whether the groups could be rolled back now. */
final class GroupChecks {

  private static final int SUGGESTIONS = 3;

  private GroupChecks() {}

  /**
   * What was found.
   *
   * @param chosen the groups that the user named, for which an obstacle is a problem; empty for all
   *     groups, for which it is only worth a note
   */
  static List<Finding> findings(List<GroupFacts> groups, List<String> chosen) {
    Severity severity = chosen.isEmpty() ? NOTE : PROBLEM;
    List<Finding> findings = new ArrayList<>();
    if (groups.isEmpty() && chosen.isEmpty()) {
      findings.add(
          Finding.of(NOTE, Topic.GROUPS, "groups", "the database has no table group")
              .so("There is nothing to roll back yet; docs/engine.md shows how to make groups."));
    }
    Map<String, GroupFacts> byName =
        groups.stream().collect(Collectors.toMap(one -> one.state().name(), Function.identity()));
    for (String name : chosen.isEmpty() ? byName.keySet().stream().sorted().toList() : chosen) {
      findings.add(
          byName.containsKey(name)
              ? one(byName.get(name), severity)
              : unknown(name, byName.keySet().stream().toList()));
    }
    return findings;
  }

  private static Finding unknown(String name, List<String> groups) {
    List<String> near = Suggestions.nearest(name, groups, SUGGESTIONS);
    return Finding.of(
            PROBLEM, Topic.GROUPS, "groupUnknown", "group \"" + name + "\" does not exist")
        .on(name)
        .so(
            near.isEmpty()
                ? "The database has no group at all."
                : "There is " + String.join(", ", near) + ".");
  }

  private static Finding one(GroupFacts group, Severity severity) {
    String name = group.state().name();
    String what = "group \"" + name + "\" ";
    if (!group.state().rollbackable()) {
      return Finding.of(severity, Topic.GROUPS, "auditOnly", what + "only keeps an audit trail")
          .on(name)
          .so("It cannot be rolled back.");
    }
    if (!group.state().logging()) {
      return Finding.of(severity, Topic.GROUPS, "notLogging", what + "is not logging")
          .on(name)
          .so("There is nothing to roll back; marks from before it is started will not count.")
          .mend(call("emaj_start_group", name, "START"));
    }
    if (group.state().rollbackProtected()) {
      return Finding.of(
              severity, Topic.GROUPS, "protected", what + "is protected against rollbacks")
          .on(name)
          .so("Somebody wanted that; a rollback of it is refused.")
          .mend(call("emaj_unprotect_group", name));
    }
    if (group.marks() == 0) {
      return Finding.of(severity, Topic.GROUPS, "noMark", what + "has no mark")
          .on(name)
          .so("There is nothing to roll back to.")
          .mend(call("emaj_set_mark_group", name, "MARK"));
    }
    return Finding.ok(
        Topic.GROUPS, "group", what + "is logging and has " + Texts.count(group.marks(), "mark"));
  }

  /** A call of an engine's function. */
  private static Remedy call(String function, String... arguments) {
    return Remedy.sql(
        Remedy.MEMBER,
        "SELECT emaj."
            + function
            + List.of(arguments).stream()
                .map(SqlText::literal)
                .collect(Collectors.joining(", ", "(", ");")));
  }
}
