package org.emajbatch.benchmark.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.emajbatch.benchmark.result.Comparison;
import org.emajbatch.benchmark.result.LoadResult;
import org.emajbatch.benchmark.result.Machine;
import org.emajbatch.benchmark.result.PredictionResult;
import org.emajbatch.benchmark.result.Results;
import org.emajbatch.benchmark.result.RollbackResult;
import org.emajbatch.benchmark.result.Series;
import org.junit.jupiter.api.Test;

class MarkdownReportTest {

  @Test
  void resultsStandInTables() {
    Series times = new Series(List.of(1_500_000L, 1_400_000L, 1_600_000L));
    Series floor = new Series(List.of(500_000L));
    RollbackResult rollback =
        new RollbackResult(
            "W1",
            "title",
            20,
            200_000,
            "sql",
            true,
            2,
            times,
            times.median(),
            "append floor",
            floor,
            times.ratioTo(floor),
            Optional.of(0.666),
            Map.of("planning", 12_345L));
    Results results =
        new Results(
            Results.SCHEMA_VERSION,
            OffsetDateTime.parse("2026-01-02T03:04:05Z"),
            "samples/benchmark/run W1",
            0.5,
            3,
            new Machine(2, "17", "17.1", "on", "on", "512MB", "off", "E-Maj 5.0.0"),
            List.of(rollback),
            List.of(
                PredictionResult.of(
                    "prediction",
                    "work",
                    2,
                    "second",
                    List.of(
                        new PredictionResult.Run(100_000, 133_000, true, OptionalLong.of(140_000)),
                        new PredictionResult.Run(
                            100_000, 134_000, false, OptionalLong.of(100_000))))),
            List.of(new LoadResult("monitor", "groups", 40, 1.234, Optional.of(0.5))),
            List.of(Comparison.alone("startup", "--version", new Series(List.of(99_900L)))));

    assertThat(MarkdownReport.lines(results))
        .contains(
            "`samples/benchmark/run W1`",
            "Scale 0.5; medians of 3.",
            "| W1 | logged | sql | append floor | 2 | 200000 | 1500 | 1400-1600 | 500 | 3.00 | 0.67 |",
            "| W1 | logged | sql | planning 12.3 | 2 |",
            "| prediction | work | second | 2 | 100 | 134 | 1.34 | 1.33-1.34 | 1 of 2 | 1 of 2 | 1 of 2 |",
            "| monitor | groups | 1.23 | 0.50 |",
            "| startup | --version |  | 99.9 | 99.9-99.9 |  |  |")
        .anyMatch(line -> line.contains("E-Maj 5.0.0, PostgreSQL 17.1, fsync on"));
  }
}
