package org.emajbatch.monitor.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import com.googlecode.lanterna.SGR;
import com.googlecode.lanterna.TextColor;
import java.util.Arrays;
import java.util.List;
import org.emajbatch.monitor.view.Tone;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ThemeTest {

  @Test
  void monoUsesNoColourAtAll() {
    assertThat(looks(Theme.MONO))
        .allMatch(look -> look.foreground() == TextColor.ANSI.DEFAULT)
        .allMatch(look -> look.background() == TextColor.ANSI.DEFAULT);
  }

  @ParameterizedTest
  @EnumSource(Theme.class)
  void anAlarmLooksLikeNothingElse(Theme theme) {
    Theme.Look alarm = theme.look(Tone.ALARM);
    assertThat(alarm.modifiers()).contains(SGR.BOLD);
    assertThat(List.of(Tone.PLAIN, Tone.BAR, Tone.BAD, Tone.HEADING))
        .noneMatch(tone -> theme.look(tone).equals(alarm));
  }

  @ParameterizedTest
  @EnumSource(value = Theme.class, names = "MONO", mode = EnumSource.Mode.EXCLUDE)
  void goodAndBadAndWaitingDiffer(Theme theme) {
    assertThat(List.of(theme.look(Tone.GOOD), theme.look(Tone.BAD), theme.look(Tone.WAITING)))
        .doesNotHaveDuplicates();
  }

  @Test
  void onLightBackgroundsNothingIsYellow() {
    assertThat(looks(Theme.LIGHT))
        .noneMatch(look -> look.foreground() == TextColor.ANSI.YELLOW)
        .noneMatch(look -> look.foreground() == TextColor.ANSI.YELLOW_BRIGHT);
  }

  private static List<Theme.Look> looks(Theme theme) {
    return Arrays.stream(Tone.values()).map(theme::look).toList();
  }
}
