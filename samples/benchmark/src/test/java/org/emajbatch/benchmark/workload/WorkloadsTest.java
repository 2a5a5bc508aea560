package org.emajbatch.benchmark.workload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WorkloadsTest {

  @ParameterizedTest
  @ValueSource(longs = {12, 19, 20, 10_000})
  void mixedChangesAreAsManyAsAskedForAndOfEachKind(long changes) {
    Changes mixed = Changes.mixed(changes);
    assertThat(mixed.total()).isEqualTo(changes);
    assertThat(mixed.inserts()).isBetween(changes / 3, changes / 3 + 1);
    assertThat(mixed.updates()).isBetween(changes / 3, changes / 3 + 1);
    assertThat(mixed.deletes()).isBetween(changes / 3, changes / 3 + 1);
  }

  @Test
  void theShapesOfTheWorkloadsAreFixed() {
    assertThat(new Workloads(1).rollbacks())
        .extracting(Workload::name, w -> w.tables().size(), Workload::changedRows)
        .containsExactly(
            tuple("W1", 20, 200_000L),
            tuple("W2", 20, 200_000L),
            tuple("W3", 11, 160_000L),
            tuple("W4", 9, 124_000L),
            tuple("W5", 500, 10_000L),
            tuple("loop", 400, 8_000L));
  }

  @Test
  void theScaleChangesRowsWhereTablesAreLargeAndTablesWhereTheyAreMany() {
    assertThat(new Workloads(0.1).rollbacks())
        .extracting(w -> w.tables().size())
        .containsExactly(20, 20, 11, 9, 50, 40);
    assertThat(new Workloads(0.1).rollbacks().get(0).changedRows()).isEqualTo(20_000);
  }

  @Test
  void theFloorWritesAsManyRowsAsTheRollbackPutsBack() {
    for (Workload workload : new Workloads(0.5).rollbacks().subList(0, 5)) {
      assertThat(workload.reference().setup().get(1))
          .contains("generate_series(1::bigint, " + workload.changedRows() + ")");
    }
  }

  @Test
  void aTableWithTooFewRowsForItsChangesIsRefused() {
    assertThatThrownBy(
            () -> new ChangedTable("bench.t", TableShape.ORDINARY, 19, Changes.updates(10)))
        .hasMessage("bench.t has too few rows for its changes");
  }
}
