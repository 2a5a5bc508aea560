package org.emajbatch.sql.embedded;

import com.sun.security.auth.module.UnixSystem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Under whom the server's programs run: PostgreSQL refuses to run as root, so root has to step down
 * first, and every later command on the same data must be given the same way.
 *
 * @param prefix what stands before each command, empty for an ordinary user
 * @param ownsFiles whether the server's files must be given to {@link #NOBODY}
 */
record ServerUser(List<String> prefix, boolean ownsFiles) {

  /** The conventional id of the user who owns nothing. */
  private static final String NOBODY = "65534";

  /** The mildest way that works here: none at all, a user namespace, another user id. */
  static ServerUser detect() throws IOException {
    if (new UnixSystem().getUid() != 0) {
      return new ServerUser(List.of(), false);
    }
    if (works("unshare", "-U", "true")) {
      return new ServerUser(List.of("unshare", "-U"), false);
    }
    List<String> setpriv =
        List.of("setpriv", "--reuid", NOBODY, "--regid", NOBODY, "--clear-groups");
    if (works("setpriv", "--reuid", NOBODY, "--regid", NOBODY, "--clear-groups", "true")) {
      return new ServerUser(setpriv, true);
    }
    throw new IOException(
        "PostgreSQL does not run as root, and neither \"unshare -U\" nor \"setpriv\" works here to run it as"
            + " somebody else; run this command as an ordinary user");
  }

  /** Lets the server's user write below that path, which we made. */
  void own(Path path) throws IOException {
    if (ownsFiles) {
      Files.setOwner(
          path, path.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName(NOBODY));
    }
  }

  private static boolean works(String... command) {
    try {
      return Command.run(List.of(command)).exitCode() == 0;
    } catch (IOException notInstalled) {
      return false;
    }
  }
}
