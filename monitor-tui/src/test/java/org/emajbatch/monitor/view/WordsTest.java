package org.emajbatch.monitor.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import org.emajbatch.sql.activity.State;
import org.emajbatch.sql.activity.Step;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WordsTest {

  @ParameterizedTest
  @CsvSource({
    "0, 0:00",
    "42, 0:42",
    "727, 12:07",
    "3599, 59:59",
    "3723, 1:02:03",
    "86400, 1d 00:00:00",
    "183845, 2d 03:04:05"
  })
  void aClock(long seconds, String expected) {
    assertThat(Words.clock(Duration.ofSeconds(seconds))).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({"38, 38 ms", "999, 999 ms", "1640, 1.6 s", "9940, 9.9 s", "12000, 0:12"})
  void precision(long millis, String expected) {
    assertThat(Words.precise(Duration.ofMillis(millis))).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({"100, 0.1 s", "1000, 1 s", "2500, 2.5 s", "60000, 1 min", "90000, 90 s"})
  void intervals(long millis, String expected) {
    assertThat(Words.interval(Duration.ofMillis(millis))).isEqualTo(expected);
  }

  @Test
  void anEstimateThatHasRunOutIsNotZero() {
    assertThat(Words.left(Duration.ofMillis(999))).isEqualTo("soon");
    assertThat(Words.left(Duration.ofMillis(1_000))).isEqualTo("0:01");
    assertThat(Words.timeLeft(Duration.ZERO)).isEqualTo("ends soon");
    assertThat(Words.timeLeft(Duration.ofSeconds(61))).isEqualTo("1:01 left");
  }

  @Test
  void countsAgreeWithTheirNouns() {
    assertThat(Words.count(1, "row")).isEqualTo("1 row");
    assertThat(Words.count(0, "row")).isEqualTo("0 rows");
    assertThat(Words.count(1_204_556, "row")).isEqualTo("1,204,556 rows");
    assertThat(Words.count(-12_345)).isEqualTo("-12,345");
  }

  @Test
  void aMomentOfAnotherDayNamesTheDayInTheReadersZone() {
    Instant now = Instant.parse("2026-11-20T00:30:00Z");
    Instant then = Instant.parse("2026-11-19T23:15:00Z");
    assertThat(Words.moment(then, now, ZoneId.of("UTC"))).isEqualTo("19 Nov 23:15");
    assertThat(Words.moment(then, now, ZoneId.of("Europe/Paris"))).isEqualTo("00:15:00");
  }

  @Test
  void statesAreWords() {
    assertThat(Words.of(State.IN_DOUBT)).isEqualTo("in doubt");
  }

  @ParameterizedTest
  @CsvSource({
    "RLBK_TABLE, restoring s.t",
    "VERIFY_TABLE, verifying s.t",
    "DELETE_LOG, clearing log of s.t",
    "ADD_FK, adding key k to s.t",
    "SET_FK_IMM, checking key k of s.t",
    "SOMETHING_NEW, SOMETHING_NEW s.t"
  })
  void stepsAreDeeds(String kind, String expected) {
    assertThat(Words.of(new Step(kind, "s", "t", "k", Instant.EPOCH, Duration.ZERO)))
        .isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "0, 0 B",
    "1023, 1023 B",
    "1024, 1.0 kB",
    "1536, 1.5 kB",
    "10240, 10 kB",
    "1048000, 1023 kB",
    "1048570, 1.0 MB",
    "5046586573, 4.7 GB",
    "1204556000112, 1.1 TB"
  })
  void bytes(long bytes, String words) {
    assertThat(Words.bytes(bytes)).isEqualTo(words);
  }

  @ParameterizedTest
  @CsvSource({"0, 0", "0.04, 0.0", "0.43, 0.4", "9.94, 9.9", "9.96, 10", "1204.4, '1,204'"})
  void rates(double rate, String words) {
    assertThat(Words.rate(rate)).isEqualTo(words);
  }

  @ParameterizedTest
  @CsvSource({"-3, 0 s", "59, 59 s", "60, 1 min", "3599, 59 min", "3600, 1 h", "86400, 1 d"})
  void ages(long seconds, String words) {
    assertThat(Words.ago(Duration.ofSeconds(seconds))).isEqualTo(words);
  }
}
