package org.emajbatch.sql.embedded;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.JarURLConnection;
import java.net.URI;
import java.net.URL;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Locale;
import java.util.Optional;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/**
 * The server programs inside a binaries jar of io.zonky.test.postgres; they are unpacked once below
 * a home and then shared, so nothing may be changed in the unpacked directory except extension
 * files added to it.
 */
final class Binaries {

  private final URL archive;

  private Binaries(URL archive) {
    this.archive = archive;
  }

  /** Those of the given jar, or those on the class path. */
  static Binaries find(Optional<URL> jar) throws IOException {
    String name = archiveName(System.getProperty("os.name"), System.getProperty("os.arch"));
    if (jar.isPresent()) {
      return new Binaries(URI.create("jar:" + jar.get() + "!/" + name).toURL());
    }
    URL onClassPath = Binaries.class.getResource("/" + name);
    if (onClassPath == null) {
      throw new IOException(
          "the embedded PostgreSQL has no programs for this platform: "
              + name
              + " is not on the class path");
    }
    return new Binaries(onClassPath);
  }

  /** The archive's name inside the jar; the jar's publisher chose it. */
  static String archiveName(String osName, String osArch) throws IOException {
    String os = osName.toLowerCase(Locale.ROOT);
    String system = os.startsWith("linux") ? "linux" : os.startsWith("mac") ? "darwin" : "";
    String machine =
        switch (osArch) {
          case "amd64", "x86_64" -> "x86_64";
          case "aarch64", "arm64" -> "arm_64";
          default -> "";
        };
    if (system.isEmpty() || machine.isEmpty()) {
      throw new IOException(
          "there is no embedded PostgreSQL for "
              + osName
              + " on "
              + osArch
              + "; use a server of your own");
    }
    return "postgres-" + system + "-" + machine + ".txz";
  }

  /** The directory with bin, lib and share, unpacked by this call or an earlier one. */
  Path unpackBelow(Path home) throws IOException {
    JarURLConnection connection = (JarURLConnection) archive.openConnection();
    connection.setUseCaches(false);
    // The checksum tells versions apart, which all bear the same name.
    Path target = home.resolve("postgres-" + Long.toHexString(connection.getJarEntry().getCrc()));
    try (InputStream in = connection.getInputStream()) {
      if (Files.isDirectory(target)) {
        return target;
      }
      Path unfinished = Files.createTempDirectory(home, "unpacking");
      // The server may have to run as another user than we do.
      Files.setPosixFilePermissions(unfinished, PosixFilePermissions.fromString("rwxr-xr-x"));
      try {
        unpack(in, unfinished);
        publish(unfinished, target);
      } finally {
        Directories.delete(unfinished);
      }
    }
    return target;
  }

  private static void publish(Path unfinished, Path target) throws IOException {
    try {
      Files.move(unfinished, target, StandardCopyOption.ATOMIC_MOVE);
    } catch (FileSystemException e) {
      // Another process may have been faster with the same content. Systems name that differently.
      if (!Files.isDirectory(target)) {
        throw e;
      }
    }
  }

  private static void unpack(InputStream in, Path target) throws IOException {
    try (TarArchiveInputStream tar =
        new TarArchiveInputStream(new XZInputStream(new BufferedInputStream(in)))) {
      for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
        Path path = inside(target, entry.getName());
        if (entry.isDirectory()) {
          Files.createDirectories(path);
          continue;
        }
        Files.createDirectories(path.getParent());
        if (entry.isSymbolicLink()) {
          inside(target, target.relativize(path.resolveSibling(entry.getLinkName())).toString());
          Files.createSymbolicLink(path, Path.of(entry.getLinkName()));
        } else if (entry.isLink()) {
          Files.createLink(path, inside(target, entry.getLinkName()));
        } else {
          Files.copy(tar, path);
          boolean program = (entry.getMode() & 0111) != 0;
          Files.setPosixFilePermissions(
              path, PosixFilePermissions.fromString(program ? "rwxr-xr-x" : "rw-r--r--"));
        }
      }
    }
  }

  private static Path inside(Path target, String name) throws IOException {
    Path path = target.resolve(name).normalize();
    if (!path.startsWith(target)) {
      throw new IOException(
          "the archive of the embedded PostgreSQL reaches out of its directory: " + name);
    }
    return path;
  }
}
