package org.emajbatch.sql.embedded;

import java.io.IOException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.Set;

/**
 * Finds the place where the server's files can stand: where the caller wants them, unless the user
 * who has to run the server cannot get there (root's own directories, when root has to become
 * nobody).
 */
final class Home {

  private Home() {}

  /**
   * The cluster below that home, with its programs unpacked; its data directory of that name may
   * not exist yet.
   */
  static Cluster prepare(Path wanted, String name, Optional<URL> jar) throws IOException {
    ServerUser user = ServerUser.detect();
    Binaries binaries = Binaries.find(jar);
    Path home = Files.createDirectories(wanted.toAbsolutePath().normalize());
    Cluster cluster = new Cluster(binaries.unpackBelow(home), home.resolve(name), user);
    if (cluster.programsReachable()) {
      return cluster;
    }
    Path open = reachableByAll(home);
    cluster = new Cluster(binaries.unpackBelow(open), open.resolve(name), user);
    if (cluster.programsReachable()) {
      return cluster;
    }
    throw new IOException(
        "the programs of the embedded PostgreSQL do not run, neither in "
            + home
            + " nor in "
            + open
            + ": it needs glibc, and a directory whose file system allows programs");
  }

  /** The same directory for the same home each time, refused when it is not ours alone to write. */
  private static Path reachableByAll(Path home) throws IOException {
    Path open =
        Path.of(
            System.getProperty("java.io.tmpdir"),
            "emaj-batch-postgres-" + Integer.toHexString(home.toString().hashCode()));
    if (!Files.exists(open, LinkOption.NOFOLLOW_LINKS)) {
      Files.createDirectory(open);
      Files.setPosixFilePermissions(open, PosixFilePermissions.fromString("rwxr-xr-x"));
    }
    Set<PosixFilePermission> permissions =
        Files.getPosixFilePermissions(open, LinkOption.NOFOLLOW_LINKS);
    boolean ours =
        Files.isDirectory(open, LinkOption.NOFOLLOW_LINKS)
            && Files.getOwner(open, LinkOption.NOFOLLOW_LINKS).equals(Files.getOwner(home))
            && !permissions.contains(PosixFilePermission.GROUP_WRITE)
            && !permissions.contains(PosixFilePermission.OTHERS_WRITE);
    if (!ours) {
      throw new IOException(open + " exists and others can write it; remove it and try again");
    }
    return open;
  }
}
