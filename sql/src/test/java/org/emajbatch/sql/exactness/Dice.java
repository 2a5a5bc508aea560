package org.emajbatch.sql.exactness;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;

/**
 * The only source of chance in a case. Who decides something independent of the rest takes dice of
 * his own by {@link #split()}, so that one more decision there does not change all that follows.
 */
final class Dice {

  private final SplittableRandom random;

  Dice(long seed) {
    this(new SplittableRandom(seed));
  }

  private Dice(SplittableRandom random) {
    this.random = random;
  }

  Dice split() {
    return new Dice(random.split());
  }

  /** Both ends can come up. */
  int between(int least, int most) {
    return random.nextInt(least, most + 1);
  }

  /** True in that many of a hundred throws. */
  boolean chance(int percent) {
    return random.nextInt(100) < percent;
  }

  @SafeVarargs
  @SuppressWarnings("varargs")
  final <T> T pick(T... choices) {
    return choices[random.nextInt(choices.length)];
  }

  <T> T pick(List<T> choices) {
    return choices.get(random.nextInt(choices.size()));
  }

  /** All of them, in an order of chance. */
  <T> List<T> shuffled(List<T> all) {
    List<T> copy = new ArrayList<>(all);
    Collections.shuffle(copy, new Random(random.nextLong()));
    return copy;
  }

  /** Up to that many of them, at least one. */
  <T> List<T> some(List<T> all, int most) {
    return shuffled(all).subList(0, between(1, Math.min(most, all.size())));
  }
}
