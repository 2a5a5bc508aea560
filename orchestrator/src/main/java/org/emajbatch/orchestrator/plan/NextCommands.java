package org.emajbatch.orchestrator.plan;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.emajbatch.orchestrator.request.RollbackRequest;
import org.emajbatch.sql.connect.Invocation;
import org.emajbatch.sql.connect.Shell;

/** What to type after a plan was read. */
final class NextCommands {

  private NextCommands() {}

  /**
   * The commands.
   *
   * @param planId under which the plan was kept, if it was
   */
  static List<String> of(
      RollbackRequest request, PlannedDatabases planned, Optional<String> planId) {
    Map<String, String> targets = new LinkedHashMap<>();
    Map<String, String> names = new LinkedHashMap<>();
    for (PlannedDatabases.One one : planned.databases()) {
      targets.put(one.name(), target(one.facts()));
      names.put(one.name(), "");
    }
    String options =
        "-s "
            + planned.sessions()
            + (request.logged() ? " -l" : "")
            + (request.alterAllowed() ? " -a" : "")
            + (request.verified() ? " --verify" : "");
    if (planId.isPresent()) {
      return List.of(Invocation.of("--plan " + planId.get(), names));
    }
    return List.of(
        Invocation.of(options, targets), Invocation.of("plan --save " + options, targets));
  }

  private static String target(PlanFacts facts) {
    List<String> groups = facts.target().groups();
    String named =
        groups.stream().noneMatch(group -> group.contains(","))
            ? "-g " + Shell.word(String.join(",", groups))
            : groups.stream()
                .map(group -> "--group " + Shell.word(group))
                .collect(Collectors.joining(" "));
    return named + " -m " + Shell.word(facts.mark().name());
  }
}
