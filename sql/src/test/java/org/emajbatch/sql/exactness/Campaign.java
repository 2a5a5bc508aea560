package org.emajbatch.sql.exactness;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.emajbatch.sql.testkit.TestServer;

/** Runs many cases on one server, on several threads, and makes the failing ones small. */
final class Campaign {

  /** Catalogues grow with the cases that came and went, so a database is not used for ever. */
  private static final int CASES_A_DATABASE = 150;

  private static final int ENOUGH_FAILURES = 8;
  private static final int TRIES_TO_SHRINK = 400;

  /** A case that fails by waiting takes seconds for each try, and a build waits for all of them. */
  private static final int MINUTES_TO_SHRINK = 3;

  private static final String BROKEN = "the run itself failed: ";
  private static final Path REPORTS = Path.of("target", "exactness");

  /** A case that failed, with the file that shows it. */
  record Failure(long seed, String message, Path script) {

    @Override
    public String toString() {
      return "seed " + seed + ", see " + script + "\n" + message;
    }
  }

  private final TestServer server;
  private final int threads;
  private final Statistics statistics = new Statistics();
  private final List<Failure> failures = new ArrayList<>();
  private final AtomicInteger next = new AtomicInteger();

  Campaign(TestServer server, int threads) {
    this.server = server;
    this.threads = threads;
  }

  Statistics statistics() {
    return statistics;
  }

  /** Runs the cases of these seeds; returns those that failed. */
  List<Failure> run(List<Long> seeds) throws Exception {
    ExecutorService pool = Executors.newFixedThreadPool(threads);
    try {
      List<Future<?>> workers = new ArrayList<>();
      for (int i = 0; i < threads; i++) {
        workers.add(
            pool.submit(
                () -> {
                  work(seeds);
                  return null;
                }));
      }
      for (Future<?> worker : workers) {
        worker.get();
      }
    } finally {
      pool.shutdownNow();
    }
    return failures;
  }

  private void work(List<Long> seeds) throws Exception {
    Optional<Long> seed = take(seeds);
    while (seed.isPresent()) {
      try (Playground playground = open()) {
        for (int i = 0; i < CASES_A_DATABASE && seed.isPresent() && playground.isClean(); i++) {
          Case subject = CaseGenerator.generate(seed.get(), playground.features());
          Optional<String> message = failure(playground, subject, false, statistics);
          if (message.isPresent()) {
            report(subject, playground.features(), message.get());
          }
          seed = take(seeds);
        }
      }
    }
  }

  /** One at a time: the engine's roles belong to the server. */
  private Playground open() throws Exception {
    synchronized (server) {
      return Playground.open(server);
    }
  }

  private Optional<Long> take(List<Long> seeds) {
    int index = next.getAndIncrement();
    synchronized (failures) {
      return index < seeds.size() && failures.size() < ENOUGH_FAILURES
          ? Optional.of(seeds.get(index))
          : Optional.empty();
    }
  }

  private static Optional<String> failure(
      Playground playground, Case subject, boolean isTolerant, Statistics statistics) {
    try {
      CaseRunner.run(playground, subject, isTolerant, statistics);
      return Optional.empty();
    } catch (InexactException e) {
      return Optional.of(e.getMessage());
    } catch (Exception e) {
      return Optional.of(
          BROKEN + e.getMessage() + (e.getCause() == null ? "" : "\n" + e.getCause().getMessage()));
    }
  }

  private void report(Case failing, Features features, String message) throws Exception {
    Files.createDirectories(REPORTS);
    Path script = REPORTS.resolve(failing.seed() + ".sql");
    try (Retry retry = new Retry()) {
      Case smallest = failing;
      if (!message.startsWith(BROKEN)) {
        String kind = kind(message);
        Instant end = Instant.now().plus(Duration.ofMinutes(MINUTES_TO_SHRINK));
        smallest =
            Shrinker.shrink(
                failing,
                smaller ->
                    Instant.now().isBefore(end)
                        && retry.failure(smaller).filter(it -> kind(it).equals(kind)).isPresent(),
                Settings.number("exactness.tries", TRIES_TO_SHRINK));
      }
      String shown = retry.failure(smallest).orElse(message + "\n(not every time)");
      Files.writeString(script, Script.of(smallest, features, shown));
    }
    synchronized (failures) {
      failures.add(new Failure(failing.seed(), message, script));
    }
  }

  /** A smaller case must fail for the same reason: the same sentence, up to the first name. */
  private static String kind(String message) {
    return message.lines().findFirst().orElse("").replaceAll("(rollback of|under) .*", "");
  }

  /** Runs smaller cases, in one database as long as they leave it clean. */
  private final class Retry implements AutoCloseable {

    private Playground playground;

    Retry() throws Exception {
      playground = open();
    }

    Optional<String> failure(Case subject) {
      try {
        if (!playground.isClean()) {
          playground.close();
          playground = open();
        }
        return Campaign.failure(playground, subject, true, new Statistics());
      } catch (Exception e) {
        throw new IllegalStateException("no database to make a case smaller in", e);
      }
    }

    @Override
    public void close() throws SQLException {
      playground.close();
    }
  }
}
