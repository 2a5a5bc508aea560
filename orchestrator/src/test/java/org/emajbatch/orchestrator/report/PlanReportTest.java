package org.emajbatch.orchestrator.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.emajbatch.planner.Estimate;
import org.emajbatch.planner.PlanRequest;
import org.emajbatch.planner.PlanTable;
import org.emajbatch.planner.Planner;
import org.emajbatch.planner.SessionLoad;
import org.emajbatch.planner.SessionPlan;
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

  @Test
  void whatIsProvedOfOneDatabaseIsNotProvedOfAll() {
    SessionPlan longest = plan(20_000, 20_000);
    SessionPlan other = plan(19_000, 18_000);

    assertThat(PlanReport.of(List.of(longest), 0).provedOptimal()).isTrue();
    assertThat(PlanReport.of(List.of(longest, other), 0).provedOptimal()).isFalse();
    assertThat(PlanReport.of(List.of(longest, plan(3_000, 3_000)), 0).provedOptimal()).isTrue();
  }

  private static SessionPlan plan(long makespan, long bound) {
    SessionLoad load =
        new SessionLoad(1, List.of(), Estimate.exactly(makespan), Estimate.exactly(makespan));
    return new SessionPlan(
        List.of(load), Estimate.exactly(makespan), bound, makespan == bound, 0, List.of());
  }
}
