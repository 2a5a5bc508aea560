package org.emajbatch.orchestrator.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.emajbatch.orchestrator.testing.Program;
import org.emajbatch.orchestrator.testing.Program.Result;
import org.emajbatch.orchestrator.testing.Shop;
import org.emajbatch.sql.testkit.TestServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;

/**
 * Every beginning of the write-ahead log is all or nothing: a base backup is brought up to several
 * moments of one rollback, as a standby first, and promoted there.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WalPrefixTest {

  private TestServer primary;
  private Shop shop;
  private Path backup;
  private Map<String, String> atMark;
  private Map<String, String> changed;
  private final Map<Moment, String> positions = new EnumMap<>(Moment.class);

  @BeforeAll
  void rollBackAfterABackup() throws Exception {
    primary =
        TestServer.start(
            TestServer.DEFAULT_VERSION, Map.of("wal_keep_size", "1GB", "autovacuum", "off"));
    shop = Shop.open(primary.createDatabase());
    shop.mark("M");
    atMark = shop.digests();
    shop.change("one");
    changed = shop.digests();
    backup = primary.directory().resolveSibling("backup-" + primary.directory().getFileName());
    takeBackup();
    Result result =
        Program.connecting(shop.database().settings(Shop.OPERATOR))
            .listening(
                (step, session) -> {
                  for (WalPrefix prefix : WalPrefix.all()) {
                    Moment moment = prefix.moment();
                    if (step == moment.step() && session == moment.session()) {
                      await().until(() -> shop.prepared() == moment.prepared());
                      positions.put(moment, shop.value("SELECT pg_current_wal_insert_lsn()"));
                    }
                  }
                })
            .run(Arena.ROLLBACK);
    assertThat(result.exitCode()).as(result.err()).isZero();
    // A target is found only when something stands behind it.
    shop.value("SELECT pg_switch_wal()");
  }

  @AfterAll
  void stop() throws Exception {
    primary.close();
    run("rm", "-r", backup.toString());
  }

  @TestFactory
  Stream<DynamicTest> prefixes() {
    return WalPrefix.all().stream()
        .map(prefix -> DynamicTest.dynamicTest(prefix.fault(), () -> check(prefix)));
  }

  private void check(WalPrefix prefix) throws Exception {
    Path copy = backup.resolveSibling(prefix.moment() + "-" + backup.getFileName());
    run("cp", "-a", backup.toString(), copy.toString());
    try (TestServer server =
        TestServer.startOn(
            copy,
            Map.of(
                "restore_command",
                "cp \"" + primary.directory().resolve("data/pg_wal") + "/%f\" \"%p\"",
                "recovery_target_lsn",
                positions.get(prefix.moment()),
                "recovery_target_inclusive",
                "off",
                "recovery_target_action",
                "pause"))) {
      Shop restored = shop.in(shop.database().on(server));
      await()
          .atMost(Duration.ofSeconds(30))
          .until(() -> restored.value("SELECT pg_get_wal_replay_pause_state()").equals("paused"));
      Program program = Program.connecting(restored.database().settings(Shop.OPERATOR));
      Result onStandby = program.run("recover", "--json");
      assertThat(onStandby.json().get("runs").get(0).get("problem").asString()).contains("standby");
      restored.value("SELECT pg_wal_replay_resume()");
      await()
          .atMost(Duration.ofSeconds(30))
          .until(() -> restored.value("SELECT pg_is_in_recovery()").equals("f"));

      Result recover = program.run("recover", "--json");

      assertThat(restored.digests()).isEqualTo(prefix.end() == End.DONE ? atMark : changed);
      assertThat(restored.prepared()).isZero();
      assertThat(
              "recover on the standby: exit %d; after promotion: exit %d, %s"
                  .formatted(onStandby.exitCode(), recover.exitCode(), prefix.end()))
          .isEqualTo(prefix.expected());
    }
  }

  /** A copy of the running server's files, between the server's two calls for it. */
  private void takeBackup() throws Exception {
    try (Connection connection = shop.database().open();
        Statement statement = connection.createStatement()) {
      statement.execute("SELECT pg_backup_start('base', true)");
      run("cp", "-a", primary.directory().toString(), backup.toString());
      Path data = backup.resolve("data");
      Files.delete(data.resolve("postmaster.pid"));
      try (ResultSet row =
          statement.executeQuery(
              "SELECT labelfile FROM pg_backup_stop(wait_for_archive => false)")) {
        row.next();
        Files.writeString(data.resolve("backup_label"), row.getString(1));
      }
      Files.createFile(data.resolve("recovery.signal"));
    }
  }

  private static void run(String... command) throws Exception {
    Process process = new ProcessBuilder(command).inheritIO().start();
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).as(String.join(" ", command)).isZero();
  }
}
