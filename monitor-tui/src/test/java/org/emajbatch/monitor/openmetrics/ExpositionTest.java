package org.emajbatch.monitor.openmetrics;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.emajbatch.monitor.Golden;
import org.emajbatch.monitor.Scenes;
import org.emajbatch.sql.activity.RollbackActivity;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ExpositionTest {

  private static final Pattern METADATA = Pattern.compile("# (TYPE|HELP) ([a-z_]+) (.+)");

  /** The grammar of OpenMetrics 1.0, as far as gauges without time stamps need it. */
  private static final Pattern SAMPLE =
      Pattern.compile(
          "([a-zA-Z_:][a-zA-Z0-9_:]*)"
              + "(\\{[a-zA-Z_][a-zA-Z0-9_]*=\"(?:[^\"\\\\\\n]|\\\\[\\\\\"n])*\""
              + "(?:,[a-zA-Z_][a-zA-Z0-9_]*=\"(?:[^\"\\\\\\n]|\\\\[\\\\\"n])*\")*\\})?"
              + " (-?[0-9]+(?:\\.[0-9]+)?)");

  static Stream<Arguments> pictures() {
    return Stream.of(
        Arguments.of("executing", Scenes.executing()),
        Arguments.of("phases", Scenes.phases()),
        Arguments.of("in-doubt", Scenes.inDoubt()),
        Arguments.of("dying", Scenes.dying()),
        Arguments.of("quiet", Scenes.quiet()));
  }

  @ParameterizedTest
  @MethodSource("pictures")
  void thePictureIsAsReviewed(String name, RollbackActivity activity) throws IOException {
    Golden.assertMatches("openmetrics-" + name + ".txt", Exposition.text(activity) + "\n");
  }

  @ParameterizedTest
  @MethodSource("pictures")
  void theTextFollowsTheGrammar(String name, RollbackActivity activity) {
    List<String> lines = Exposition.text(activity).lines().toList();
    assertThat(lines.get(lines.size() - 1)).isEqualTo("# EOF");
    Set<String> ended = new HashSet<>();
    Set<String> samples = new HashSet<>();
    String current = "";
    for (String line : lines.subList(0, lines.size() - 1)) {
      Matcher metadata = METADATA.matcher(line);
      Matcher sample = SAMPLE.matcher(line);
      assertThat(metadata.matches() || sample.matches()).as(line).isTrue();
      String family = metadata.matches() ? metadata.group(2) : sample.group(1);
      if (!family.equals(current)) {
        assertThat(ended.add(family)).as("a family stands together: " + line).isTrue();
        assertThat(line).isEqualTo("# TYPE " + family + " gauge");
        current = family;
      }
      if (sample.matches()) {
        assertThat(samples.add(family + sample.group(2))).as("once: " + line).isTrue();
      }
    }
  }

  @Test
  void namesOfAnyKindStandInLabels() {
    Family family = new Family("x", "A \\ in it.");
    family.add(Map.of("mark", "vor \"dem\"\nLauf\\ü"), 0.5);
    assertThat(family.lines())
        .containsExactly(
            "# TYPE x gauge",
            "# HELP x A \\\\ in it.",
            "x{mark=\"vor \\\"dem\\\"\\nLauf\\\\ü\"} 0.500");
    assertThat(family.lines().get(2)).matches(SAMPLE);
  }

  @Test
  void aFamilyWithoutSamplesSaysNothing() {
    assertThat(new Family("x", "y").lines()).isEmpty();
  }
}
