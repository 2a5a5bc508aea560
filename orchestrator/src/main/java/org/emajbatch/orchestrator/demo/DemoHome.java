package org.emajbatch.orchestrator.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * Where the demo keeps the server's programs, which are unpacked once, and the data of each run.
 */
public final class DemoHome {

  private static final String NAME = "emaj-batch";

  private DemoHome() {}

  /**
   * The user's cache directory after the XDG rules, or the directory for temporary files where
   * there is none to write to.
   *
   * @param environment the process's environment
   * @param userHome the user's home directory
   * @return a directory, which may not exist yet
   */
  public static Path directory(Map<String, String> environment, Path userHome) {
    Path cache =
        Optional.ofNullable(environment.get("XDG_CACHE_HOME"))
            .map(Path::of)
            .filter(Path::isAbsolute)
            .orElse(userHome.resolve(".cache"));
    try {
      Path directory = Files.createDirectories(cache.resolve(NAME));
      if (Files.isWritable(directory)) {
        return directory;
      }
    } catch (IOException notThere) {
      // A user without a home, such as a daemon's, still gets the demo.
    }
    return Path.of(
        System.getProperty("java.io.tmpdir"), NAME + "-" + System.getProperty("user.name"));
  }
}
