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
 * @param databases the databases that were examined
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
    List<String> databases,
    String role,
    long problemCount,
    long warningCount,
    long noteCount,
    List<Item> findings,
    List<String> next) {

  public DoctorReport {
    databases = List.copyOf(databases);
    findings = List.copyOf(findings);
    next = List.copyOf(next);
  }

  /**
   * A finding.
   *
   * @param database where it was found; what belongs to the whole server is told with the first
   * @param severity problem, warning, note or ok
   * @param topic what it is about
   * @param code which check
   * @param what the fact
   * @param object on which object
   * @param consequence what comes of it
   * @param mend the commands that mend it, in their order
   */
  public record Item(
      String database,
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

  /** From what was found; all databases were examined as the same role. */
  public static DoctorReport of(List<Examined> all) {
    long problems = Examined.count(all, Severity.PROBLEM);
    return new DoctorReport(
        RollbackReport.SCHEMA_VERSION,
        (problems > 0 ? Result.REFUSED : Result.NOTHING_TO_DO).json(),
        DataState.NOTHING_CHANGED.json(),
        all.stream().map(one -> one.place().database()).toList(),
        all.get(0).place().user(),
        problems,
        Examined.count(all, Severity.WARNING),
        Examined.count(all, Severity.NOTE),
        all.stream()
            .flatMap(
                one ->
                    one.findings().stream().map(finding -> item(one.place().database(), finding)))
            .toList(),
        all.stream()
            .flatMap(one -> one.findings().stream())
            .filter(finding -> finding.severity() == Severity.PROBLEM)
            .flatMap(finding -> finding.mend().stream())
            .map(Remedy::command)
            .toList());
  }

  private static Item item(String database, Finding finding) {
    return new Item(
        database,
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
