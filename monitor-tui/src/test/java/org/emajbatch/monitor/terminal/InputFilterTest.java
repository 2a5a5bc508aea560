package org.emajbatch.monitor.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What real terminals send, in whatever parts the line delivers it. */
class InputFilterTest {

  private final List<String> heard = new ArrayList<>();

  private final InputListener listener =
      new InputListener() {
        @Override
        public void clicked(int row) {
          heard.add("click " + row);
        }

        @Override
        public void scrolled(int rows) {
          heard.add("scroll " + rows);
        }

        @Override
        public void pasted() {
          heard.add("paste");
        }
      };

  @Test
  void aClickIsToldOnceAndPressesNoKey() throws IOException {
    assertThat(keys("\u001b[<0;9;6M\u001b[<0;9;6mq")).isEqualTo("q");
    assertThat(heard).containsExactly("click 5");
  }

  @Test
  void theWheelIsToldWithAnyModifierAndBeyondColumn223() throws IOException {
    assertThat(keys("\u001b[<64;240;70M", "\u001b[<65;1;1M\u001b[<69;1;1M")).isEmpty();
    assertThat(heard).containsExactly("scroll -1", "scroll 1", "scroll 1");
  }

  @Test
  void reportsOfTerminalsOfOldAreUnderstoodToo() throws IOException {
    assertThat(keys("\u001b[M )&k\u001b[Ma!!\u001b[M#)&")).isEqualTo("k");
    assertThat(heard).containsExactly("click 5", "scroll 1");
  }

  @Test
  void otherButtonsDragsAndNonsenseMeanNothing() throws IOException {
    assertThat(keys("\u001b[<2;9;6M\u001b[<32;9;6M\u001b[<99999999;1;1M")).isEmpty();
    assertThat(heard).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"\u001b", "\u001b\u001b", "\u001b[A", "\u001b[5~", "\u001bOP", "\u001b[<x", "j"})
  void keysStayAsTheyAre(String sequence) throws IOException {
    assertThat(keys(sequence)).isEqualTo(sequence);
    assertThat(heard).isEmpty();
  }

  @Test
  void lettersOfAnyLanguageStayAsTheyAre() throws IOException {
    assertThat(keys("Größe 日本")).isEqualTo("Größe 日本");
  }

  @Test
  void aPastedTextPressesNoKeysHoweverLongAndWhateverIsInIt() throws IOException {
    String text = "qy\n\u001b[<0;1;1M\u001b[201 \u001b".repeat(10_000);
    assertThat(keys("j\u001b[200~" + text + "\u001b[201~k")).isEqualTo("jk");
    assertThat(heard).containsExactly("paste");
  }

  @Test
  void sequencesThatComeByteByByteAreNotTakenForKeys() throws IOException {
    String all = "\u001b[<0;9;6Mj\u001b[200~yes\u001b[201~\u001b[<65;9;6M";
    assertThat(keys(all.chars().mapToObj(Character::toString).toArray(String[]::new)))
        .isEqualTo("j");
    assertThat(heard).containsExactly("click 5", "paste", "scroll 1");
  }

  @Test
  void aLoneEscapeDoesNotWaitForTheNextKey() throws IOException {
    try (PipedOutputStream line = new PipedOutputStream();
        InputFilter filter = new InputFilter(new PipedInputStream(line))) {
      line.write(0x1b);
      line.flush();
      assertThat(filter.read()).isEqualTo(0x1b);
    }
  }

  @Test
  void whatIsAvailableIsKeysOnly() throws IOException {
    InputFilter filter = new InputFilter(new Parts("\u001b[<0;9;6M", "ab"));
    filter.listen(listener);
    assertThat(filter.available()).isZero();
    assertThat(filter.available()).isEqualTo(2);
    assertThat(heard).hasSize(1);
  }

  private String keys(String... parts) throws IOException {
    try (InputFilter filter = new InputFilter(new Parts(parts))) {
      filter.listen(listener);
      return new String(filter.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  /** A line that delivers its input in parts. */
  private static final class Parts extends InputStream {

    private final Deque<byte[]> parts = new ArrayDeque<>();
    private int next;

    Parts(String... parts) {
      for (String part : parts) {
        this.parts.add(part.getBytes(StandardCharsets.UTF_8));
      }
    }

    @Override
    public int read() {
      while (!parts.isEmpty() && next == parts.peek().length) {
        parts.remove();
        next = 0;
      }
      return parts.isEmpty() ? -1 : parts.peek()[next++] & 0xff;
    }

    /** Of this part; where it is at its end, the next one has just come. */
    @Override
    public int available() {
      if (!parts.isEmpty() && next == parts.peek().length) {
        parts.remove();
        next = 0;
        return 0;
      }
      return parts.isEmpty() ? 0 : parts.peek().length - next;
    }
  }
}
