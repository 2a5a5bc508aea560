package org.emajbatch.monitor.model;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * What was computed last, and from what: a list of thousands of steps is made once for all who draw
 * it, and not again while they stay as they are. It may be handed from one model to the next, for
 * it says nothing that its inputs do not: any two are equal.
 */
public final class Derived {

  private final Map<Key<?, ?>, Last<?>> values = new HashMap<>();

  /**
   * A computation, to be declared once as a constant.
   *
   * @param <I> what it needs; immutable, with equality by value
   * @param <T> what comes of it
   */
  public static final class Key<I, T> {

    private final BiFunction<I, Optional<T>, T> computation;

    /**
     * For one computation.
     *
     * @param computation of its input alone, without effects
     */
    public Key(Function<I, T> computation) {
      this((input, last) -> computation.apply(input));
    }

    /**
     * For one that is spared work by what came of it last.
     *
     * @param computation of its input, without effects; what it is given besides is its own last
     *     value for another input, and must make no difference to what comes of this one
     */
    public Key(BiFunction<I, Optional<T>, T> computation) {
      this.computation = computation;
    }
  }

  private record Last<T>(Object input, T value) {}

  /** The computation's value for that input; computed unless it was the last one's too. */
  public synchronized <I, T> T of(Key<I, T> key, I input) {
    // Only this method puts values in, under the key whose they are.
    @SuppressWarnings("unchecked")
    Last<T> last = (Last<T>) values.get(key);
    if (last == null || !last.input().equals(input)) {
      last =
          new Last<>(
              input, key.computation.apply(input, Optional.ofNullable(last).map(Last::value)));
      values.put(key, last);
    }
    return last.value();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Derived;
  }

  @Override
  public int hashCode() {
    return 0;
  }

  @Override
  public String toString() {
    return "derived";
  }
}
