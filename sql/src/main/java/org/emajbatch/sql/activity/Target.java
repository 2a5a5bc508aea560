package org.emajbatch.sql.activity;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What a rollback puts back.
 *
 * @param groups the table groups
 * @param mark the mark's name at the time of the rollback
 * @param markSetAt when that mark was set
 * @param logged whether the rollback itself can be rolled back
 * @param comment what its author noted; engines before 4.3 have none
 */
public record Target(
    List<String> groups,
    String mark,
    Optional<Instant> markSetAt,
    boolean logged,
    Optional<String> comment) {

  public Target {
    groups = List.copyOf(groups);
  }
}
