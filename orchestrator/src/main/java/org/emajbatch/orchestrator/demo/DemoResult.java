package org.emajbatch.orchestrator.demo;

import java.util.List;
import org.emajbatch.orchestrator.report.RollbackReport;

/**
 * What came out of a demo.
 *
 * @param report the rollback's report, which says whether all is equal
 * @param commands what to type to play with the server that was kept; empty if it was not
 */
public record DemoResult(RollbackReport report, List<KeptServer.Command> commands) {

  /** Keeps an unmodifiable copy. */
  public DemoResult {
    commands = List.copyOf(commands);
  }

  /** Whether every table and sequence was found as it was at the mark. */
  public boolean verified() {
    return report.verified();
  }
}
