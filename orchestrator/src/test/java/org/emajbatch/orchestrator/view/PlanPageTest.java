package org.emajbatch.orchestrator.view;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.emajbatch.orchestrator.report.PlanDocument;
import org.emajbatch.orchestrator.report.PlanReport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

/** The page is whole, loads nothing, and shows what the plan says. */
class PlanPageTest {

  static List<PlanDocument> samples() {
    return List.copyOf(ViewSampler.samples().values());
  }

  @ParameterizedTest(name = "{index}")
  @MethodSource("samples")
  void thePageIsWellFormedAndLoadsNothing(PlanDocument plan) throws Exception {
    Document page = parse(PlanPage.of(plan));
    List<String> ids = new ArrayList<>();
    for (Element element : elements(page, "*")) {
      assertThat(element.getTagName())
          .isNotIn("script", "link", "img", "iframe", "object", "a", "use", "image", "base");
      for (int i = 0; i < element.getAttributes().getLength(); i++) {
        Node attribute = element.getAttributes().item(i);
        assertThat(attribute.getNodeName())
            .doesNotStartWith("on")
            .isNotIn("src", "href", "xlink:href", "style", "srcset");
        if (attribute.getNodeName().equals("id")) {
          ids.add(attribute.getNodeValue());
        }
      }
    }
    assertThat(ids).doesNotHaveDuplicates();
    assertThat(elements(page, "style")).hasSize(1);
    assertThat(elements(page, "style").get(0).getTextContent())
        .doesNotContain("url(", "@import", "http:", "//");
    for (Element svg : elements(page, "svg")) {
      if (svg.getAttribute("aria-labelledby").isEmpty()) {
        continue;
      }
      for (String id : svg.getAttribute("aria-labelledby").split(" ")) {
        assertThat(ids).contains(id);
      }
    }
  }

  @Test
  void onlyTheStyleSheetOfThePageIsAllowed() throws Exception {
    Document page = parse(PlanPage.of(SamplePlans.small()));
    byte[] digest =
        MessageDigest.getInstance("SHA-256")
            .digest(
                elements(page, "style").get(0).getTextContent().getBytes(StandardCharsets.UTF_8));
    assertThat(elements(page, "meta"))
        .anyMatch(
            meta ->
                meta.getAttribute("http-equiv").equals("Content-Security-Policy")
                    && meta.getAttribute("content")
                        .equals(
                            "default-src 'none'; style-src 'sha256-%s'; base-uri 'none'; form-action 'none'"
                                .formatted(Base64.getEncoder().encodeToString(digest))));
  }

  @Test
  void hostileNamesAreTextAndNothingElse() throws Exception {
    PlanDocument plan = SamplePlans.hostile();
    String source = PlanPage.of(plan);
    Document page = parse(source);
    String text = page.getDocumentElement().getTextContent();
    assertThat(source).doesNotContain("<script", "\u202E", "\u0000", "\u001B");
    assertThat(text)
        .contains("<script>alert('x')</script>", "say \"hi\" \\ 'there' & ]]> --> {} |")
        .contains("订单明细表格", "\uD83D\uDE80", "cannot be shown");
  }

  @Test
  void everySessionRefusalRemarkAdviceAndCommandStandsOnThePage() throws Exception {
    for (PlanDocument plan :
        List.of(SamplePlans.shop(), SamplePlans.refused(), SamplePlans.severalDatabases())) {
      String text = parse(PlanPage.of(plan)).getDocumentElement().getTextContent();
      assertThat(text).contains(PlanFigures.headline(plan));
      plan.refusals().forEach(refusal -> assertThat(text).contains(refusal));
      plan.remarks().forEach(remark -> assertThat(text).contains(remark));
      plan.next().forEach(command -> assertThat(text).contains(command));
      plan.advice().forEach(advice -> assertThat(text).contains(advice.text()));
      plan.tables().forEach(table -> assertThat(text).contains(PlanTables.name(table)));
      plan.foreignKeys().forEach(key -> assertThat(text).contains(key.name()));
    }
  }

  @ParameterizedTest(name = "{index}")
  @MethodSource("samples")
  void blocksAreAsLongAsTheEstimates(PlanDocument plan) throws Exception {
    Document page = parse(PlanPage.of(plan));
    List<Element> timeline =
        elements(page, "svg").stream()
            .filter(svg -> svg.getAttribute("class").equals("timeline"))
            .toList();
    if (PlanFigures.isEmpty(plan)) {
      assertThat(timeline).isEmpty();
      return;
    }
    long whole = Math.max(plan.plan().makespanHighMs(), plan.plan().makespanMs());
    double drawn =
        IntStream.range(0, timeline.get(0).getChildNodes().getLength())
            .mapToObj(i -> (Element) timeline.get(0).getChildNodes().item(i))
            .filter(element -> List.of("block", "fixed").contains(element.getAttribute("class")))
            .mapToDouble(element -> percent(element.getAttribute("width")) * whole)
            .sum();
    long estimated =
        plan.plan().sessions().stream().mapToLong(PlanReport.Session::estimateMs).sum();
    assertThat(drawn).isCloseTo(estimated, within(estimated * 0.001 + 1));
  }

  @Test
  void aPageOfThousandsOfTablesIsSmall() {
    assertThat(PlanPage.of(SamplePlans.large(5_000)))
        .contains("more tables not drawn")
        .hasSizeLessThan(3_000_000);
  }

  private static double percent(String share) {
    return Double.parseDouble(share.substring(0, share.length() - 1)) / 100;
  }

  private static List<Element> elements(Document page, String name) {
    NodeList found = page.getElementsByTagName(name);
    return IntStream.range(0, found.getLength()).mapToObj(i -> (Element) found.item(i)).toList();
  }

  private static Document parse(String source) throws Exception {
    return DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(new InputSource(new StringReader(source)));
  }
}
