package org.emajbatch.monitor.model;

import java.util.List;
import org.emajbatch.sql.activity.Leftover;
import org.emajbatch.sql.activity.Leftover.Fate;
import org.emajbatch.sql.connect.Invocation;

/**
 * Where the monitor looks.
 *
 * @param description for the header, such as {@code sales on db1:5432 as viewer}
 * @param server the options that take another command to the same server, ready to be typed into a
 *     shell
 */
public record Place(String description, String server) {

  /**
   * What to type to finish what is left in doubt: one command for each database, because a prepared
   * transaction can only be finished from its own.
   */
  public List<String> recoverCommands(List<Leftover> leftovers) {
    return leftovers.stream()
        .filter(leftover -> leftover.fate() != Fate.LEAVE)
        .map(leftover -> leftover.transaction().database())
        .distinct()
        .map(this::recoverCommand)
        .toList();
  }

  private String recoverCommand(String database) {
    return Invocation.of("recover", database) + " " + server;
  }
}
