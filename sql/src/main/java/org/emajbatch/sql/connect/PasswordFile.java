package org.emajbatch.sql.connect;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * libpq's password file: lines {@code host:port:database:user:password}, where the first that fits
 * wins, {@code *} fits everything and a backslash takes the next character literally. A file that
 * others can read is not used.
 */
final class PasswordFile {

  private static final Set<PosixFilePermission> OWNERS_ONLY =
      EnumSet.of(
          PosixFilePermission.OWNER_READ,
          PosixFilePermission.OWNER_WRITE,
          PosixFilePermission.OWNER_EXECUTE);

  private static final int FIELDS = 5;

  private final Path file;

  PasswordFile(Path file) {
    this.file = file;
  }

  /**
   * Why the file is not used, as a sentence for the user; nothing when it is, or when there is
   * none.
   */
  Optional<String> problem() {
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    if (!Files.isRegularFile(file)) {
      return Optional.of("The password file " + file + " is ignored: it is not a plain file.");
    }
    try {
      if (!OWNERS_ONLY.containsAll(Files.getPosixFilePermissions(file))) {
        return Optional.of(
            "The password file "
                + file
                + " is ignored: group or others have access to it. Type: chmod 600 "
                + file);
      }
    } catch (UnsupportedOperationException noSuchPermissions) {
      return Optional.empty();
    } catch (IOException e) {
      return Optional.of("The password file " + file + " is ignored: " + e);
    }
    return Files.isReadable(file)
        ? Optional.empty()
        : Optional.of("The password file " + file + " is ignored: it cannot be read.");
  }

  /** The password for a connection; call it only when there is no {@link #problem()}. */
  Optional<Password> find(String host, int port, String database, String user)
      throws ConnectionSettingsException {
    if (!Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
      return Optional.empty();
    }
    List<String> wanted = List.of(host, Integer.toString(port), database, user);
    try {
      for (String line : Files.readAllLines(file)) {
        Optional<Password> password = match(line, wanted);
        if (password.isPresent()) {
          return password;
        }
      }
    } catch (IOException e) {
      throw new ConnectionSettingsException(
          "The password file " + file + " cannot be read: " + e, e);
    }
    return Optional.empty();
  }

  private static Optional<Password> match(String line, List<String> wanted) {
    List<String> fields = line.startsWith("#") ? List.of() : split(line);
    if (fields.size() < FIELDS) {
      return Optional.empty();
    }
    for (int i = 0; i < wanted.size(); i++) {
      String field = fields.get(i);
      if (!field.equals("*") && !unescape(field).equals(wanted.get(i))) {
        return Optional.empty();
      }
    }
    String password = unescape(fields.get(FIELDS - 1));
    return password.isEmpty() ? Optional.empty() : Optional.of(Password.of(password));
  }

  /**
   * Five fields, the last being all that follows the fourth colon; still escaped, since {@code \*}
   * is not a wildcard.
   */
  private static List<String> split(String line) {
    List<String> fields = new ArrayList<>();
    int start = 0;
    for (int i = 0; i < line.length() && fields.size() < FIELDS - 1; i++) {
      if (line.charAt(i) == '\\') {
        i++;
      } else if (line.charAt(i) == ':') {
        fields.add(line.substring(start, i));
        start = i + 1;
      }
    }
    fields.add(line.substring(start));
    return fields;
  }

  private static String unescape(String field) {
    return field.replaceAll("\\\\(.)", "$1");
  }
}
