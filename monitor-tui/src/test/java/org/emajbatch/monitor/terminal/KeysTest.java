package org.emajbatch.monitor.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import com.googlecode.lanterna.input.KeyStroke;
import com.googlecode.lanterna.input.KeyType;
import org.emajbatch.monitor.model.Action;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class KeysTest {

  @ParameterizedTest
  @CsvSource({
    "q, QUIT",
    "Q, QUIT",
    "' ', PAUSE",
    "+, FASTER",
    "=, FASTER",
    "-, SLOWER",
    "j, DOWN",
    "k, UP",
    "g, FIRST",
    "G, LAST",
    "?, HELP",
    "h, HELP"
  })
  void charactersAreKeys(char character, Action expected) {
    assertThat(Keys.action(new KeyStroke(character, false, false))).contains(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "ArrowDown, DOWN",
    "ArrowUp, UP",
    "Home, FIRST",
    "End, LAST",
    "Escape, BACK",
    "F1, HELP",
    "EOF, QUIT"
  })
  void otherKeysToo(KeyType type, Action expected) {
    assertThat(Keys.action(new KeyStroke(type))).contains(expected);
  }

  @Test
  void controlCQuitsAndOtherControlsDoNothing() {
    assertThat(Keys.action(new KeyStroke('c', true, false))).contains(Action.QUIT);
    assertThat(Keys.action(new KeyStroke('q', true, false))).isEmpty();
    assertThat(Keys.action(new KeyStroke('c', false, false))).isEmpty();
    assertThat(Keys.action(new KeyStroke('q', false, true))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"F5", "Enter", "Tab", "PageDown", "Unknown"})
  void anyOtherKeyIsIgnored(KeyType type) {
    assertThat(Keys.action(new KeyStroke(type))).isEmpty();
  }
}
