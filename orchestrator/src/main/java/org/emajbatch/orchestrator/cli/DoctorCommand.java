package org.emajbatch.orchestrator.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.emajbatch.orchestrator.doctor.Doctor;
import org.emajbatch.orchestrator.doctor.DoctorReport;
import org.emajbatch.orchestrator.doctor.DoctorText;
import org.emajbatch.orchestrator.doctor.Examined;
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

  @Option(
      names = {"-d", "--dbname"},
      paramLabel = "DBNAME",
      description =
          "Database: a name, a postgresql:// URI or a key=value string. Repeat it for several.")
  private List<String> databases = List.of();

  @Mixin private ServerArguments server = new ServerArguments();

  @Mixin private OutputOptions output = new OutputOptions();

  private final CommandContext context;

  DoctorCommand(CommandContext context) {
    this.context = context;
  }

  @Override
  public Integer call() throws Failure {
    Printer printer = output.printer(context);
    List<String> chosen = chosen();
    if (databases.size() > 1 && !chosen.isEmpty()) {
      throw Failure.usage("-g names groups of one database, and -d is given for several")
          .on("-g")
          .hint("leave -g out, or examine one database after the other");
    }
    List<Optional<String>> places =
        databases.isEmpty()
            ? List.of(Optional.empty())
            : databases.stream().distinct().map(Optional::of).toList();
    List<Examined> all = new ArrayList<>();
    for (ConnectionSettings settings : server.resolve(places, context, printer)) {
      Administration.run(
          settings,
          "doctor",
          open -> {
            int wanted = sessions.fixed().orElse(USUAL_SESSIONS);
            all.add(new Examined(settings, new Doctor(open, settings, chosen, wanted).examine()));
            return 0;
          });
    }
    List<Examined> told = Examined.toldOnce(all);
    DoctorReport report = DoctorReport.of(told);
    printer.report(report, DoctorText.lines(told));
    return report.problemCount() > 0 ? FailureKind.REFUSED.exitCode() : 0;
  }

  private List<String> chosen() {
    return GroupLists.groups(groupLists, groups).stream().distinct().toList();
  }
}
