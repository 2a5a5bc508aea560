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
   * @return a directory, which may not exist yet
   */
  public static Path directory(Map<String, String> environment) {
    Path cache =
        absolute(environment, "XDG_CACHE_HOME")
            .or(() -> absolute(environment, "HOME").map(home -> home.resolve(".cache")))
            .orElse(Path.of(System.getProperty("user.home"), ".cache"));
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

  private static Optional<Path> absolute(Map<String, String> environment, String name) {
    return Optional.ofNullable(environment.get(name)).map(Path::of).filter(Path::isAbsolute);
  }
}
