package org.emajbatch.orchestrator.request;

import java.util.Locale;
import java.util.OptionalInt;

/**
 * How many sessions are asked for. It is an upper limit: never more are used than there are tables
 * to put back.
 *
 * @param fixed that many; nothing when the choice is left to the planner
 */
public record SessionCount(OptionalInt fixed) {

  private static final String AUTO = "auto";

  public SessionCount {
    if (fixed.isPresent() && fixed.getAsInt() < 1) {
      throw new IllegalArgumentException(
          "a rollback needs at least 1 session, not " + fixed.getAsInt());
    }
  }

  /** That many. */
  public static SessionCount of(int sessions) {
    return new SessionCount(OptionalInt.of(sessions));
  }

  /** As many as help. */
  public static SessionCount auto() {
    return new SessionCount(OptionalInt.empty());
  }

  /**
   * A number from 1, or auto.
   *
   * @throws IllegalArgumentException with a message for the user
   */
  public static SessionCount parse(String text) {
    if (text.toLowerCase(Locale.ROOT).equals(AUTO)) {
      return auto();
    }
    try {
      return of(Integer.parseInt(text));
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException("\"" + text + "\" is neither a number nor auto", e);
    }
  }

  @Override
  public String toString() {
    return fixed.isPresent() ? Integer.toString(fixed.getAsInt()) : AUTO;
  }
}
