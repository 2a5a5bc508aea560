package org.emajbatch.sql.embedded;

import java.io.File;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** One run of a program outside, to its end. */
final class Command {

  /**
   * How it ended.
   *
   * @param exitCode the program's
   * @param output what it wrote to both streams
   */
  record Result(int exitCode, String output) {}

  /** Far above what any of the commands needs, pg_ctl's own bound of a minute included. */
  private static final Duration LIMIT = Duration.ofMinutes(3);

  private Command() {}

  /**
   * Runs a program in a clean environment.
   *
   * @throws IOException when the program cannot be started
   */
  static Result run(List<String> command) throws IOException {
    // A pipe would be inherited by the server that pg_ctl leaves behind, and its reader would wait
    // for ever: use a file.
    Path output = Files.createTempFile("emaj-batch", ".out");
    try {
      ProcessBuilder builder =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectInput(new File("/dev/null"))
              .redirectOutput(output.toFile());
      // PGPORT, PGDATA and their like must not reach a server that is none of the user's business.
      builder.environment().keySet().removeIf(name -> name.startsWith("PG"));
      builder.environment().put("LC_ALL", "C");
      int exitCode = waitFor(command, builder.start());
      return new Result(exitCode, Files.readString(output, StandardCharsets.ISO_8859_1).strip());
    } finally {
      Files.delete(output);
    }
  }

  private static int waitFor(List<String> command, Process process) throws IOException {
    try {
      if (!process.waitFor(LIMIT.toSeconds(), TimeUnit.SECONDS)) {
        process.destroyForcibly();
        throw new IOException(String.join(" ", command) + " did not end within " + LIMIT);
      }
      return process.exitValue();
    } catch (InterruptedException e) {
      process.destroy();
      Thread.currentThread().interrupt();
      throw new InterruptedIOException(
          "interrupted while waiting for " + String.join(" ", command));
    }
  }
}
