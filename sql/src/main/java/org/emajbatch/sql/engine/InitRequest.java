package org.emajbatch.sql.engine;

import java.util.List;
import java.util.Optional;

/**
 * What a rollback is asked to do, in the engine's terms.
 *
 * @param groups the table groups
 * @param mark the mark to go back to
 * @param logged whether the rollback itself is logged and can be rolled back
 * @param sessions how many sessions will work, 1 included
 * @param alterAllowed whether changes of the groups' structure after the mark are accepted
 * @param comment kept with the rollback where the engine has a place for it
 */
public record InitRequest(
    List<String> groups,
    String mark,
    boolean logged,
    int sessions,
    boolean alterAllowed,
    Optional<String> comment) {

  public InitRequest {
    groups = List.copyOf(groups);
  }

  /** The engine words its report differently for one group and for several. */
  boolean severalGroups() {
    return groups.size() > 1;
  }
}
