package org.emajbatch.monitor.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.emajbatch.monitor.model.Event;
import org.emajbatch.sql.activity.RecentWindow;
import org.emajbatch.sql.testkit.TestDatabase;
import org.emajbatch.sql.testkit.TestServer;
import org.junit.jupiter.api.Test;

class ActivityFeedTest {

  @Test
  void itLivesThroughARestartOfTheServer() throws Exception {
    List<Event> events = new CopyOnWriteArrayList<>();
    try (TestServer server = TestServer.start("17")) {
      TestDatabase database = server.createDatabase();
      database.installEngine();
      try (ActivityFeed feed =
          new ActivityFeed(
              database.settings(),
              RecentWindow.DEFAULT,
              Duration.ofMillis(50),
              events::add,
              Clock.systemUTC())) {
        feed.start(ActivitySource.open(database.settings()));
        await().until(() -> last(events) instanceof Event.PictureTaken);

        server.stopImmediately();
        await().until(() -> last(events) instanceof Event.LinkLost);
        assertThat(((Event.LinkLost) last(events)).reason()).isNotBlank();

        server.restart();
        await().until(() -> last(events) instanceof Event.PictureTaken);
      }
    }
  }

  private static Event last(List<Event> events) {
    return events.isEmpty() ? null : events.get(events.size() - 1);
  }
}
