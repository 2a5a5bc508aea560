package org.emajbatch.terminal;

import java.io.Console;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The terminal at both ends of this process, with somebody at it. */
public final class Terminal {

  private Terminal() {}

  /** Its console: keys come from a terminal and characters go to it; nothing where they do not. */
  public static Optional<Console> console() {
    return Optional.ofNullable(System.console()).filter(Terminal::isTerminal);
  }

  /** From JDK 22 on there is a console without a terminal too, and a method that tells. */
  private static boolean isTerminal(Console console) {
    try {
      return (boolean) Console.class.getMethod("isTerminal").invoke(console);
    } catch (NoSuchMethodException olderJdk) {
      return true;
    } catch (ReflectiveOperationException e) {
      return false;
    }
  }

  /** By convention, a terminal of that name only prints: that of an editor, for instance. */
  public static boolean isDumb(Map<String, String> environment) {
    return "dumb".equals(environment.get("TERM"));
  }

  /**
   * Whether signs beyond ASCII will be readable: by the locale's character set, which POSIX takes
   * from the first of these variables that is set and not empty.
   */
  public static boolean isUnicode(Map<String, String> environment) {
    return Stream.of("LC_ALL", "LC_CTYPE", "LANG")
        .map(name -> environment.getOrDefault(name, ""))
        .filter(value -> !value.isEmpty())
        .findFirst()
        .map(value -> value.toUpperCase(Locale.ROOT))
        .filter(value -> value.contains("UTF-8") || value.contains("UTF8"))
        .isPresent();
  }
}
