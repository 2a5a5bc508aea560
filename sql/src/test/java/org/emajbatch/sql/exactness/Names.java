package org.emajbatch.sql.exactness;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Names, unquoted, none twice: most of them are such as break what forgets to quote. */
final class Names {

  private static final List<String> HARD =
      List.of(
          "Mixed Case",
          "select",
          "quo\"te",
          "it's",
          "ünïcödé",
          "back\\slash",
          "$1",
          "%I %s",
          "user",
          "dot.ted",
          "semi;colon",
          "old",
          "new",
          "logged",
          "target",
          "changed",
          "current",
          "leftover",
          "table",
          "v_gid",
          " ",
          "{curly,brace}",
          "--",
          "a name of exactly sixty-three bytes, which is the most there is");

  private final Dice dice;
  private final Set<String> used = new HashSet<>();

  Names(Dice dice) {
    this.dice = dice;
  }

  /** A plain name from the stem, or a hard one. */
  String next(String stem) {
    List<String> candidates = new ArrayList<>();
    if (dice.chance(40)) {
      candidates.addAll(dice.shuffled(HARD));
    }
    candidates.add(stem);
    for (int i = 2; used.size() + 2 > i - 2; i++) {
      candidates.add(stem + i);
    }
    String free =
        candidates.stream().filter(name -> !used.contains(name)).findFirst().orElseThrow();
    used.add(free);
    return free;
  }

  /** A name that leaves room for a suffix: a name has 63 bytes at most. */
  static String cut(String name) {
    return name.substring(0, Math.min(50, name.length()));
  }
}
