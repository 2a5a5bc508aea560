package org.emajbatch.orchestrator.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Texts can be read on what they stand on: contrasts as WCAG 2 defines them. */
class ContrastTest {

  private static final double TEXT = 4.5;
  private static final double GRAPHICS = 3;

  @ParameterizedTest
  @ValueSource(strings = {":root", "@media (prefers-color-scheme: dark)", "@media print"})
  void textsAndLinesStandOut(String scheme) {
    Map<String, String> colours = colours(scheme);
    for (String ground : new String[] {"page", "card"}) {
      for (String text : new String[] {"text", "soft", "accent"}) {
        assertThat(contrast(colours.get(text), colours.get(ground)))
            .as("%s on %s", text, ground)
            .isGreaterThan(TEXT);
      }
      assertThat(contrast(colours.get("edge"), colours.get(ground))).isGreaterThan(GRAPHICS);
    }
    assertThat(contrast(colours.get("bad"), colours.get("bad-page"))).isGreaterThan(TEXT);
  }

  @Test
  void namesCanBeReadOnTheColourOfEverySession() {
    String ink = colours(":root").get("ink");
    for (int session = 1; session <= 9; session++) {
      assertThat(contrast(ink, SessionColours.of(session))).isGreaterThan(TEXT);
    }
  }

  private static Map<String, String> colours(String scheme) {
    String page = PlanPage.of(SamplePlans.small());
    String rules = page.substring(page.indexOf(scheme));
    Map<String, String> colours = new HashMap<>();
    Matcher variable =
        Pattern.compile("--([a-z-]+): (#[0-9a-f]{6});")
            .matcher(rules.substring(0, rules.indexOf('}')));
    while (variable.find()) {
      colours.put(variable.group(1), variable.group(2));
    }
    return colours;
  }

  private static double contrast(String one, String other) {
    double lighter = Math.max(luminance(one), luminance(other));
    double darker = Math.min(luminance(one), luminance(other));
    return (lighter + 0.05) / (darker + 0.05);
  }

  private static double luminance(String colour) {
    return 0.2126 * part(colour, 1) + 0.7152 * part(colour, 3) + 0.0722 * part(colour, 5);
  }

  private static double part(String colour, int start) {
    double share = Integer.parseInt(colour.substring(start, start + 2), 16) / 255.0;
    return share <= 0.04045 ? share / 12.92 : Math.pow((share + 0.055) / 1.055, 2.4);
  }
}
