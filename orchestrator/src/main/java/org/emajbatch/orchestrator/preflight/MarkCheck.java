package org.emajbatch.orchestrator.preflight;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.emajbatch.orchestrator.failure.Failure;
import org.emajbatch.orchestrator.failure.FailureCode;
import org.emajbatch.orchestrator.request.Suggestions;
import org.emajbatch.orchestrator.request.Target;
import org.emajbatch.sql.engine.Groups;
import org.emajbatch.sql.engine.MarkState;

/**
 * Whether every group has the mark, and which one it is. The last mark is resolved here, once, so
 * that what is said at the end is what was done, whatever marks are set meanwhile.
 */
final class MarkCheck {

  private static final int SUGGESTIONS = 3;

  private MarkCheck() {}

  static String resolve(Connection connection, Target target) throws SQLException, Failure {
    Map<String, List<MarkState>> marks = new LinkedHashMap<>();
    target.groups().forEach(group -> marks.put(group, List.of()));
    marks.putAll(
        Groups.marks(connection, target.groups()).stream()
            .collect(Collectors.groupingBy(MarkState::group)));
    if (target.mark().equals(Target.LAST_MARK)) {
      return lastMark(marks);
    }
    Set<Long> moments = new HashSet<>();
    for (Map.Entry<String, List<MarkState>> entry : marks.entrySet()) {
      moments.add(
          entry.getValue().stream()
              .filter(mark -> mark.name().equals(target.mark()))
              .findFirst()
              .orElseThrow(() -> unknown(target.mark(), entry.getKey(), entry.getValue()))
              .timeId());
    }
    if (moments.size() > 1) {
      throw notCommon("mark \"" + target.mark() + "\" was not set on all groups together");
    }
    return target.mark();
  }

  private static String lastMark(Map<String, List<MarkState>> marks) throws Failure {
    for (Map.Entry<String, List<MarkState>> entry : marks.entrySet()) {
      if (entry.getValue().isEmpty()) {
        throw unknown(Target.LAST_MARK, entry.getKey(), List.of());
      }
    }
    Set<String> names =
        marks.values().stream()
            .map(list -> list.get(list.size() - 1).name())
            .collect(Collectors.toSet());
    if (names.size() > 1) {
      throw notCommon("the last marks of the groups differ: " + String.join(", ", names));
    }
    return names.iterator().next();
  }

  private static Failure unknown(String mark, String group, List<MarkState> marks) {
    List<String> near =
        Suggestions.nearest(mark, marks.stream().map(MarkState::name).toList(), SUGGESTIONS);
    return Failure.refused(
            FailureCode.MARK_UNKNOWN, "group \"" + group + "\" has no mark \"" + mark + "\"")
        .on(mark)
        .hint(
            near.isEmpty() ? "the group has no mark at all" : "it has " + String.join(", ", near));
  }

  private static Failure notCommon(String message) {
    return Failure.refused(FailureCode.MARK_NOT_COMMON, message)
        .hint(
            "groups are rolled back together only to a mark set by emaj.emaj_set_mark_groups(),"
                + " or roll them back one by one");
  }
}
