package org.emajbatch.orchestrator.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.emajbatch.sql.connect.ConnectionSettings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a request accepts, and what it says of what it does not. */
class RequestTest {

  private static final ConnectionSettings SETTINGS =
      new ConnectionSettings("localhost", 5432, "db", "me", Optional.empty(), Map.of());

  @Test
  void groupsMustBeThereAndDistinct() {
    assertThatThrownBy(() -> request(List.of(), "M")).hasMessageContaining("no group");
    assertThatThrownBy(() -> request(List.of("a", " "), "M")).hasMessageContaining("empty name");
    assertThatThrownBy(() -> request(List.of("a", "b", "a"), "M"))
        .hasMessageContaining("given twice");
    assertThatThrownBy(() -> request(List.of("a"), "")).hasMessageContaining("mark");
    assertThat(request(List.of("a,b", "a"), "M").targets().get(0).groups())
        .containsExactly("a,b", "a");
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "-3", "many", "", "1.5", "99999999999"})
  void sessionsAreANumberFromOneOrAuto(String text) {
    assertThatThrownBy(() -> SessionCount.parse(text)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void sessionsAreReadAsWritten() {
    assertThat(SessionCount.parse("8")).isEqualTo(SessionCount.of(8));
    assertThat(SessionCount.parse("AUTO")).isEqualTo(SessionCount.auto());
  }

  @ParameterizedTest
  @CsvSource({
    "1ms, PT0.001S, 1ms",
    "90s, PT1M30S, 90s",
    "120s, PT2M, 2m",
    "5m, PT5M, 5m",
    "2h, PT2H, 2h"
  })
  void durationsHaveAUnit(String text, Duration duration, String written) {
    assertThat(Durations.parse(text)).isEqualTo(duration);
    assertThat(Durations.format(duration)).isEqualTo(written);
  }

  @ParameterizedTest
  @ValueSource(strings = {"30", "s", "-1s", "1 s", "1d", "1.5s", "99999999999s"})
  void durationsOfAnotherFormAreRefused(String text) {
    assertThatThrownBy(() -> Durations.parse(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("like 30s");
  }

  @Test
  void suggestionsComeNearestFirst() {
    assertThat(Suggestions.nearest("BEFORE_NIGTH", List.of("START", "before_night", "AFTER"), 2))
        .startsWith("before_night")
        .hasSize(2);
    assertThat(Suggestions.distance("kitten", "sitting")).isEqualTo(3);
    assertThat(Suggestions.nearest("x", List.of(), 3)).isEmpty();
  }

  private static RollbackRequest request(List<String> groups, String mark) {
    return new RollbackRequest(
        List.of(new Target(SETTINGS, groups, mark)),
        SessionCount.of(1),
        false,
        false,
        false,
        Optional.empty(),
        Optional.empty(),
        RollbackRequest.DEFAULT_LOCK_TIMEOUT);
  }
}
