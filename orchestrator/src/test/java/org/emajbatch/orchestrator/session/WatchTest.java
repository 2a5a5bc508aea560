package org.emajbatch.orchestrator.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.emajbatch.sql.connect.ConnectionOptions;
import org.emajbatch.sql.connect.ConnectionResolver;
import org.emajbatch.sql.connect.ConnectionSettings;
import org.emajbatch.sql.run.RunId;
import org.emajbatch.sql.testkit.TestDatabase;
import org.emajbatch.sql.testkit.TestDatabaseExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The watch notices a server that says nothing any more, and leaves a talking one alone. */
@ExtendWith(TestDatabaseExtension.class)
class WatchTest {

  private static final Duration SILENCE = Duration.ofMillis(600);

  @Test
  void aServerThatNeverAnswersIsGivenUp() throws Exception {
    CountDownLatch givenUp = new CountDownLatch(1);
    // The system accepts connections, and nobody ever reads from them.
    try (ServerSocket silent = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
        Watch watch = watch(settings(silent), connection -> {}, givenUp::countDown)) {
      watch.start();

      assertThat(givenUp.await(30, TimeUnit.SECONDS)).isTrue();
    }
  }

  @Test
  void aServerThatAnswersIsNot(TestDatabase database) throws Exception {
    CountDownLatch readings = new CountDownLatch(5);
    AtomicBoolean givenUp = new AtomicBoolean();
    try (Watch watch =
        watch(database.settings(), connection -> readings.countDown(), () -> givenUp.set(true))) {
      watch.start();

      // Five readings take several times as long as the silence that would be too long.
      assertThat(readings.await(60, TimeUnit.SECONDS)).isTrue();
    }
    assertThat(givenUp).isFalse();
  }

  private static Watch watch(
      ConnectionSettings settings, Watch.Reading reading, Runnable onSilence) {
    return new Watch(
        settings, RunId.create(), List.of(), new EmergencyStop(), reading, SILENCE, onSilence);
  }

  private static ConnectionSettings settings(ServerSocket silent) throws Exception {
    return ConnectionResolver.resolve(
            new ConnectionOptions(
                Optional.of("db"),
                Optional.of("127.0.0.1"),
                Optional.of(silent.getLocalPort()),
                Optional.of("nobody"),
                Optional.empty()),
            Map.of())
        .settings();
  }
}
