package org.emajbatch.monitor.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class WrapTest {

  private final Wrap wrap = new Wrap(2, 12);

  @Test
  void sentencesBreakBetweenWords() {
    assertThat(texts(wrap.sentences("the quick brown fox", Tone.PLAIN)))
        .containsExactly("  the quick", "  brown fox");
  }

  @Test
  void aWordLongerThanTheLineStandsAlone() {
    assertThat(texts(wrap.sentences("a incomprehensible b", Tone.PLAIN)))
        .containsExactly("  a", "  incomprehensible", "  b");
  }

  @Test
  void lineBreaksOfTheTextAreKept() {
    assertThat(texts(wrap.sentences("one\n  two\r\nthree\n", Tone.PLAIN)))
        .containsExactly("  one", "  two", "  three");
  }

  @Test
  void blanksAreKeptForTheyMayBelongToANameThatIsToBeTyped() {
    assertThat(texts(wrap.sentences("\"a  b \" c", Tone.PLAIN))).containsExactly("  \"a  b \" c");
    assertThat(texts(wrap.sentences("a   incompre  b\tc", Tone.PLAIN)))
        .containsExactly("  a  ", "  incompre ", "  b c");
  }

  @Test
  void factsBreakBetweenTwoFacts() {
    assertThat(texts(wrap.facts(List.of("a b", "c d", "e f"), Symbols.UNICODE)))
        .containsExactly("  a b · c d", "  e f");
  }

  @Test
  void aNameIsBrokenAnywhere() {
    assertThat(texts(wrap.broken("emaj_batch:日本:2", Tone.PLAIN)))
        .containsExactly("  emaj_batch", "  :日本:2");
    assertThat(texts(wrap.broken("", Tone.PLAIN))).containsExactly("  ");
  }

  private static List<String> texts(List<Line> lines) {
    return lines.stream().map(line -> line.left().get(0).text()).toList();
  }
}
