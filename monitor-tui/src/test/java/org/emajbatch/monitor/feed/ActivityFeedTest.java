package org.emajbatch.monitor.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Stream;
import org.emajbatch.monitor.model.Controls;
import org.emajbatch.monitor.model.Detail;
import org.emajbatch.monitor.model.Event;
import org.emajbatch.monitor.model.Picture;
import org.emajbatch.monitor.model.Screen;
import org.emajbatch.monitor.model.Withheld;
import org.emajbatch.sql.activity.RecentWindow;
import org.emajbatch.sql.connect.ConnectionSettings;
import org.emajbatch.sql.connect.Connections;
import org.emajbatch.sql.testkit.TestDatabase;
import org.emajbatch.sql.testkit.TestDatabaseExtension;
import org.emajbatch.sql.testkit.TestServer;
import org.emajbatch.sql.watch.ChangeCount;
import org.emajbatch.sql.watch.GroupSummary;
import org.emajbatch.sql.watch.LockWait;
import org.emajbatch.sql.watch.Party;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(TestDatabaseExtension.class)
class ActivityFeedTest {

  private static final Duration OFTEN = Duration.ofMillis(50);
  private static final Duration NEVER = Duration.ofHours(1);

  @TempDir private Path directory;

  private final List<Event> events = new CopyOnWriteArrayList<>();
  private Function<List<String>, ProcessBuilder> orchestrator = ProcessBuilder::new;

  @Test
  void itLivesThroughARestartOfTheServerAndStaysOnItsScreen() throws Exception {
    try (TestServer server = TestServer.start("17")) {
      TestDatabase database = server.createDatabase();
      database.installEngine();
      database.execute("SELECT emaj.emaj_create_group('g')");
      try (ActivityFeed feed = started(database.settings(), OFTEN)) {
        feed.follow(showing(OFTEN, false, new Screen.Groups()));
        await().until(() -> lastExtra(Detail.OfGroups.class).isPresent());

        server.stopImmediately();
        await().until(() -> last() instanceof Event.LinkLost);
        assertThat(((Event.LinkLost) last()).reason()).isNotBlank();

        server.restart();
        await().until(() -> last() instanceof Event.PictureTaken);
        assertThat(lastExtra(Detail.OfGroups.class).orElseThrow().groups())
            .extracting(GroupSummary::name)
            .containsExactly("g");
      }
    }
  }

  @Test
  void anotherScreenIsLookedAtOnceAlsoWhilePaused(TestDatabase database) throws Exception {
    database.installEngine();
    try (ActivityFeed feed = started(database.settings(), NEVER)) {
      await().until(() -> pictures().count() == 1);
      feed.follow(showing(NEVER, true, new Screen.Blocked()));
      await().until(() -> pictures().count() == 2);
      assertThat(lastExtra(Detail.OfWaits.class)).isPresent();
      feed.follow(showing(NEVER, true, new Screen.Rollbacks()));
      await().until(() -> pictures().count() == 3);
      assertThat(((Event.PictureTaken) last()).extra()).isEmpty();
    }
  }

  @Test
  void whatCannotBeReadDoesNotHideTheRollbacks(TestDatabase database) throws Exception {
    database.installEngine();
    database.execute("SELECT emaj.emaj_create_group('g')");
    database.createRole("feed_viewer", "emaj_viewer");
    database.execute(
        "REVOKE EXECUTE ON FUNCTION emaj.emaj_log_stat_group(text, text, text) FROM emaj_viewer");
    try (ActivityFeed feed = started(database.settings("feed_viewer"), NEVER)) {
      assertThat(unreadable(feed, statistics(false)))
          .contains("This role may not read it", "emaj_viewer");
      assertThat(unreadable(feed, new Screen.Marks("gone"))).contains("no group gone");
      assertThat(unreadable(feed, new Screen.Timeline(7))).contains("no rollback 7");
      feed.follow(showing(NEVER, false, new Screen.Marks("g")));
      await().until(() -> lastExtra(Detail.OfMarks.class).isPresent());
      assertThat(events).noneMatch(Event.LinkLost.class::isInstance);
    }
  }

  @Test
  void whatIsExpensiveIsReadAgainOnlyWhenAskedFor(TestDatabase database) throws Exception {
    database.installEngine();
    database.execute(
        "CREATE TABLE public.t (id INT PRIMARY KEY)",
        "SELECT emaj.emaj_create_group('g')",
        "SELECT emaj.emaj_assign_table('public', 't', 'g')",
        "SELECT emaj.emaj_start_group('g', 'm')",
        "INSERT INTO public.t VALUES (1)");
    try (ActivityFeed feed = started(database.settings(), OFTEN)) {
      feed.follow(showing(OFTEN, false, statistics(true)));
      await().until(() -> lastExtra(Detail.OfStatistics.class).isPresent());
      database.execute("INSERT INTO public.t VALUES (2)");
      long before = pictures().count();
      await().until(() -> pictures().count() > before + 2);
      assertThat(rows()).isEqualTo(1);

      feed.again();
      await().until(() -> rows() == 2);
      feed.follow(showing(OFTEN, false, statistics(false)));
      database.execute("INSERT INTO public.t VALUES (3)");
      await().until(() -> rows() == 3);
    }
  }

  @Test
  void aSimulationIsShownWhenItHasEndedAndHoldsNothingUp(TestDatabase database) throws Exception {
    database.installEngine();
    Path gate = Files.createFile(directory.resolve("gate"));
    orchestrator =
        arguments ->
            new ProcessBuilder(
                "sh", "-c", "while [ -e '" + gate + "' ]; do sleep 0.05; done; echo none >&2");
    try (ActivityFeed feed = started(database.settings(), OFTEN)) {
      feed.follow(showing(OFTEN, false, new Screen.Simulation("g", "m")));
      long before = pictures().count();
      await().until(() -> pictures().count() > before + 2);
      assertThat(lastPicture()).isEmpty();

      feed.follow(showing(NEVER, true, new Screen.Simulation("g", "m")));
      Files.delete(gate);
      await().until(() -> lastExtra(Detail.Unreadable.class).isPresent());
      assertThat(lastExtra(Detail.Unreadable.class).orElseThrow().reason()).endsWith("none");
    }
  }

  @Test
  void whoWaitsIsSeenWhileTheEnginesTablesAreLocked(TestDatabase database) throws Exception {
    database.installEngine();
    database.execute("CREATE TABLE public.t (id INT)");
    try (Connection locking = Connections.open(database.settings(), "locker");
        Connection waiting = Connections.open(database.settings(), "waiter");
        Statement locks = locking.createStatement();
        Statement waits = waiting.createStatement();
        ActivityFeed feed = started(database.settings(), OFTEN)) {
      await().until(() -> pictures().count() > 0);
      locking.setAutoCommit(false);
      locks.execute("LOCK TABLE public.t, emaj.emaj_rlbk, emaj.emaj_rlbk_session");
      CompletableFuture<Void> wait =
          CompletableFuture.runAsync(() -> execute(waits, "INSERT INTO public.t VALUES (1)"));
      feed.follow(showing(OFTEN, false, new Screen.Blocked()));
      await().until(() -> waitsOfLocked().filter(d -> d.waits().size() == 1).isPresent());
      LockWait seen = waitsOfLocked().orElseThrow().waits().get(0);
      assertThat(seen.waiter().application()).isEqualTo("waiter");
      assertThat(seen.blockers()).extracting(Party::application).containsExactly("locker");
      Withheld withheld = withheld().orElseThrow().withheld().orElseThrow();
      assertThat(withheld.reason())
          .contains("locker", "has locked emaj.emaj_rlbk and 1 more of E-Maj's tables");
      assertThat(withheld.readAt())
          .isEqualTo(
              pictures()
                  .filter(taken -> taken.withheld().isEmpty())
                  .reduce((before, after) -> after)
                  .map(Event.PictureTaken::at)
                  .orElseThrow());

      locking.rollback();
      wait.get(20, TimeUnit.SECONDS);
      await().until(() -> withheld().isEmpty());
      assertThat(events).noneMatch(Event.LinkLost.class::isInstance);
    }
  }

  @Test
  void theRollbacksAreMissedSinceTheFirstLookWhereNoneWasEverWhole(TestDatabase database)
      throws Exception {
    database.installEngine();
    try (Connection locking = Connections.open(database.settings(), "locker");
        Statement locks = locking.createStatement()) {
      locking.setAutoCommit(false);
      locks.execute("LOCK TABLE emaj.emaj_rlbk");
      try (ActivityFeed feed = started(database.settings(), NEVER)) {
        await().until(() -> pictures().count() == 1);
        feed.again();
        await().until(() -> pictures().count() == 2);
      }
      assertThat(pictures().map(taken -> taken.withheld().orElseThrow().readAt()).distinct())
          .containsExactly(pictures().findFirst().orElseThrow().at());
    }
  }

  private static void execute(Statement statement, String sql) {
    try {
      statement.execute(sql);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private Optional<Event.PictureTaken> withheld() {
    return Optional.of(last())
        .filter(Event.PictureTaken.class::isInstance)
        .map(Event.PictureTaken.class::cast)
        .filter(taken -> taken.withheld().isPresent());
  }

  private Optional<Detail.OfWaits> waitsOfLocked() {
    return withheld()
        .flatMap(Event.PictureTaken::extra)
        .map(Picture.Extra::detail)
        .filter(Detail.OfWaits.class::isInstance)
        .map(Detail.OfWaits.class::cast);
  }

  private ActivityFeed started(ConnectionSettings settings, Duration interval) throws Exception {
    ActivityFeed feed =
        new ActivityFeed(
            settings, RecentWindow.DEFAULT, interval, orchestrator, events::add, Clock.systemUTC());
    feed.start(ActivitySource.open(settings, ActivitySource.BRIEFLY));
    return feed;
  }

  private String unreadable(ActivityFeed feed, Screen screen) {
    feed.follow(showing(NEVER, false, screen));
    await().until(() -> lastPicture().filter(extra -> extra.screen().equals(screen)).isPresent());
    return lastExtra(Detail.Unreadable.class).orElseThrow().reason();
  }

  private static Screen statistics(boolean detailed) {
    return new Screen.Statistics("g", "m", Optional.empty(), detailed);
  }

  private static Controls showing(Duration interval, boolean paused, Screen screen) {
    return Controls.initial(interval).withPaused(paused).withPath(List.of(screen));
  }

  private long rows() {
    return lastExtra(Detail.OfStatistics.class).stream()
        .flatMap(statistics -> statistics.counts().stream())
        .mapToLong(ChangeCount::rows)
        .sum();
  }

  private Stream<Event.PictureTaken> pictures() {
    return events.stream()
        .filter(Event.PictureTaken.class::isInstance)
        .map(Event.PictureTaken.class::cast);
  }

  private Event last() {
    return events.isEmpty() ? null : events.get(events.size() - 1);
  }

  private Optional<Picture.Extra> lastPicture() {
    return last() instanceof Event.PictureTaken taken ? taken.extra() : Optional.empty();
  }

  private <D extends Detail> Optional<D> lastExtra(Class<D> kind) {
    return lastPicture().map(Picture.Extra::detail).filter(kind::isInstance).map(kind::cast);
  }
}
