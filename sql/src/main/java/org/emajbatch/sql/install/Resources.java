package org.emajbatch.sql.install;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The SQL that the build has put together; what is read here was written by assemble-sql.xml. */
final class Resources {

  static final String ENGINE_SCRIPT = "engine/install.sql";
  static final String ENGINE_REMOVAL = "engine/uninstall.sql";
  static final String BATCH_SCRIPT = "batch/install.sql";

  private static final String ROOT = "/org/emajbatch/sql/";
  private static final String EXTENSION_DIRECTORY = "engine/extension/";
  private static final String CONTROL_FILE = "emaj.control";
  private static final Pattern DEFAULT_VERSION =
      Pattern.compile("^default_version = '([^']+)'$", Pattern.MULTILINE);

  private Resources() {}

  static String read(String name) {
    try (InputStream in = Resources.class.getResourceAsStream(ROOT + name)) {
      if (in == null) {
        throw new IllegalStateException("this build lacks its resource " + name);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The version of the engine that this build installs. */
  static String engineVersion() {
    Matcher version = DEFAULT_VERSION.matcher(read(EXTENSION_DIRECTORY + CONTROL_FILE));
    if (!version.find()) {
      throw new IllegalStateException("the control file of this build names no version");
    }
    return version.group(1);
  }

  /**
   * Writes the extension's files.
   *
   * @return the files written, or there already with the same content
   * @throws IOException also when another file stands there under one of the names, E-Maj's own for
   *     example
   */
  static List<Path> exportExtension(Path directory) throws IOException {
    List<String> names = List.of(CONTROL_FILE, "emaj--" + engineVersion() + ".sql");
    for (String name : names) {
      Path file = directory.resolve(name);
      if (Files.exists(file) && !Files.readString(file).equals(read(EXTENSION_DIRECTORY + name))) {
        throw new IOException(
            file
                + " exists with other content, perhaps E-Maj's own; nothing was written. Choose another directory.");
      }
    }
    Files.createDirectories(directory);
    List<Path> files = new ArrayList<>();
    for (String name : names) {
      files.add(Files.writeString(directory.resolve(name), read(EXTENSION_DIRECTORY + name)));
    }
    return files;
  }
}
