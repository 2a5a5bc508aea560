package org.emajbatch.orchestrator.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.emajbatch.sql.embedded.EmbeddedPostgres;

/**
 * Clears away what demos left that could not clear up themselves, because they were killed: each
 * run's data bear the number of its process. Servers that were kept on purpose are never touched.
 */
final class StaleServers {

  private static final Pattern NAME = Pattern.compile("demo-(\\d{1,18})-\\d+");
  private static final String KEPT = "kept";

  private StaleServers() {}

  /**
   * A name for the data of a demo of this process; the time tells it from a kept one whose number
   * came round again.
   */
  static String newName() {
    return "demo-" + ProcessHandle.current().pid() + "-" + System.currentTimeMillis();
  }

  /** From now on nothing clears that directory away. */
  static void keep(Path cluster) throws IOException {
    Files.createFile(cluster.resolve(KEPT));
  }

  /**
   * Stops the servers and deletes the data of demos that are no more.
   *
   * @param home the directory of all demos' data
   * @return what was done, as sentences without a full stop
   */
  static List<String> clear(Path home) throws IOException {
    try (Stream<Path> entries = Files.list(home)) {
      return entries.filter(StaleServers::isStale).sorted().map(StaleServers::clearOne).toList();
    }
  }

  private static boolean isStale(Path entry) {
    Matcher name = NAME.matcher(entry.getFileName().toString());
    return name.matches()
        && !Files.exists(entry.resolve(KEPT))
        && ProcessHandle.of(Long.parseLong(name.group(1))).isEmpty();
  }

  /** Starting takes over a server that still runs; closing stops it and deletes its data. */
  private static String clearOne(Path cluster) {
    try {
      EmbeddedPostgres.builder(cluster.getParent())
          .cluster(cluster.getFileName().toString())
          .start()
          .close();
      return "cleared away what an interrupted demo left in " + cluster;
    } catch (IOException e) {
      return "an interrupted demo left "
          + cluster
          + ", which could not be cleared away: "
          + e.getMessage();
    }
  }
}
