package org.emajbatch.orchestrator.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.emajbatch.planner.PlanRequest;
import org.emajbatch.planner.PlanTable;
import org.emajbatch.planner.Planner;
import org.emajbatch.planner.TableId;
import org.junit.jupiter.api.Test;

class PlanReportTest {

  @Test
  void unitsAddUpToTheirSessionHoweverShortTheyAre() {
    List<PlanTable> tables =
        IntStream.range(0, 1_000)
            .mapToObj(i -> new PlanTable(new TableId("app", "t" + i), 480 + i % 5, 0))
            .toList();
    PlanReport report =
        PlanReport.of(List.of(new Planner().plan(new PlanRequest(tables, List.of(), 3, 700))), 0);

    assertThat(report.sessions())
        .hasSize(3)
        .allSatisfy(
            session ->
                assertThat(
                        session.fixedMs()
                            + session.units().stream()
                                .mapToLong(PlanReport.PlanUnit::estimateMs)
                                .sum())
                    .isEqualTo(session.estimateMs()));
    assertThat(report.makespanMs()).isBetween(160L, 163L);
  }
}
