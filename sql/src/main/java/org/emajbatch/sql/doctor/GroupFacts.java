package org.emajbatch.sql.doctor;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.emajbatch.sql.engine.GroupState;
import org.emajbatch.sql.engine.Groups;
import org.emajbatch.sql.engine.MarkState;

/**
 * A group and its marks.
 *
 * @param state the group
 * @param marks how many marks it has
 */
public record GroupFacts(GroupState state, int marks) {

  /** All groups of the database, by name. */
  public static List<GroupFacts> read(Connection connection) throws SQLException {
    List<GroupState> groups = Groups.all(connection);
    List<MarkState> marks =
        Groups.marks(connection, groups.stream().map(GroupState::name).toList());
    List<GroupFacts> facts = new ArrayList<>();
    for (GroupState group : groups) {
      int count = (int) marks.stream().filter(mark -> mark.group().equals(group.name())).count();
      facts.add(new GroupFacts(group, count));
    }
    return facts;
  }
}
