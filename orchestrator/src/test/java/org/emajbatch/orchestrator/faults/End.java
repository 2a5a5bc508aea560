package org.emajbatch.orchestrator.faults;

import java.util.Locale;

/** Where the data is after a fault and one recover. */
enum End {
  /** As before the run. */
  UNDONE,
  /** At the mark. */
  DONE;

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
