package org.emajbatch.orchestrator.report;

import java.util.List;
import java.util.Locale;

/** Numbers and names as people read them. */
public final class Texts {

  private Texts() {}

  /** A number with its thousands apart. */
  public static String number(long value) {
    return String.format(Locale.ROOT, "%,d", value);
  }

  /** A duration in milliseconds, in the unit that suits it. */
  public static String duration(long millis) {
    if (millis < 1_000) {
      return millis + " ms";
    }
    if (millis < 60_000) {
      return String.format(Locale.ROOT, "%.1f s", millis / 1_000.0);
    }
    long seconds = (millis + 500) / 1_000;
    if (seconds < 3_600) {
      return seconds / 60 + " min " + seconds % 60 + " s";
    }
    return seconds / 3_600 + " h " + seconds % 3_600 / 60 + " min";
  }

  /** A number and a noun. */
  public static String count(long value, String noun) {
    return number(value) + " " + noun + (value == 1 ? "" : "s");
  }

  /** Groups, for a sentence. */
  public static String groups(List<String> groups) {
    return (groups.size() == 1 ? "group " : "groups ") + String.join(", ", groups);
  }
}
