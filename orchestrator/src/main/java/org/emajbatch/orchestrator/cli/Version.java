package org.emajbatch.orchestrator.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** The program's version, from a file that the build writes. */
public final class Version {

  private static final String FILE = "/org/emajbatch/orchestrator/version.txt";

  private Version() {}

  /** The program's name and version. */
  public static String sentence() {
    try (InputStream in = Version.class.getResourceAsStream(FILE)) {
      if (in == null) {
        throw new IllegalStateException("the build left out " + FILE);
      }
      return Names.PROGRAM + " " + new String(in.readAllBytes(), StandardCharsets.UTF_8).strip();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
