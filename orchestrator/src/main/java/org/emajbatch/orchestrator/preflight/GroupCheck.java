package org.emajbatch.orchestrator.preflight;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.emajbatch.orchestrator.failure.Failure;
import org.emajbatch.orchestrator.failure.FailureCode;
import org.emajbatch.orchestrator.request.Suggestions;
import org.emajbatch.orchestrator.request.Target;
import org.emajbatch.sql.engine.GroupState;
import org.emajbatch.sql.engine.Groups;

/** Whether each group is there and of a kind that can be rolled back. */
final class GroupCheck {

  private static final int SUGGESTIONS = 3;

  private GroupCheck() {}

  static void check(Connection connection, Target target) throws SQLException, Failure {
    Map<String, GroupState> groups =
        Groups.all(connection).stream()
            .collect(Collectors.toMap(GroupState::name, Function.identity()));
    for (String name : target.groups()) {
      GroupState group = groups.get(name);
      if (group == null) {
        throw unknown(name, groups);
      }
      if (!group.logging()) {
        throw refused(
            FailureCode.GROUP_NOT_LOGGING,
            group,
            "is not logging, so there is nothing to roll back",
            "emaj.emaj_start_group() starts it; marks from before do not count then");
      }
      if (!group.rollbackable()) {
        throw refused(
            FailureCode.GROUP_NOT_ROLLBACKABLE,
            group,
            "only keeps an audit trail and cannot be rolled back",
            "");
      }
    }
  }

  private static Failure unknown(String name, Map<String, GroupState> groups) {
    List<String> near = Suggestions.nearest(name, groups.keySet(), SUGGESTIONS);
    return Failure.refused(FailureCode.GROUP_UNKNOWN, "group \"" + name + "\" does not exist")
        .on(name)
        .hint(
            near.isEmpty()
                ? "this database has no group at all"
                : "there is " + String.join(", ", near));
  }

  private static Failure refused(FailureCode code, GroupState group, String why, String hint) {
    return Failure.refused(code, "group \"" + group.name() + "\" " + why)
        .on(group.name())
        .hint(hint);
  }
}
