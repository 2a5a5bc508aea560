package org.emajbatch.orchestrator.soak;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.emajbatch.orchestrator.testing.Child;
import org.emajbatch.orchestrator.testing.Program;

/**
 * Breaks things: by itself, every now and then, and where a run asks for it. Only faults that found
 * a victim are counted. It never changes what the tables of a field hold.
 */
final class Chaos implements AutoCloseable {

  /** The longest time between two faults. */
  private static final int MILLIS = 400;

  private static final int LONGEST_LOCK_MILLIS = 2500;

  private static final List<Fault> ANY_TIME =
      List.of(
          Fault.TERMINATE_BACKEND,
          Fault.CANCEL_STATEMENT,
          Fault.CANCEL_RUN,
          Fault.KILL_PROCESS,
          Fault.SIGNAL_PROCESS,
          Fault.CRASH_SERVER,
          Fault.HOLD_LOCK,
          Fault.RECOVER,
          Fault.RECOVER_FORCED,
          Fault.CUT_CONNECTIONS);

  private static final String SIGNAL =
      """
      SELECT %s(pid)
        FROM (SELECT pid FROM pg_stat_activity
               WHERE application_name LIKE 'emaj-batch %s%%' ORDER BY random() LIMIT 1) AS victim
      """;

  private static final String UNDECIDED =
      """
      SELECT run_id::text FROM emaj_batch.run
       WHERE finished_at IS NULL ORDER BY started_at DESC, random() LIMIT 1
      """;

  private static final String[] TABLES = {"account", "entry", "\"Odd Name\"", "tag", "stock"};
  private static final String[] LOCKS = {"ROW EXCLUSIVE", "ROW SHARE", "SHARE", "EXCLUSIVE"};

  private final Site site;
  private final List<Field> fields;
  private final Network network;
  private final Children children;
  private final Tally tally;
  private final Random random;
  private final CountDownLatch over = new CountDownLatch(1);
  private final ScheduledExecutorService threads = Executors.newScheduledThreadPool(8);

  Chaos(
      Site site,
      List<Field> fields,
      Network network,
      Children children,
      Tally tally,
      Random random) {
    this.site = site;
    this.fields = fields;
    this.network = network;
    this.children = children;
    this.tally = tally;
    this.random = random;
  }

  /** Begins to break things by itself. */
  void start() {
    new Thread(this::rage, "chaos").start();
  }

  private void rage() {
    try {
      while (!over.await(random.nextInt(MILLIS), TimeUnit.MILLISECONDS)) {
        Field field = fields.get(random.nextInt(fields.size()));
        inflict(choose(ANY_TIME, random), field, Optional.empty());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** One of these faults, by weight. */
  static Fault choose(List<Fault> faults, Random random) {
    int left = random.nextInt(faults.stream().mapToInt(Fault::weight).sum());
    for (Fault fault : faults) {
      left -= fault.weight();
      if (left < 0) {
        return fault;
      }
    }
    throw new IllegalStateException("faults without weight");
  }

  /**
   * Does it, as far as there is anything to do it to.
   *
   * @param field whose run it is meant for, where that matters
   * @param run the run it is meant for; otherwise any
   */
  void inflict(Fault fault, Field field, Optional<String> run) {
    try {
      if (happens(fault, field, run)) {
        tally.fault(fault);
      }
    } catch (SQLException serverIsDown) {
      // Then another fault was faster.
    } catch (RejectedExecutionException soakIsOver) {
      // Then it is too late for this one.
    } catch (Exception e) {
      tally.violation("the soak itself failed at " + fault + ": " + e);
    }
  }

  private boolean happens(Fault fault, Field field, Optional<String> run) throws Exception {
    String victims = run.map(id -> id + " s").orElse("");
    return switch (fault) {
      case TERMINATE_BACKEND ->
          field.value(SIGNAL.formatted("pg_terminate_backend", victims)).isPresent();
      case CANCEL_STATEMENT ->
          field.value(SIGNAL.formatted("pg_cancel_backend", victims)).isPresent();
      case CANCEL_RUN -> cancel(field, run.or(() -> undecided(field)));
      case KILL_PROCESS -> kill(children.any(random));
      case SIGNAL_PROCESS -> signal(children.any(random));
      case CRASH_SERVER -> {
        site.crash();
        yield true;
      }
      case HOLD_LOCK -> {
        threads.execute(() -> holdLock(field));
        yield true;
      }
      case RECOVER -> {
        threads.execute(() -> Site.recover(field.judge()));
        yield true;
      }
      case RECOVER_FORCED -> {
        threads.execute(() -> Site.recover(field.judge(), "--force"));
        yield true;
      }
      case CUT_CONNECTIONS -> network.cut(field);
      case FAIL_STEP, DELAY_STEP ->
          throw new IllegalArgumentException(fault + " is for a step itself to do");
    };
  }

  private static Optional<String> undecided(Field field) {
    try {
      return field.value(UNDECIDED);
    } catch (SQLException serverIsDown) {
      return Optional.empty();
    }
  }

  private boolean cancel(Field field, Optional<String> run) {
    run.ifPresent(
        id ->
            threads.execute(
                () ->
                    Program.connecting(field.judge().settings(Field.OPERATOR)).run("cancel", id)));
    return run.isPresent();
  }

  private static boolean kill(Optional<Child> child) throws InterruptedException {
    if (child.isPresent()) {
      child.get().kill();
    }
    return child.isPresent();
  }

  private static boolean signal(Optional<Child> child) {
    child.ifPresent(Child::terminate);
    return child.isPresent();
  }

  /** As an application that has read or written, and thinks. */
  private void holdLock(Field field) {
    try {
      Connection application = field.database(random).open();
      threads.schedule(
          () -> {
            application.close();
            return null;
          },
          random.nextInt(LONGEST_LOCK_MILLIS),
          TimeUnit.MILLISECONDS);
      try (Statement statement = application.createStatement()) {
        statement.execute("BEGIN");
        statement.execute(
            "LOCK TABLE %s.%s IN %s MODE"
                .formatted(
                    field.group(),
                    TABLES[random.nextInt(TABLES.length)],
                    LOCKS[random.nextInt(LOCKS.length)]));
      }
    } catch (SQLException | RejectedExecutionException serverIsDown) {
      // Then there is no application either.
    }
  }

  /** Lets what was begun come to its end. */
  @Override
  public void close() {
    over.countDown();
    threads.shutdown();
    try {
      if (threads.awaitTermination(2, TimeUnit.MINUTES)) {
        return;
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    threads.shutdownNow();
    tally.violation("recover or cancel did not come to its end");
  }
}
