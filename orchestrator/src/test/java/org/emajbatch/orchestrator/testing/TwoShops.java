package org.emajbatch.orchestrator.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.emajbatch.orchestrator.testing.Program.Result;
import org.junit.jupiter.api.BeforeEach;

/** A changed shop and its twin in another database of the same server. */
public abstract class TwoShops extends ChangedShop {

  protected Shop other;
  protected String first;
  protected String second;

  @BeforeEach
  final void copy() throws Exception {
    other = shop.copy();
    first = shop.database().name();
    second = other.database().name();
  }

  /** Rolls both back to mark M. */
  protected final Result rollBack(Program by, int sessions, String... more) {
    List<String> arguments = arguments("-s", Integer.toString(sessions));
    arguments.addAll(List.of(more));
    return by.run(arguments.toArray(String[]::new));
  }

  /** What rolls both back to mark M. */
  protected final List<String> arguments(String... more) {
    List<String> arguments =
        new ArrayList<>(List.of("-d", first, "-d", second, "-g", "sales,warehouse", "-m", "M"));
    arguments.addAll(List.of(more));
    return arguments;
  }

  /** Both are so, and nothing is prepared. */
  protected final void bothAreAt(Map<String, String> digests) throws Exception {
    assertThat(shop.digests()).as(first).isEqualTo(digests);
    assertThat(other.digests()).as(second).isEqualTo(digests);
    assertThat(shop.prepared()).isZero();
    assertThat(other.prepared()).isZero();
  }
}
