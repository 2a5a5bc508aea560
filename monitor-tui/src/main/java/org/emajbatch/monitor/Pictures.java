package org.emajbatch.monitor;

import java.util.Optional;
import org.emajbatch.sql.activity.RollbackActivity;

/** Where the pictures that are printed come from. */
@FunctionalInterface
interface Pictures {

  /**
   * The next one; nothing where there is none any more.
   *
   * @throws Failure where it cannot be had
   */
  Optional<RollbackActivity> next() throws Failure;
}
