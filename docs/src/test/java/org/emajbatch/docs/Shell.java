package org.emajbatch.docs;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * Runs shell commands as a reader would: from the project's folder, stopping at the first failure.
 */
record Shell(Path folder, Map<String, String> environment) {

  /** Far above what any documented command takes; only one that hangs reaches it. */
  private static final int MINUTES = 5;

  /** What a run left: its exit code and all it printed. */
  record Result(int exitCode, String output) {}

  Result run(String commands) throws IOException, InterruptedException {
    Path output = Files.createTempFile("documented-command", ".out");
    try {
      ProcessBuilder builder =
          new ProcessBuilder("sh", "-e", "-c", commands)
              .directory(folder.toFile())
              .redirectInput(new File("/dev/null"))
              .redirectErrorStream(true)
              .redirectOutput(output.toFile());
      builder.environment().putAll(environment);
      Process process = builder.start();
      if (!process.waitFor(MINUTES, TimeUnit.MINUTES)) {
        process.destroyForcibly();
        throw new IOException("does not end: " + commands + "\n" + Files.readString(output));
      }
      return new Result(process.exitValue(), Files.readString(output));
    } finally {
      Files.delete(output);
    }
  }
}
