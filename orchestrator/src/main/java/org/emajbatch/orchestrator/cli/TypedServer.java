package org.emajbatch.orchestrator.cli;

import java.util.List;
import org.emajbatch.sql.connect.Shell;
import picocli.CommandLine.ParseResult;

/**
 * The options that led to the server, as typed: a suggested command without them would lead
 * somewhere else, and there recover would say that nothing was left behind.
 */
final class TypedServer {

  private static final List<String> OPTIONS = List.of("-h", "-p", "-U");

  private TypedServer() {}

  /** Adds them to those commands that are calls of this program and connect. */
  static List<String> addTo(List<String> commands, ParseResult parsed) {
    StringBuilder typed = new StringBuilder();
    for (String option : OPTIONS) {
      if (parsed.hasMatchedOption(option)) {
        String value = parsed.matchedOption(option).stringValues().get(0);
        typed.append(' ').append(option).append(' ').append(Shell.word(value));
      }
    }
    return commands.stream().map(command -> connects(command) ? command + typed : command).toList();
  }

  private static boolean connects(String command) {
    return command.startsWith(Names.PROGRAM + " ") && !command.endsWith("--help");
  }
}
