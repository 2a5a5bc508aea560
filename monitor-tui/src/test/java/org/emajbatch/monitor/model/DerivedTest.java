package org.emajbatch.monitor.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
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
  void whatWasComputedIsNoDifference() {
    Derived derived = new Derived();
    derived.of(SIZE, List.of());
    assertThat(derived).isEqualTo(new Derived()).hasSameHashCodeAs(new Derived());
  }
}
