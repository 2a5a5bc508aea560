package org.emajbatch.monitor.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import com.googlecode.lanterna.input.KeyStroke;
import com.googlecode.lanterna.input.KeyType;
import org.emajbatch.monitor.model.Key;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class KeysTest {

  @ParameterizedTest
  @ValueSource(chars = {'q', ' ', '+', 'ä', '日'})
  void charactersAreThemselves(char character) {
    assertThat(Keys.of(new KeyStroke(character, false, false))).contains(Key.of(character));
  }

  @ParameterizedTest
  @CsvSource({
    "ArrowDown, DOWN",
    "ArrowUp, UP",
    "ArrowLeft, LEFT",
    "ArrowRight, RIGHT",
    "PageDown, PAGE_DOWN",
    "PageUp, PAGE_UP",
    "Home, HOME",
    "End, END",
    "Enter, ENTER",
    "Tab, TAB",
    "ReverseTab, BACK_TAB",
    "Backspace, BACKSPACE",
    "Escape, ESCAPE",
    "F1, F1",
    "EOF, END_OF_INPUT"
  })
  void otherKeysToo(KeyType type, Key.Kind expected) {
    assertThat(Keys.of(new KeyStroke(type))).contains(Key.of(expected));
  }

  @Test
  void controlCIsAKeyAndOtherControlsAreNone() {
    assertThat(Keys.of(new KeyStroke('c', true, false))).contains(Key.of(Key.Kind.CTRL_C));
    assertThat(Keys.of(new KeyStroke('q', true, false))).isEmpty();
    assertThat(Keys.of(new KeyStroke('q', false, true))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"F5", "Insert", "Unknown"})
  void anyOtherKeyIsIgnored(KeyType type) {
    assertThat(Keys.of(new KeyStroke(type))).isEmpty();
  }
}
