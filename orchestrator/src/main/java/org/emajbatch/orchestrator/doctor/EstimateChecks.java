package org.emajbatch.orchestrator.doctor;

import java.util.List;
import org.emajbatch.orchestrator.history.Calibration;
import org.emajbatch.sql.history.PastRun;

/** Whether the estimates of the last runs were worth something. */
final class EstimateChecks {

  /** So many runs are looked at. */
  static final int RUNS = 20;

  private EstimateChecks() {}

  /**
   * What was found; nothing where too few runs were estimated.
   *
   * @param runs the last ones
   */
  static List<Finding> findings(List<PastRun> runs) {
    return Calibration.of(runs)
        .filter(Calibration::isMeaningful)
        .map(EstimateChecks::finding)
        .stream()
        .toList();
  }

  private static Finding finding(Calibration calibration) {
    return calibration.isFarOff()
        ? Finding.of(Severity.NOTE, Topic.ESTIMATES, "estimatesFarOff", calibration.describe())
            .so(
                "Remaining times and the choice of sessions are as wrong. Estimates follow the last"
                    + " rollbacks: look for what made these so different, such as other load on the"
                    + " server or tables that were never analyzed.")
        : Finding.ok(Topic.ESTIMATES, "estimates", calibration.describe());
  }
}
