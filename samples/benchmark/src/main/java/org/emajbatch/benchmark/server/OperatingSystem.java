package org.emajbatch.benchmark.server;

import java.io.IOException;

/** What has to be asked of the machine itself. */
final class OperatingSystem {

  private OperatingSystem() {}

  /** Waits until nothing is left to write, so that no measurement pays for a preparation. */
  static void writeEverythingToDisk() {
    try {
      int exitCode = new ProcessBuilder("sync").inheritIO().start().waitFor();
      if (exitCode != 0) {
        throw new IllegalStateException("sync ended with exit code " + exitCode);
      }
    } catch (IOException e) {
      throw new IllegalStateException("sync cannot be run: " + e.getMessage(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while writing to disk", e);
    }
  }
}
