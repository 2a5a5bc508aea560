package org.emajbatch.sql.connect;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * libpq's connection service files: INI sections of connection parameters, the user's file before
 * the system's.
 */
final class ServiceFile {

  private static final String NAME = "pg_service.conf";

  /** Where Debian's and RPM's builds of libpq look when PGSYSCONFDIR says nothing. */
  private static final List<String> SYSTEM_DIRECTORIES =
      List.of("/etc/postgresql-common", "/etc/sysconfig/pgsql", "/etc");

  private ServiceFile() {}

  /**
   * The parameters of a service.
   *
   * @param file what PGSERVICEFILE or servicefile= says
   * @throws ConnectionSettingsException when no file defines it
   */
  static Given find(String service, Optional<String> file, Map<String, String> environment)
      throws ConnectionSettingsException {
    List<Path> candidates = candidates(file, environment);
    for (Path candidate : candidates) {
      if (Files.exists(candidate)) {
        Optional<Given> found = read(service, candidate);
        if (found.isPresent()) {
          return found.get();
        }
      }
    }
    throw new ConnectionSettingsException(
        "The connection service \"" + service + "\" is not defined in any of " + candidates + ".");
  }

  private static List<Path> candidates(Optional<String> file, Map<String, String> environment) {
    List<Path> candidates = new ArrayList<>();
    candidates.add(
        file.map(Path::of).orElseGet(() -> UserHome.of(environment).resolve("." + NAME)));
    String system = environment.getOrDefault("PGSYSCONFDIR", "");
    List<String> directories = system.isEmpty() ? SYSTEM_DIRECTORIES : List.of(system);
    directories.forEach(directory -> candidates.add(Path.of(directory, NAME)));
    return candidates;
  }

  private static Optional<Given> read(String service, Path file)
      throws ConnectionSettingsException {
    List<String> lines;
    try {
      lines = Files.readAllLines(file);
    } catch (IOException e) {
      throw new ConnectionSettingsException(
          "The service file " + file + " cannot be read: " + e, e);
    }
    int header = lines.stream().map(String::strip).toList().indexOf("[" + service + "]");
    if (header < 0) {
      return Optional.empty();
    }
    Given given = new Given();
    for (int number = header + 2; number <= lines.size(); number++) {
      String line = lines.get(number - 1).strip();
      if (line.startsWith("[")) {
        break;
      }
      if (!line.isEmpty() && !line.startsWith("#")) {
        add(line, "service file " + file + ", line " + number, given);
      }
    }
    return Optional.of(given);
  }

  private static void add(String line, String origin, Given given)
      throws ConnectionSettingsException {
    int equals = line.indexOf('=');
    if (equals < 1) {
      throw new ConnectionSettingsException("There is no key=value in " + origin + ".");
    }
    String keyword = line.substring(0, equals);
    if (keyword.startsWith(Parameter.SERVICE.keyword())) {
      throw new ConnectionSettingsException("A service cannot name another one (" + origin + ").");
    }
    given.add(keyword, line.substring(equals + 1), origin);
  }
}
