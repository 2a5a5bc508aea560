package org.emajbatch.orchestrator.preflight;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.emajbatch.orchestrator.failure.Failure;
import org.emajbatch.orchestrator.failure.FailureCode;
import org.emajbatch.orchestrator.request.Target;
import org.emajbatch.sql.engine.GroupState;
import org.emajbatch.sql.engine.Groups;
import org.emajbatch.sql.engine.MarkState;

/** What somebody has protected against the rollback that is wanted: groups, and later marks. */
final class Protections {

  private Protections() {}

  /**
   * All of them.
   *
   * @param target groups that exist
   * @param mark the mark's real name
   * @return what a rollback would fail with; empty if nothing is protected
   */
  static List<Failure> of(Connection connection, Target target, String mark) throws SQLException {
    List<Failure> protections = new ArrayList<>();
    for (GroupState group : Groups.all(connection)) {
      if (target.groups().contains(group.name()) && group.rollbackProtected()) {
        protections.add(
            Failure.refused(
                    FailureCode.GROUP_PROTECTED,
                    "group \"" + group.name() + "\" is protected against rollbacks")
                .on(group.name())
                .hint("emaj.emaj_unprotect_group() takes the protection away"));
      }
    }
    List<MarkState> marks = Groups.marks(connection, target.groups());
    long moment =
        marks.stream()
            .filter(one -> one.name().equals(mark))
            .mapToLong(MarkState::timeId)
            .max()
            .orElse(Long.MAX_VALUE);
    for (MarkState later : marks) {
      if (later.timeId() > moment && later.rollbackProtected()) {
        protections.add(
            Failure.refused(
                    FailureCode.MARK_PROTECTED,
                    "mark \"%s\" of group \"%s\", set after \"%s\", is protected against rollbacks"
                        .formatted(later.name(), later.group(), mark))
                .on(later.name())
                .hint("emaj.emaj_unprotect_mark_group() takes the protection away"));
      }
    }
    return protections;
  }
}
