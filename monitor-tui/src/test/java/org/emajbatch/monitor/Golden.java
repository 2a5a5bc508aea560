package org.emajbatch.monitor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Compares text with a reviewed file in src/test/resources/golden. With {@code
 * -Dgolden.update=true} it writes the file instead, for a reader to look at before it is committed.
 */
public final class Golden {

  private static final Path FOLDER = Path.of("src", "test", "resources", "golden");

  private Golden() {}

  /** Fails where the text differs from the file. */
  public static void assertMatches(String name, String actual) throws IOException {
    Path file = FOLDER.resolve(name);
    if (Boolean.getBoolean("golden.update")) {
      Files.createDirectories(FOLDER);
      Files.writeString(file, actual);
    }
    assertThat(file).as("run with -Dgolden.update=true to write it").exists();
    assertThat(actual).isEqualTo(Files.readString(file));
  }
}
