package org.emajbatch.orchestrator.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.emajbatch.orchestrator.report.PlanDocument;
import org.emajbatch.orchestrator.report.PlanReport;
import org.emajbatch.terminal.Printable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** A plan's text says everything that counts, and fits its terminal whatever the names are. */
class PlanTextTest {

  @ParameterizedTest
  @CsvSource({"80,true", "80,false", "120,true", "120,false"})
  void theShopReadsAsReviewed(int width, boolean unicode) throws IOException {
    assertThat(String.join("\n", PlanText.lines(SamplePlans.shop(), width, unicode)) + "\n")
        .isEqualTo(resource("shop-" + width + (unicode ? "" : "-ascii") + ".txt"));
  }

  @ParameterizedTest
  @CsvSource({"nothing", "refused", "hostile", "several"})
  void otherPlansReadAsReviewed(String name) throws IOException {
    assertThat(String.join("\n", PlanText.lines(samples().get(name), 80, true)) + "\n")
        .isEqualTo(resource(name + "-80.txt"));
  }

  static Stream<Arguments> plansAndWidths() {
    return samples().values().stream()
        .flatMap(
            plan ->
                Stream.of(40, 60, 80, 120, 200)
                    .flatMap(
                        width ->
                            Stream.of(
                                Arguments.of(plan, width, true),
                                Arguments.of(plan, width, false))));
  }

  @ParameterizedTest(name = "{1} columns, unicode {2}")
  @MethodSource("plansAndWidths")
  void noLineIsWiderThanTheTerminal(PlanDocument plan, int width, boolean unicode) {
    assertThat(PlanText.lines(plan, width, unicode))
        .allSatisfy(
            line -> {
              assertThat(Columns.width(line)).as(line).isLessThanOrEqualTo(width);
              assertThat(line).isEqualTo(Printable.text(line)).isEqualTo(line.stripTrailing());
            });
  }

  @Test
  void everySessionAndTheTablesOfTheHeaviestUnitAreNamed() {
    for (PlanDocument plan : List.of(SamplePlans.shop(), SamplePlans.large(400))) {
      List<String> lines = PlanText.lines(plan, 80, false);
      String text = String.join(" ", lines);
      for (PlanReport.Session session : plan.plan().sessions()) {
        assertThat(lines).anyMatch(line -> line.startsWith("  s" + session.session() + " "));
        PlanReport.PlanUnit heaviest =
            session.units().stream()
                .max(Comparator.comparingLong(PlanReport.PlanUnit::estimateMs))
                .orElseThrow();
        assertThat(text)
            .contains(heaviest.tables().subList(0, Math.min(12, heaviest.tables().size())));
      }
    }
  }

  @Test
  void thousandsOfTablesStayReadable() {
    List<String> lines = PlanText.lines(SamplePlans.large(5_000), 80, true);
    assertThat(lines).hasSizeLessThan(120);
    assertThat(lines).anyMatch(line -> line.contains("and 695 more units"));
  }

  @Test
  void aDividedTableIsToldWithItsPartsAndItsShareOfTheChanges() {
    assertThat(PlanText.lines(SamplePlans.divided(), 80, false))
        .anyMatch(line -> line.startsWith("  s3 ") && line.contains("200k changes"))
        .anyMatch(line -> line.contains("public.events 600k (part 3 of 3)"));
  }

  @Test
  void asciiMeansAsciiForAllButNames() {
    assertThat(PlanText.lines(SamplePlans.shop(), 80, false))
        .allSatisfy(line -> assertThat(line).matches("\\p{ASCII}*"));
  }

  @Test
  void textIsTheSameEachTime() {
    assertThat(PlanText.lines(SamplePlans.large(400), 80, true))
        .isEqualTo(PlanText.lines(SamplePlans.large(400), 80, true));
  }

  private static Map<String, PlanDocument> samples() {
    return ViewSampler.samples();
  }

  private static String resource(String name) throws IOException {
    try (var in = PlanTextTest.class.getResourceAsStream(name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
