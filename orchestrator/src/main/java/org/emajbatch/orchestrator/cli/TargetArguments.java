package org.emajbatch.orchestrator.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.emajbatch.orchestrator.failure.Failure;
import org.emajbatch.orchestrator.request.Target;
import org.emajbatch.sql.connect.ConnectionSettings;
import picocli.CommandLine.Option;

/**
 * One database with its groups and its mark, as given. With several of them each {@code -d} begins
 * another, and what is given for one of them only holds for all. The parser makes an object for
 * each, so fields have no initial values, which all of them would share.
 */
final class TargetArguments {

  @Option(
      names = {"-g", "--groups"},
      paramLabel = "GROUPS",
      description = "Table groups, separated by commas.")
  private List<String> groupLists;

  @Option(
      names = "--group",
      paramLabel = "GROUP",
      description = "A table group; for names with a comma, and for several repeat it.")
  private List<String> groups;

  @Option(
      names = {"-m", "--mark"},
      paramLabel = "MARK",
      description = "Mark to go back to; EMAJ_LAST_MARK is the last one.")
  private String mark;

  @Option(
      names = {"-d", "--dbname"},
      paramLabel = "DBNAME",
      description =
          "Database: a name, a postgresql:// URI or a key=value string. Repeat it to roll back in"
              + " several databases of one server, all or nothing: the -g and -m that follow a -d"
              + " are its own, and what is given once holds for all.")
  private String database;

  /** The database as given; nothing for the one that the environment names. */
  Optional<String> database() {
    return Optional.ofNullable(database);
  }

  private Optional<String> mark() {
    return Optional.ofNullable(mark);
  }

  private List<String> groups() {
    return GroupLists.groups(given(groupLists), given(groups));
  }

  /** The parser leaves out what is not given. */
  private static List<String> given(List<String> values) {
    return Optional.ofNullable(values).orElse(List.of());
  }

  private Optional<List<String>> givenGroups() {
    return Optional.of(groups()).filter(all -> !all.isEmpty());
  }

  /**
   * What goes back in each database.
   *
   * @throws Failure of usage when a group or a mark is missing or has no name
   */
  static List<Target> targets(
      List<TargetArguments> given, ServerArguments server, CommandContext context, Printer printer)
      throws Failure {
    List<List<String>> groups = groups(given);
    List<String> marks = marks(given);
    List<ConnectionSettings> connections = connections(given, server, context, printer);
    try {
      List<Target> all = new ArrayList<>();
      for (int i = 0; i < connections.size(); i++) {
        all.add(new Target(connections.get(i), groups.get(i), marks.get(i)));
      }
      return all;
    } catch (IllegalArgumentException e) {
      throw Failure.usage(e.getMessage());
    }
  }

  /** The databases; the one that the environment names where none is given. */
  static List<ConnectionSettings> connections(
      List<TargetArguments> given, ServerArguments server, CommandContext context, Printer printer)
      throws Failure {
    List<Optional<String>> databases =
        given.isEmpty()
            ? List.of(Optional.empty())
            : given.stream().map(TargetArguments::database).toList();
    return server.resolve(databases, context, printer);
  }

  /** The groups of each database. */
  private static List<List<String>> groups(List<TargetArguments> targets) throws Failure {
    return shared(targets, TargetArguments::givenGroups, "-g", "group", "");
  }

  /** The mark of each database. */
  private static List<String> marks(List<TargetArguments> targets) throws Failure {
    long databases = targets.stream().filter(target -> target.database().isPresent()).count();
    if (targets.size() > 1 && databases < targets.size()) {
      throw Failure.usage("--mark is given more than once for a database")
          .on("--mark")
          .hint("with several databases give each -d before its own -g and -m");
    }
    return shared(
        targets, TargetArguments::mark, "-m", "mark", "-m EMAJ_LAST_MARK is the last one");
  }

  private static <T> List<T> shared(
      List<TargetArguments> targets,
      Function<TargetArguments, Optional<T>> value,
      String option,
      String noun,
      String hint)
      throws Failure {
    List<Optional<T>> given = targets.stream().map(value).toList();
    List<T> present = given.stream().flatMap(Optional::stream).toList();
    if (present.isEmpty()) {
      throw Failure.usage("no " + noun + " is given").on(option).hint(hint);
    }
    List<T> all = new ArrayList<>();
    for (int i = 0; i < given.size(); i++) {
      if (given.get(i).isEmpty() && present.size() > 1) {
        throw Failure.usage(
                "no %s is given for database %s"
                    .formatted(noun, targets.get(i).database().orElse("of the environment")))
            .on(option)
            .hint("give %s once, for all databases, or after each -d".formatted(option));
      }
      all.add(given.get(i).orElse(present.get(0)));
    }
    return all;
  }
}
