package org.emajbatch.orchestrator.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.emajbatch.orchestrator.report.PlanDocument;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The graph is in Graphviz's language whatever the names are, and holds all tables and keys. */
class PlanDotTest {

  private static final String QUOTED = "\"(?:[^\"\\\\]|\\\\.)*\"";
  private static final String VALUE = "(?:" + QUOTED + "|[A-Za-z][A-Za-z-]*|[0-9.]+)";
  private static final String ATTRIBUTES =
      " \\[" + "\\w+=" + VALUE + "(?:, \\w+=" + VALUE + ")*\\];";
  private static final Pattern NODE = Pattern.compile("\\s+t\\d+" + ATTRIBUTES);
  private static final Pattern EDGE = Pattern.compile("\\s+(t\\d+) -> (t\\d+)" + ATTRIBUTES);
  private static final Pattern OTHER =
      Pattern.compile(
          "digraph plan \\{|\\s*\\}|\\s+(?:graph|node|edge)"
              + ATTRIBUTES
              + "|\\s+subgraph \"cluster_\\d+\" \\{|\\s+label="
              + QUOTED
              + "; style=rounded;");

  static List<PlanDocument> samples() {
    return List.copyOf(ViewSampler.samples().values());
  }

  @ParameterizedTest(name = "{index}")
  @MethodSource("samples")
  void everyLineIsAStatementAndEveryEndOfAnEdgeANode(PlanDocument plan) {
    List<String> nodes = new ArrayList<>();
    int edges = 0;
    for (String line : PlanDot.of(plan).split("\n")) {
      Matcher edge = EDGE.matcher(line);
      if (edge.matches()) {
        edges++;
        assertThat(nodes).contains(edge.group(1), edge.group(2));
      } else if (NODE.matcher(line).matches()) {
        nodes.add(line.strip().split(" ")[0]);
      } else {
        assertThat(line).matches(OTHER);
      }
    }
    assertThat(edges).isEqualTo(plan.foreignKeys().size());
    assertThat(nodes).doesNotHaveDuplicates().hasSizeGreaterThanOrEqualTo(plan.tables().size());
  }

  @Test
  void sessionsAreNamedAndNotOnlyColoured() {
    assertThat(PlanDot.of(SamplePlans.shop()))
        .contains("label=\"shop.order_line\\n8,000,000 changes, 4 min 8 s\\nsession 1\"")
        .contains("fillcolor=\"" + SessionColours.of(1) + "\"");
  }

  @Test
  void bindingsAndTablesOutsideAreTold() {
    assertThat(PlanDot.of(SamplePlans.shop()).lines())
        .anyMatch(line -> line.contains("crm.contact") && line.contains("dashed"))
        .anyMatch(line -> line.contains("\"order_line_order\"") && line.contains("style=bold"))
        .anyMatch(line -> line.contains("\"payment_order\"") && line.contains("style=solid"))
        .anyMatch(line -> line.contains("\"review_product\"") && line.contains("style=dotted"));
  }

  @Test
  void namesAreQuoted() {
    assertThat(PlanDot.of(SamplePlans.hostile()))
        .contains("say \\\"hi\\\" \\\\ 'there' &amp; ]]> --> {} |")
        .contains("label=\"line\\nfeed?[31mred?end?\"")
        .contains("label=\"self\\\\\"");
  }
}
