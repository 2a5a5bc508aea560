package org.emajbatch.sql.connect;

import java.nio.file.Path;
import java.util.Map;

/** Where the user's own connection files stand. */
final class UserHome {

  private UserHome() {}

  /** HOME, or what the JVM took from the system's user database. */
  static Path of(Map<String, String> environment) {
    String home = environment.getOrDefault("HOME", "");
    return Path.of(home.isEmpty() ? System.getProperty("user.home") : home);
  }
}
