package org.emajbatch.orchestrator.request;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** Finds what the user may have meant. */
public final class Suggestions {

  private Suggestions() {}

  /**
   * The candidates nearest to a word, best first, by the number of letters to change.
   *
   * @param word what was typed
   * @param candidates what there is
   * @param limit how many at most
   */
  public static List<String> nearest(String word, Collection<String> candidates, int limit) {
    String typed = word.toLowerCase(Locale.ROOT);
    return candidates.stream()
        .distinct()
        .sorted(
            Comparator.<String>comparingInt(c -> distance(typed, c.toLowerCase(Locale.ROOT)))
                .thenComparing(Comparator.naturalOrder()))
        .limit(limit)
        .toList();
  }

  /** The edit distance of Levenshtein, row by row. */
  static int distance(String a, String b) {
    int[] previous = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      previous[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int[] current = new int[b.length() + 1];
      current[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int change = previous[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        current[j] = Math.min(change, Math.min(previous[j], current[j - 1]) + 1);
      }
      previous = current;
    }
    return previous[b.length()];
  }
}
