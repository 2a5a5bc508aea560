package org.emajbatch.orchestrator.doctor;

import static org.emajbatch.orchestrator.doctor.Severity.NOTE;

import java.util.ArrayList;
import java.util.List;
import org.emajbatch.orchestrator.report.Texts;
import org.emajbatch.sql.doctor.TriggerFacts;
import org.emajbatch.sql.engine.SqlText;

/** Which triggers of the application fire while tables are put back, and which do not. */
final class TriggerChecks {

  private TriggerChecks() {}

  static List<Finding> findings(List<TriggerFacts> triggers) {
    List<Finding> findings = new ArrayList<>();
    long quiet = triggers.stream().filter(trigger -> !trigger.kept()).count();
    findings.add(
        Finding.ok(
            Topic.TRIGGERS,
            "quiet",
            quiet == 0
                ? "no trigger of the application has to be kept quiet during a rollback"
                : Texts.count(quiet, "trigger")
                    + " of the application will not fire during a rollback"));
    for (TriggerFacts trigger : triggers) {
      if (trigger.kept()) {
        findings.add(
            Finding.of(
                    NOTE,
                    Topic.TRIGGERS,
                    "kept",
                    "trigger %s of %s fires during rollbacks"
                        .formatted(trigger.name(), trigger.table()))
                .on(SqlText.identifier(trigger.name()) + " on " + SqlText.name(trigger.table()))
                .so(
                    "The group's definition wants it so (ignored_triggers); what it writes is not"
                        + " what stood there at the mark, and --verify may find that."));
      }
    }
    return findings;
  }
}
