package org.emajbatch.orchestrator.soak;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.emajbatch.sql.run.Outcome;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the soak takes for broken and what not. */
class PromisesTest {

  @ParameterizedTest
  @CsvSource({
    "0, committed, AT_MARK, 0",
    "0, aborted, AT_MARK, 1",
    "0, none, AS_BEFORE, 2",
    "0, committed, TORN, 1",
    "4, aborted, AS_BEFORE, 0",
    "4, none, AS_BEFORE, 0",
    "4, committed, AT_MARK, 2",
    "4, aborted, TORN, 1",
    "1, none, AS_BEFORE, 0",
    "3, committed, AS_BEFORE, 1",
    "130, aborted, AT_MARK, 1",
    "5, none, TORN, 0",
    "137, none, TORN, 0",
    "143, none, AS_BEFORE, 0",
    "2, none, AS_BEFORE, 1",
    "70, none, AS_BEFORE, 1",
  })
  void rightAfterTheCommand(int exitCode, String decision, Content content, int broken) {
    Ended ended = new Ended(exitCode, Optional.empty(), "");

    assertThat(Promises.broken(ended, outcome(decision), content)).hasSize(broken);
  }

  @Test
  void whoeverSaysCommittedMustHaveReadIt() {
    Ended unfinished = new Ended(5, Optional.of("committed"), "");

    assertThat(Promises.broken(unfinished, outcome("committed"), Content.TORN)).isEmpty();
    assertThat(Promises.broken(unfinished, outcome("none"), Content.AS_BEFORE)).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource({
    "committed, AT_MARK, 0, 0",
    "committed, AT_MARK, 1, 1",
    "committed, AS_BEFORE, 0, 1",
    "committed, TORN, 0, 1",
    "aborted, AS_BEFORE, 0, 0",
    "aborted, AT_MARK, 0, 1",
    "none, AS_BEFORE, 0, 0",
    "none, TORN, 2, 2",
  })
  void afterRecovery(String decision, Content content, int prepared, int broken) {
    assertThat(Promises.brokenAfterRecovery(outcome(decision), content, prepared)).hasSize(broken);
  }

  @Test
  void tablesThatDoNotAgreeAreTorn() {
    Map<String, String> atMark = Map.of("a", "1", "b", "1");
    Map<String, String> before = Map.of("a", "2", "b", "2");

    assertThat(Content.of(atMark, before, atMark)).isEqualTo(Content.AT_MARK);
    assertThat(Content.of(atMark, before, before)).isEqualTo(Content.AS_BEFORE);
    for (Map<String, String> torn :
        List.of(Map.of("a", "1", "b", "2"), Map.of("a", "1"), Map.of("a", "3", "b", "3"))) {
      assertThat(Content.of(atMark, before, torn)).isEqualTo(Content.TORN);
    }
  }

  private static Optional<Outcome> outcome(String word) {
    return Arrays.stream(Outcome.values())
        .filter(outcome -> outcome.name().equals(word.toUpperCase(Locale.ROOT)))
        .findFirst();
  }
}
