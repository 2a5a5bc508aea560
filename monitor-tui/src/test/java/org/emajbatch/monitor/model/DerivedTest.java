package org.emajbatch.monitor.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class DerivedTest {

  private static final Derived.Key<List<Integer>, Object> SEEN =
      new Derived.Key<>(input -> new Object());

  private static final Derived.Key<List<Integer>, Integer> SIZE = new Derived.Key<>(List::size);

  @Test
  void aValueLastsAsLongAsItsInput() {
    Derived derived = new Derived();
    Object first = derived.of(SEEN, List.of(1));
    assertThat(derived.of(SIZE, List.of(1, 2))).isEqualTo(2);
    assertThat(derived.of(SEEN, List.of(1))).isSameAs(first);
    assertThat(derived.of(SEEN, List.of(2))).isNotSameAs(first);
    assertThat(derived.of(SIZE, List.of())).isZero();
  }

  @Test
  void whoseWorkTheLastValueSparesIsGivenItsOwn() {
    Derived.Key<Integer, List<Integer>> all =
        new Derived.Key<>(
            (input, last) ->
                Stream.concat(last.stream().flatMap(List::stream), Stream.of(input)).toList());
    Derived derived = new Derived();
    derived.of(SIZE, List.of());
    assertThat(derived.of(all, 1)).containsExactly(1);
    assertThat(derived.of(all, 2)).containsExactly(1, 2);
    assertThat(derived.of(all, 2)).containsExactly(1, 2);
  }

  @Test
  void whatWasComputedIsNoDifference() {
    Derived derived = new Derived();
    derived.of(SIZE, List.of());
    assertThat(derived).isEqualTo(new Derived()).hasSameHashCodeAs(new Derived());
  }
}
