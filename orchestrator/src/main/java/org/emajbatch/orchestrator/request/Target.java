package org.emajbatch.orchestrator.request;

import java.util.HashSet;
import java.util.List;
import org.emajbatch.sql.connect.ConnectionSettings;

/**
 * What goes back in one database.
 *
 * @param connection the database
 * @param groups the table groups, at least one, each once
 * @param mark the mark to go back to, or {@link #LAST_MARK}
 */
public record Target(ConnectionSettings connection, List<String> groups, String mark) {

  /** Stands for the last mark of every group. */
  public static final String LAST_MARK = "EMAJ_LAST_MARK";

  public Target {
    groups = List.copyOf(groups);
    if (groups.isEmpty()) {
      throw new IllegalArgumentException("no group is given");
    }
    if (groups.stream().anyMatch(String::isBlank)) {
      throw new IllegalArgumentException("a group has an empty name");
    }
    if (new HashSet<>(groups).size() < groups.size()) {
      throw new IllegalArgumentException("a group is given twice: " + String.join(", ", groups));
    }
    if (mark.isBlank()) {
      throw new IllegalArgumentException("the mark has an empty name");
    }
  }
}
