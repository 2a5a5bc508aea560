package org.emajbatch.orchestrator.cli;

import java.util.List;
import java.util.Optional;
import org.emajbatch.orchestrator.failure.Failure;
import org.emajbatch.sql.connect.ConnectionSettings;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Which database, for commands that work in one. */
final class ConnectionArguments {

  @Option(
      names = {"-d", "--dbname"},
      paramLabel = "DBNAME",
      description = "Database: a name, a postgresql:// URI or a key=value string.")
  private List<String> databases = List.of();

  @Mixin private ServerArguments server = new ServerArguments();

  /** The settings; what is odd about them is told through the printer. */
  ConnectionSettings resolve(CommandContext context, Printer printer) throws Failure {
    if (databases.size() > 1) {
      throw Failure.usage("-d is given %d times".formatted(databases.size()))
          .on("-d")
          .hint("this command works in one database; run it once for each");
    }
    Optional<String> database = databases.stream().findFirst();
    return server.resolve(List.of(database), context, printer).get(0);
  }
}
