package org.emajbatch.benchmark.experiment;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.emajbatch.benchmark.driver.ClientCommand;
import org.emajbatch.benchmark.driver.CommandDriver;
import org.emajbatch.benchmark.driver.RollbackOrder;
import org.emajbatch.benchmark.driver.WatchedTerminal;
import org.emajbatch.benchmark.result.LoadResult;
import org.emajbatch.benchmark.server.BenchmarkServer;
import org.emajbatch.benchmark.server.EngineSetup;
import org.emajbatch.benchmark.server.FilledDatabase;
import org.emajbatch.benchmark.server.ManyGroups;
import org.emajbatch.benchmark.server.Sql;
import org.emajbatch.sql.connect.ConnectionSettings;

/** What the monitor and its connection take of a processor, at one look a second. */
public final class MonitorExperiment {

  /** By which this is asked for. */
  public static final String NAME = "monitor";

  private static final int SESSIONS = 2;

  /** Of what is measured while a rollback runs, beyond the screens themselves. */
  private static final Duration MARGIN = Duration.ofSeconds(2);

  private static final String BACKEND =
      "SELECT coalesce(min(pid), 0) FROM pg_stat_activity WHERE application_name = 'emaj-batch monitor'";

  private static final String RUNNING =
      "SELECT count(*) > 0 FROM emaj.emaj_rlbk WHERE rlbk_status::text = 'EXECUTING'";

  private static final String FIRST = "ENDED ";

  /** A screen, the keys that lead to it from the one before, and what stands on it alone. */
  private record Shown(String screen, String keys, String text) {}

  private static final List<Shown> AFTER =
      List.of(
          new Shown("rollbacks", "1", FIRST),
          new Shown("timeline of an ended rollback", "\r", "steps took"),
          new Shown("one step of it", "\r", "WHAT IT DOES"),
          new Shown("blocked", "2", "Nobody waits"),
          new Shown("in doubt", "3", "nothing is in doubt"),
          new Shown("groups", "4", "changes/s"),
          new Shown("marks", "\r", "[m marks]"),
          new Shown("contents", "c", "[c contents]"),
          new Shown("changes", "mt", "[t changes]"),
          new Shown("consolidable", "o", "[o consolidable]"),
          new Shown("history", "e", "[e history]"));

  private static final List<Shown> DURING =
      List.of(
          new Shown("rollbacks, one running", "1", "executing"),
          new Shown("timeline of a running rollback", "\r", "steps end at"));

  private final ManyGroups groups;
  private final Watching watching;
  private final ClientCommand client;

  /**
   * Plans.
   *
   * @param groups what is watched
   * @param watching who watches
   * @param client who rolls back
   */
  public MonitorExperiment(ManyGroups groups, Watching watching, ClientCommand client) {
    this.groups = groups;
    this.watching = watching;
    this.client = client;
  }

  /** Measures each screen after a rollback, and those that change during one. */
  public List<LoadResult> measure(BenchmarkServer server, EngineSetup engine) throws Exception {
    Path home = Files.createTempDirectory("emaj-benchmark");
    try (FilledDatabase database =
            server.fill(
                settings -> {
                  engine.install(settings);
                  groups.fill(settings);
                });
        Connection control = Sql.open(database.settings())) {
      ConnectionSettings settings = database.settings();
      groups.change(settings);
      rollBack(settings);
      try (WatchedTerminal monitor = WatchedTerminal.start(watching.command(), settings, home)) {
        Subject subject = new Subject(monitor, control, server.isOwn());
        monitor.await(FIRST);
        List<LoadResult> results = new ArrayList<>(subject.show(AFTER));
        results.addAll(during(settings, subject));
        return results;
      }
    } finally {
      Files.delete(home);
    }
  }

  private List<LoadResult> during(ConnectionSettings settings, Subject subject) throws Exception {
    groups.change(settings);
    double work = DURING.size() * 2.0 * watching.each().toMillis() + MARGIN.toMillis();
    ManyGroups.pause(subject.control(), work / 1_000 * SESSIONS / groups.tables());
    ExecutorService thread = Executors.newSingleThreadExecutor();
    try {
      Future<?> rollback =
          thread.submit(
              () -> {
                rollBack(settings);
                return true;
              });
      while (!Sql.isTrue(subject.control(), RUNNING)) {
        if (rollback.isDone()) {
          rollback.get();
          throw new IOException("the rollback to be watched has not been seen at work");
        }
        Thread.sleep(20);
      }
      List<LoadResult> results = subject.show(DURING);
      if (!Sql.isTrue(subject.control(), RUNNING)) {
        throw new IOException("the rollback ended before it was measured");
      }
      ManyGroups.pause(subject.control(), 0);
      rollback.get();
      return results;
    } finally {
      thread.shutdown();
    }
  }

  private void rollBack(ConnectionSettings settings) throws Exception {
    new CommandDriver(client)
        .rollback(new RollbackOrder(settings, groups.names(), ManyGroups.MARK, false, SESSIONS));
  }

  /**
   * What is measured.
   *
   * @param isOwn whether the server's processes are on this machine
   */
  private final class Subject {
    private final WatchedTerminal monitor;
    private final Connection control;
    private final boolean isOwn;

    Subject(WatchedTerminal monitor, Connection control, boolean isOwn) {
      this.monitor = monitor;
      this.control = control;
      this.isOwn = isOwn;
    }

    Connection control() {
      return control;
    }

    List<LoadResult> show(List<Shown> screens) throws Exception {
      List<LoadResult> results = new ArrayList<>();
      for (Shown shown : screens) {
        monitor.press(shown.keys());
        monitor.await(shown.text());
        Thread.sleep(watching.each().toMillis());
        results.add(load(shown.screen()));
      }
      return results;
    }

    private LoadResult load(String screen) throws SQLException, InterruptedException {
      Optional<ProcessHandle> backend = backend();
      Duration before = monitor.processorTime();
      Optional<Duration> serverBefore = backend.flatMap(Subject::time);
      long start = System.nanoTime();
      Thread.sleep(watching.each().toMillis());
      double seconds = (System.nanoTime() - start) / 1e9;
      Duration after = monitor.processorTime();
      Optional<Duration> serverAfter = backend.flatMap(Subject::time);
      return new LoadResult(
          NAME,
          screen,
          seconds,
          percent(before, after, seconds),
          serverBefore.flatMap(b -> serverAfter.map(a -> percent(b, a, seconds))));
    }

    private Optional<ProcessHandle> backend() throws SQLException {
      return isOwn
          ? ProcessHandle.of(Long.parseLong(Sql.text(control, BACKEND)))
          : Optional.empty();
    }

    private static Optional<Duration> time(ProcessHandle process) {
      return process.info().totalCpuDuration();
    }

    private static double percent(Duration before, Duration after, double seconds) {
      return after.minus(before).toNanos() / 1e7 / seconds;
    }
  }
}
