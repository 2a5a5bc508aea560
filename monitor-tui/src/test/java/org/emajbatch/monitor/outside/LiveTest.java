package org.emajbatch.monitor.outside;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.emajbatch.monitor.Scenes;
import org.emajbatch.monitor.model.Effect;
import org.emajbatch.monitor.model.Event;
import org.emajbatch.monitor.model.Notice;
import org.emajbatch.sql.connect.ConnectionOptions;
import org.emajbatch.sql.connect.ConnectionResolver;
import org.emajbatch.sql.connect.Resolution;
import org.emajbatch.sql.testkit.TestDatabase;
import org.emajbatch.sql.testkit.TestDatabaseExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What keys ask for, against a real server. */
@ExtendWith(TestDatabaseExtension.class)
class LiveTest {

  private final List<Event> heard = new CopyOnWriteArrayList<>();
  private final AtomicInteger looks = new AtomicInteger();
  private final Clock clock = Clock.fixed(Scenes.NOW, ZoneOffset.UTC);

  @Test
  void aCallIsMadeAndWhatBecameOfItIsToldAndSeen(TestDatabase database) throws Exception {
    startGroup(database);
    begin(database, "SELECT emaj.emaj_set_mark_group('orders', 'm2')", "mark m2 set");
    awaitNotices("Under way: mark m2 set.", "Done: mark m2 set.");
    assertThat(looks).hasValue(1);
    // Fails where there is no such mark.
    database.execute("SELECT emaj.emaj_protect_mark_group('orders', 'm2')");
  }

  @Test
  void aRefusalIsToldInTheServersWordsAndChangesNothing(TestDatabase database) throws Exception {
    startGroup(database);
    begin(database, "SELECT emaj.emaj_set_mark_group('orders', 'm1')", "mark m1 set");
    await().until(() -> heard.size() == 2);
    Notice notice = ((Event.Noted) heard.get(1)).notice();
    assertThat(notice.bad()).isTrue();
    assertThat(notice.text())
        .startsWith("Failed: mark m1 set. ")
        .contains("m1")
        .endsWith("Nothing was changed.")
        .doesNotContain("PL/pgSQL");
  }

  @Test
  void whereThereIsNoServerNothingWasChanged(TestDatabase database) throws Exception {
    Resolution nowhere = resolve(database, Optional.of("no_such_database"));
    try (Live live = live(nowhere)) {
      live.begin(new Effect.Call("SELECT 1", "mark set"), heard::add);
      await().until(() -> heard.size() == 2);
    }
    assertThat(((Event.Noted) heard.get(1)).notice().text())
        .contains("no_such_database")
        .endsWith("Nothing was changed.");
  }

  @Test
  void theOtherCommandFindsItsWayWithoutArgumentsThatTell(TestDatabase database) throws Exception {
    Resolution resolution = resolve(database, Optional.empty());
    try (Live live = live(resolution)) {
      ProcessBuilder command = live.command(new Effect.HandOver(List.of("-g", "a b", "-m", "m")));
      assertThat(command.command())
          .containsExactly("/opt/emaj-parallel-rollback", "-g", "a b", "-m", "m");
      Map<String, String> environment = command.environment();
      assertThat(ConnectionResolver.resolve(ConnectionOptions.none(), environment).settings())
          .isEqualTo(resolution.settings());
    }
  }

  @Test
  void readingAgainIsTheFeeds(TestDatabase database) throws Exception {
    try (Live live = live(resolve(database, Optional.empty()))) {
      live.begin(new Effect.ReadAgain(), heard::add);
    }
    assertThat(looks).hasValue(1);
    assertThat(heard).isEmpty();
  }

  private void begin(TestDatabase database, String sql, String doing) throws Exception {
    try (Live live = live(resolve(database, Optional.empty()))) {
      live.begin(new Effect.Call(sql, doing), heard::add);
    }
  }

  private void awaitNotices(String... texts) {
    await()
        .untilAsserted(
            () ->
                assertThat(heard)
                    .extracting(event -> ((Event.Noted) event).notice().text())
                    .containsExactly(texts));
  }

  private Live live(Resolution resolution) {
    Orchestrator orchestrator =
        Orchestrator.at(Path.of("/opt/emaj-parallel-rollback"), resolution.environment());
    return new Live(resolution.settings(), orchestrator, looks::incrementAndGet, clock);
  }

  private static Resolution resolve(TestDatabase database, Optional<String> other)
      throws Exception {
    return ConnectionResolver.resolve(
        new ConnectionOptions(
            Optional.of(other.orElse(database.name())),
            Optional.of(database.settings().host()),
            Optional.of(database.settings().port()),
            Optional.of(database.settings().user()),
            database.settings().password()),
        Map.of());
  }

  private static void startGroup(TestDatabase database) throws Exception {
    database.installEngine();
    database.execute(
        "CREATE TABLE public.t (id INT PRIMARY KEY)",
        "SELECT emaj.emaj_create_group('orders')",
        "SELECT emaj.emaj_assign_table('public', 't', 'orders')",
        "SELECT emaj.emaj_start_group('orders', 'm1')");
  }
}
