package org.emajbatch.planner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.emajbatch.planner.PlanRequests.id;
import static org.emajbatch.planner.PlanRequests.key;
import static org.emajbatch.planner.PlanRequests.table;

import java.util.List;
import org.junit.jupiter.api.Test;

class BridgeKeysTest {

  private static List<BridgeKeys.Candidate> bridges(List<PlanTable> tables, List<ForeignKey> keys) {
    PlanRequest request = new PlanRequest(tables, keys, 2, 0);
    return new BridgeKeys(request, new BondGraph(request)).of(id("a"));
  }

  @Test
  void aKeyInACycleIsNone() {
    ForeignKey bridge = key("c", "d", Binding.CHECKED);

    assertThat(
            bridges(
                List.of(table("a", 1), table("b", 2), table("c", 4), table("d", 8)),
                List.of(
                    key("a", "b", Binding.CHECKED),
                    key("b", "c", Binding.CHECKED),
                    key("c", "a", Binding.CHECKED),
                    bridge)))
        .containsExactly(new BridgeKeys.Candidate(bridge, 8));
  }

  @Test
  void theKeyThatHalvesTheCostComesFirst() {
    ForeignKey outer = key("a", "b", Binding.CHECKED);
    ForeignKey inner = key("b", "c", Binding.CHECKED);

    assertThat(bridges(List.of(table("a", 1), table("b", 5), table("c", 6)), List.of(outer, inner)))
        .containsExactly(new BridgeKeys.Candidate(inner, 6), new BridgeKeys.Candidate(outer, 11));
  }

  @Test
  void aKeyBehindWhichNothingIsPutBackIsNone() {
    assertThat(
            bridges(List.of(table("a", 5), table("b", 0)), List.of(key("a", "b", Binding.CHECKED))))
        .isEmpty();
  }
}
