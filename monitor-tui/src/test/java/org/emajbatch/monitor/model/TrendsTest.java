package org.emajbatch.monitor.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Instant;
import java.util.Map;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class TrendsTest {

  private static final Instant START = Instant.parse("2026-11-20T02:00:00Z");
  private static final Offset<Double> NEARLY = within(1e-9);

  @Test
  void aRateIsGrowthASecond() {
    Trends trends = read(read(read(Trends.NONE, 0, 100), 2, 300), 3, 300);
    assertThat(trends.rates("c")).containsExactly(100.0, 0.0);
    assertThat(trends.rate("c").orElseThrow()).isCloseTo(0, NEARLY);
  }

  @Test
  void oneReadingTellsNoRate() {
    assertThat(read(Trends.NONE, 0, 100).rate("c")).isEmpty();
    assertThat(Trends.NONE.rate("c")).isEmpty();
  }

  @Test
  void aCounterThatWasResetBeginsAnew() {
    Trends trends = read(read(read(Trends.NONE, 0, 100), 1, 5), 2, 25);
    assertThat(trends.rates("c")).containsExactly(20.0);
  }

  @Test
  void twoReadingsOfOneMomentAreOne() {
    Trends trends = read(read(read(Trends.NONE, 0, 1), 0, 5), 1, 11);
    assertThat(trends.rates("c")).containsExactly(10.0);
  }

  @Test
  void whatIsNotReadForLongIsForgotten() {
    Trends trends = read(read(Trends.NONE, 0, 1), 1, 2);
    Trends later = read(trends, "other", 60, 1);
    assertThat(later.rates("c")).hasSize(1);
    assertThat(read(later, "other", 1_000, 2).readings()).containsOnlyKeys("other");
  }

  @Test
  void notMoreIsKeptThanIsShown() {
    Trends trends = Trends.NONE;
    for (int second = 0; second < 500; second++) {
      trends = read(trends, second, second);
    }
    assertThat(trends.rates("c")).hasSize(60).containsOnly(1.0);
  }

  private static Trends read(Trends trends, int second, long value) {
    return read(trends, "c", second, value);
  }

  private static Trends read(Trends trends, String counter, int second, long value) {
    return trends.with(new Trends.Readings(START.plusSeconds(second), Map.of(counter, value)));
  }
}
