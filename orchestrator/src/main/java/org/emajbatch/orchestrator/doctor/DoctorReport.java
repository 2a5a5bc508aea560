package org.emajbatch.orchestrator.doctor;

import java.util.List;
import java.util.Optional;
import org.emajbatch.orchestrator.failure.DataState;
import org.emajbatch.orchestrator.failure.Result;
import org.emajbatch.orchestrator.report.RollbackReport;

/**
 * What an examination found. This object is the JSON document.
 *
 * @param schemaVersion of the document
 * @param outcome refused if a rollback would be, else nothingToDo
 * @param state always nothingChanged
 * @param database the database that was examined
 * @param role as whom
 * @param problemCount what would make a rollback fail
 * @param warningCount what may go wrong
 * @param noteCount what is good to know
 * @param findings everything, the worst first
 * @param next commands that mend the problems
 */
public record DoctorReport(
    int schemaVersion,
    String outcome,
    String state,
    String database,
    String role,
    int problemCount,
    int warningCount,
    int noteCount,
    List<Item> findings,
    List<String> next) {

  public DoctorReport {
    findings = List.copyOf(findings);
    next = List.copyOf(next);
  }

  /**
   * A finding.
   *
   * @param severity problem, warning, note or ok
   * @param topic what it is about
   * @param code which check
   * @param what the fact
   * @param object on which object
   * @param consequence what comes of it
   * @param mend the commands that mend it, in their order
   */
  public record Item(
      String severity,
      String topic,
      String code,
      String what,
      Optional<String> object,
      Optional<String> consequence,
      List<Command> mend) {

    public Item {
      mend = List.copyOf(mend);
    }
  }

  /**
   * A command.
   *
   * @param language sql or shell
   * @param runAs by whom
   * @param command the command
   */
  public record Command(String language, String runAs, String command) {}

  /** From findings. */
  public static DoctorReport of(String database, String role, List<Finding> findings) {
    int problems = count(findings, Severity.PROBLEM);
    return new DoctorReport(
        RollbackReport.SCHEMA_VERSION,
        (problems > 0 ? Result.REFUSED : Result.NOTHING_TO_DO).json(),
        DataState.NOTHING_CHANGED.json(),
        database,
        role,
        problems,
        count(findings, Severity.WARNING),
        count(findings, Severity.NOTE),
        findings.stream().map(DoctorReport::item).toList(),
        findings.stream()
            .filter(finding -> finding.severity() == Severity.PROBLEM)
            .flatMap(finding -> finding.mend().stream())
            .map(Remedy::command)
            .toList());
  }

  private static int count(List<Finding> findings, Severity severity) {
    return (int) findings.stream().filter(finding -> finding.severity() == severity).count();
  }

  private static Item item(Finding finding) {
    return new Item(
        finding.severity().json(),
        finding.topic().json(),
        finding.code(),
        finding.what(),
        finding.object(),
        Optional.of(finding.consequence()).filter(text -> !text.isEmpty()),
        finding.mend().stream()
            .map(remedy -> new Command(remedy.language().json(), remedy.runAs(), remedy.command()))
            .toList());
  }
}
