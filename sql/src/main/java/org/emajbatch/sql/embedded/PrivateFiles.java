package org.emajbatch.sql.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/**
 * Files that hold a secret: born closed to others, so that there is no moment in which they are
 * open.
 */
final class PrivateFiles {

  private PrivateFiles() {}

  /** Writes a new file, in place of an old one. */
  static Path write(Path path, String content) throws IOException {
    Files.deleteIfExists(path);
    Files.createFile(
        path, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    return Files.writeString(path, content);
  }
}
