package org.emajbatch.sql.connect;

/** Makes words of a POSIX shell, for commands that a reader copies from the screen. */
public final class Shell {

  private static final String SAFE_SIGNS = "_-./:";

  private Shell() {}

  /** The text as one word, quoted only where it must be. */
  public static String word(String text) {
    boolean safe = !text.isEmpty() && text.chars().allMatch(Shell::isSafe);
    return safe ? text : "'" + text.replace("'", "'\\''") + "'";
  }

  private static boolean isSafe(int c) {
    return c >= 'a' && c <= 'z'
        || c >= 'A' && c <= 'Z'
        || c >= '0' && c <= '9'
        || SAFE_SIGNS.indexOf(c) >= 0;
  }
}
