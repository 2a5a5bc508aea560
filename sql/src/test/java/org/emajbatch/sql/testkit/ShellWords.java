package org.emajbatch.sql.testkit;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Has a real shell take a command line apart, to see what a program would get of it. */
public final class ShellWords {

  private ShellWords() {}

  /** The words of a command line that somebody was told to type; it is not run. */
  public static List<String> of(String command) throws IOException {
    Process shell =
        new ProcessBuilder("sh", "-c", "say() { printf '%s\\0' \"$@\"; }\nsay " + command)
            .redirectErrorStream(true)
            .start();
    return List.of(
        new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8).split("\0"));
  }
}
