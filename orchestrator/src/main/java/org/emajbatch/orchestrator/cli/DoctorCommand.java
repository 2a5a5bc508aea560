package org.emajbatch.orchestrator.cli;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.emajbatch.orchestrator.doctor.Doctor;
import org.emajbatch.orchestrator.doctor.DoctorReport;
import org.emajbatch.orchestrator.doctor.DoctorText;
import org.emajbatch.orchestrator.doctor.Finding;
import org.emajbatch.orchestrator.doctor.Severity;
import org.emajbatch.orchestrator.failure.Failure;
import org.emajbatch.orchestrator.failure.FailureKind;
import org.emajbatch.orchestrator.request.SessionCount;
import org.emajbatch.sql.connect.ConnectionSettings;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Says what stands in the way of a rollback, before anybody needs one. */
@Command(
    name = "doctor",
    sortOptions = false,
    description = {
      "Examines server, settings, rights, engine, dblink, groups and leftovers, and changes nothing.",
      "Each finding says what comes of it and the command that mends it.",
      "Exit code 1 if a rollback would fail, 0 if not."
    })
final class DoctorCommand implements Callable<Integer> {

  private static final int USUAL_SESSIONS = 4;

  @Option(
      names = {"-g", "--groups"},
      paramLabel = "GROUPS",
      description = "Groups to look at, separated by commas; all where none is given.")
  private List<String> groupLists = List.of();

  @Option(
      names = "--group",
      paramLabel = "GROUP",
      description = "One more group, whose name may contain commas.")
  private List<String> groups = List.of();

  @Option(
      names = {"-s", "--sessions"},
      paramLabel = "SESSIONS",
      description = "How many sessions a rollback is to have. Default: 4.")
  private SessionCount sessions = SessionCount.parse(Integer.toString(USUAL_SESSIONS));

  @Mixin private ConnectionArguments connection = new ConnectionArguments();

  @Mixin private OutputOptions output = new OutputOptions();

  private final CommandContext context;

  DoctorCommand(CommandContext context) {
    this.context = context;
  }

  @Override
  public Integer call() throws Failure {
    Printer printer = output.printer(context);
    ConnectionSettings settings = connection.resolve(context, printer);
    return Administration.run(settings, "doctor", open -> examine(open, settings, printer));
  }

  private int examine(Connection open, ConnectionSettings settings, Printer printer)
      throws SQLException {
    Stream<String> listed =
        groupLists.stream().flatMap(list -> Arrays.stream(list.split(",", -1))).map(String::strip);
    List<String> chosen = Stream.concat(listed, groups.stream()).distinct().toList();
    List<Finding> findings =
        new Doctor(open, settings, chosen, sessions.fixed().orElse(USUAL_SESSIONS)).examine();
    printer.report(
        DoctorReport.of(settings.database(), settings.user(), findings),
        DoctorText.lines(settings.describe(), findings));
    return findings.stream().anyMatch(finding -> finding.severity() == Severity.PROBLEM)
        ? FailureKind.REFUSED.exitCode()
        : 0;
  }
}
