package org.emajbatch.orchestrator.progress;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import org.emajbatch.sql.engine.Pace;
import org.emajbatch.sql.engine.SessionProgress;
import org.junit.jupiter.api.Test;

/** What a user sees while a run is at work. */
class ProgressTest {

  private static final List<SessionProgress> HALF =
      List.of(
          new SessionProgress(1, 4, 2, 1_500, pace(500_000, 500_000), "app.orders"),
          new SessionProgress(2, 1, 1, 30, pace(1_000_000, 900_000), ""));

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8);
  private final SteppingClock clock = new SteppingClock();

  @Test
  void plainLinesBearATimeAndSessionsComeNowAndThen() {
    Progress progress = new PlainProgress(out, clock, new Style(false), false);
    progress.phase("claiming");
    progress.detail("not asked for");
    progress.warning("odd");
    progress.sessions(HALF);
    clock.now = clock.now.plus(Duration.ofSeconds(6));
    progress.sessions(HALF);
    progress.sessions(HALF);

    assertThat(text().lines())
        .containsExactly(
            "2026-11-20 22:00:00 claiming",
            "2026-11-20 22:00:00 warning: odd",
            "2026-11-20 22:00:06 session 1:  50 %, 2 of 4 tables, 1,500 rows, at app.orders, 500 ms left",
            "2026-11-20 22:00:06 session 2: 100 %, 1 of 1 table, 30 rows",
            "2026-11-20 22:00:06 500 ms left until all tables are back");
  }

  @Test
  void aTerminalShowsOneLineASessionAndDrawsOverIt() {
    Progress progress = new LiveProgress(out, new Style(false), true, 40);
    progress.phase("claiming");
    progress.sessions(HALF);
    progress.sessions(HALF);
    progress.detail("prepared");
    progress.close();

    String drawing =
        """
        s1  [############............]  50 % 2/
        s2  [########################] 100 % 1/
        500 ms left until all tables are back
        """;
    assertThat(text())
        .isEqualTo("claiming\n" + drawing + "\u001b[3A\r\u001b[J" + "prepared\n" + drawing);
  }

  @Test
  void jsonIsOneDocumentALine() {
    Progress progress = new JsonProgress(out, clock, false);
    progress.phase("claiming \"g\"");
    progress.sessions(HALF);
    progress.sessions(HALF);

    assertThat(text().lines())
        .containsExactly(
            "{\"at\":\"2026-11-20T22:00:00Z\",\"event\":\"phase\",\"text\":\"claiming \\\"g\\\"\"}",
            "{\"at\":\"2026-11-20T22:00:00Z\",\"event\":\"sessions\",\"remainingMs\":500,\"sessions\":["
                + "{\"session\":1,\"share\":0.5,\"tableCount\":4,\"tablesDone\":2,"
                + "\"rowsRolledBack\":1500,\"remainingMs\":500,\"currentTable\":\"app.orders\"},"
                + "{\"session\":2,\"share\":1.0,\"tableCount\":1,\"tablesDone\":1,"
                + "\"rowsRolledBack\":30,\"remainingMs\":0}]}");
  }

  @Test
  void theLongestSessionIsWhatIsLeftAndEachGoesAtItsOwnSpeed() {
    SessionProgress fast = new SessionProgress(1, 2, 1, 0, pace(500_000, 250_000), "");
    SessionProgress slow = new SessionProgress(2, 2, 1, 0, pace(500_000, 2_000_000), "");

    assertThat(fast.remaining()).isLessThan(Duration.ofMillis(500));
    assertThat(slow.remaining()).isGreaterThan(Duration.ofMillis(1_000));
    assertThat(Remaining.of(List.of(fast, slow))).isEqualTo(slow.remaining());
  }

  /** Of a second's estimated work, so much is done and took so long; in microseconds. */
  private static Pace pace(double done, double spent) {
    return new Pace(1_000_000, done, spent, 0, 0);
  }

  @Test
  void colourOnlyWhereAllowed() {
    assertThat(new Style(false).bad("error")).isEqualTo("error");
    assertThat(new Style(true).bad("error")).startsWith("\u001b[").contains("error");
  }

  @Test
  void aSessionWithoutEstimatesCountsItsTables() {
    assertThat(new SessionProgress(1, 4, 1, 0, Pace.NONE, "").share()).isEqualTo(0.25);
    assertThat(new SessionProgress(1, 0, 0, 0, Pace.NONE, "").share()).isEqualTo(1);
  }

  private String text() {
    return bytes.toString(StandardCharsets.UTF_8).replace(System.lineSeparator(), "\n");
  }

  /** A clock that stands still until it is set. */
  private static final class SteppingClock extends Clock {

    private Instant now = Instant.parse("2026-11-20T22:00:00Z");

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }

    @Override
    public Instant instant() {
      return now;
    }
  }
}
