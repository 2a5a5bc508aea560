package org.emajbatch.benchmark.driver;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.emajbatch.sql.connect.ConnectionSettings;
import org.emajbatch.sql.connect.Password;

/**
 * A client's command line with places to be filled in. It is split at blanks and not read by a
 * shell, so that nothing but the client is measured; it finds the database by libpq's environment.
 *
 * @param template with {groups}, {mark}, {sessions} and {logged}, which becomes -l or nothing
 */
public record ClientCommand(String template) {

  /** The words of the command for a rollback. */
  List<String> words(RollbackOrder order) {
    Map<String, String> places =
        Map.of(
            "{groups}", order.group(),
            "{mark}", order.mark(),
            "{sessions}", Integer.toString(order.sessions()),
            "{logged}", order.logged() ? "-l" : "");
    List<String> words = new ArrayList<>();
    for (String word : template.strip().split("\\s+")) {
      for (Map.Entry<String, String> place : places.entrySet()) {
        word = word.replace(place.getKey(), place.getValue());
      }
      if (!word.isEmpty()) {
        words.add(word);
      }
    }
    return words;
  }

  /** The words that ask the client for its version: what stands before the options, and one. */
  public List<String> versionWords() {
    List<String> words = new ArrayList<>();
    for (String word : template.strip().split("\\s+")) {
      if (word.contains("{")) {
        words.remove(words.size() - 1);
        break;
      }
      words.add(word);
    }
    words.add("--version");
    return words;
  }

  /**
   * Runs a command to its end.
   *
   * @throws IOException with what it said, when its exit code is not 0
   */
  public static void run(List<String> words, ConnectionSettings database)
      throws IOException, InterruptedException {
    Path output = Files.createTempFile("emaj-benchmark", ".out");
    try {
      ProcessBuilder builder =
          new ProcessBuilder(words)
              .redirectInput(new File("/dev/null"))
              .redirectErrorStream(true)
              .redirectOutput(output.toFile());
      builder.environment().putAll(environment(database));
      int exitCode = builder.start().waitFor();
      if (exitCode != 0) {
        throw new IOException(
            String.join(" ", words)
                + " ended with exit code "
                + exitCode
                + ": "
                + Files.readString(output));
      }
    } finally {
      Files.delete(output);
    }
  }

  /** Where a libpq client finds the database. */
  static Map<String, String> environment(ConnectionSettings database) {
    Map<String, String> environment = new HashMap<>();
    environment.put("PGHOST", database.host());
    environment.put("PGPORT", Integer.toString(database.port()));
    environment.put("PGDATABASE", database.database());
    environment.put("PGUSER", database.user());
    Optional<Password> password = database.password();
    password.ifPresent(known -> environment.put("PGPASSWORD", known.reveal()));
    return environment;
  }
}
