package org.emajbatch.benchmark.cli;

import java.util.ArrayList;
import java.util.List;

/** The command line as results may show it: connection strings can hold passwords. */
final class CommandText {

  private static final String SECRET = "--connection";

  private CommandText() {}

  static String withoutSecrets(String program, List<String> args) {
    List<String> words = new ArrayList<>(List.of(program));
    boolean secret = false;
    for (String arg : args) {
      if (secret) {
        words.add("...");
      } else if (arg.startsWith(SECRET + "=")) {
        words.add(SECRET + "=...");
      } else {
        words.add(arg.contains(" ") ? "'" + arg + "'" : arg);
      }
      secret = arg.equals(SECRET);
    }
    return String.join(" ", words);
  }
}
