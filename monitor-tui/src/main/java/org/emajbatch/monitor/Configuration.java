package org.emajbatch.monitor;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.emajbatch.monitor.feed.Reasons;

/**
 * The user's own defaults: lines of {@code key = value}, and comments after a {@code #} at the
 * beginning of a line. The keys are the names of the options that they stand for.
 */
final class Configuration {

  /** The keys there are. */
  static final List<String> KEYS =
      List.of("theme", "ascii", "interval", "age", "limit", "mouse", "allow-actions");

  /** As if there were no file. */
  static final Configuration NONE = new Configuration(Map.of());

  private final Map<String, Entry> entries;

  /**
   * A value and where it stands.
   *
   * @param place file and line, for messages
   */
  record Entry(String value, String place) {}

  private Configuration(Map<String, Entry> entries) {
    this.entries = Map.copyOf(entries);
  }

  /**
   * Reads the file that was asked for, or else the user's own, which need not exist.
   *
   * @param asked with the option {@code --config}
   * @throws Failure where it cannot be read, or says what nobody understands
   */
  static Configuration read(Optional<Path> asked, Map<String, String> environment) throws Failure {
    Path file = asked.orElseGet(() -> usual(environment));
    try {
      return parse(file, Files.readAllLines(file));
    } catch (NoSuchFileException e) {
      if (asked.isEmpty()) {
        return NONE;
      }
      throw failure(file.toString(), "There is no file " + file + ".");
    } catch (CharacterCodingException e) {
      throw failure(file.toString(), file + " is not text in UTF-8.");
    } catch (IOException e) {
      throw failure(file.toString(), file + " cannot be read: " + Reasons.brief(e) + ".");
    }
  }

  /**
   * As the XDG Base Directory Specification has it: an empty or relative variable does not count.
   */
  private static Path usual(Map<String, String> environment) {
    Optional<Path> configured =
        Optional.of(Path.of(environment.getOrDefault("XDG_CONFIG_HOME", "")))
            .filter(Path::isAbsolute);
    return configured
        .orElseGet(() -> Path.of(environment.getOrDefault("HOME", "/"), ".config"))
        .resolve("emaj-batch")
        .resolve("monitor.conf");
  }

  private static Configuration parse(Path file, List<String> lines) throws Failure {
    Map<String, Entry> entries = new HashMap<>();
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i).strip();
      if (line.isEmpty() || line.startsWith("#")) {
        continue;
      }
      String place = file + ", line " + (i + 1);
      int sign = line.indexOf('=');
      if (sign < 0) {
        throw failure(place, place + ": \"" + line + "\" is not of the form key = value.");
      }
      String key = line.substring(0, sign).strip();
      if (!KEYS.contains(key)) {
        throw failure(
            place,
            place
                + ": there is no key \""
                + key
                + "\"; the keys are "
                + String.join(", ", KEYS)
                + ".");
      }
      if (entries.put(key, new Entry(line.substring(sign + 1).strip(), place)) != null) {
        throw failure(place, place + ": the key " + key + " stands in this file twice.");
      }
    }
    return new Configuration(entries);
  }

  /** What the file says of a key. */
  Optional<Entry> entry(String key) {
    return Optional.ofNullable(entries.get(key));
  }

  static Failure failure(String place, String message) {
    return new Failure(Failure.Code.USAGE, place, message, "Try: emaj-monitor --help");
  }
}
