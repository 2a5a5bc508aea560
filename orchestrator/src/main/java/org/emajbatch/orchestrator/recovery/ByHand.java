package org.emajbatch.orchestrator.recovery;

import java.util.List;
import org.emajbatch.orchestrator.recovery.Resolution.Action;
import org.emajbatch.orchestrator.recovery.Resolution.Standing;
import org.emajbatch.sql.connect.Shell;

/**
 * What a superuser may type where recovery has a verdict and not the rights to carry it out. Never
 * for a run without a verdict: nobody may guess one.
 */
public final class ByHand {

  private ByHand() {}

  /** One command for each transaction that is left of a decided run. */
  public static List<String> commands(Recovery.Findings findings) {
    return findings.runs().stream()
        .filter(run -> run.standing() == Standing.COMMITTED || run.standing() == Standing.ABORTED)
        .flatMap(
            run ->
                run.transactions().stream()
                    .filter(one -> one.action() == Action.LEFT)
                    .map(
                        one ->
                            "psql -U postgres -d "
                                + Shell.word(one.transaction().database())
                                + " -c "
                                + Shell.word(statement(run, one.transaction().gid()))))
        .toList();
  }

  private static String statement(Resolution run, String gid) {
    String verb = run.standing() == Standing.COMMITTED ? "COMMIT" : "ROLLBACK";
    return verb + " PREPARED '" + gid + "'";
  }
}
