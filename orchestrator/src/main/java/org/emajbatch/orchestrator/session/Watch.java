package org.emajbatch.orchestrator.session;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.emajbatch.orchestrator.failure.Failure;
import org.emajbatch.orchestrator.failure.FailureCode;
import org.emajbatch.orchestrator.failure.FailureKind;
import org.emajbatch.orchestrator.failure.SqlErrors;
import org.emajbatch.sql.connect.ConnectionSettings;
import org.emajbatch.sql.connect.Connections;
import org.emajbatch.sql.engine.Blocker;
import org.emajbatch.sql.engine.SessionName;
import org.emajbatch.sql.run.RunId;

/**
 * Looks at a run from outside, on a connection of its own: who blocks its sessions, and whether
 * they block each other. The server cannot see the latter, because one of the two is idle for it,
 * so without this watch they would wait for ever.
 */
public final class Watch implements AutoCloseable {

  private static final long TICK_MILLIS = 200;

  /** Two in a row: sessions may hold each other up for a moment, as when a file grows. */
  private static final int TICKS_THAT_PROVE = 2;

  /** Reading progress costs more than looking for blockers. */
  private static final int TICKS_A_READING = 3;

  /**
   * Everything the watch asks for takes the server a moment. When no answer has come for this long,
   * the network swallows what is sent, and the sessions would wait for their answers for ever.
   */
  public static final Duration LONGEST_SILENCE = Duration.ofSeconds(90);

  /** What else is to be read now and then. */
  @FunctionalInterface
  public interface Reading {
    void read(Connection connection) throws SQLException;
  }

  private final ScheduledExecutorService threads =
      Executors.newScheduledThreadPool(2, Watch::daemon);
  private final ConnectionSettings settings;
  private final RunId run;
  private final Set<Integer> pids;
  private final EmergencyStop stop;
  private final Reading reading;
  private final Duration longestSilence;
  private final Runnable onSilence;

  private volatile Connection connection;
  private volatile long lastAnswer = System.nanoTime();
  private int ticks;
  private int ticksOfSelfBlock;
  private volatile List<Blocker> lastBlockers = List.of();

  /**
   * A watch over a run's sessions.
   *
   * @param pids their server processes
   * @param stop pulled when they block each other
   * @param reading called at every few looks, on the watch's connection
   * @param longestSilence how long the server may leave all questions without an answer
   * @param onSilence what to do then, once
   */
  public Watch(
      ConnectionSettings settings,
      RunId run,
      List<Integer> pids,
      EmergencyStop stop,
      Reading reading,
      Duration longestSilence,
      Runnable onSilence) {
    this.settings = settings;
    this.run = run;
    this.pids = Set.copyOf(pids);
    this.stop = stop;
    this.reading = reading;
    this.longestSilence = longestSilence;
    this.onSilence = onSilence;
  }

  /** Begins to look. */
  public void start() {
    threads.scheduleWithFixedDelay(this::look, TICK_MILLIS / 4, TICK_MILLIS, TimeUnit.MILLISECONDS);
    listen();
  }

  /** Does something once, after a while, unless it is cancelled before. */
  public ScheduledFuture<?> after(Duration delay, Runnable action) {
    return threads.schedule(action, delay.toMillis(), TimeUnit.MILLISECONDS);
  }

  /** Who blocked the sessions when last anybody did. */
  public List<Blocker> lastBlockers() {
    return lastBlockers;
  }

  /** Forgets who blocked the sessions. */
  public void forgetBlockers() {
    lastBlockers = List.of();
  }

  /** On the other thread, since a look may hang in what the network swallows. */
  private void listen() {
    long heard = lastAnswer;
    long left = longestSilence.toNanos() - (System.nanoTime() - heard);
    if (left > 0) {
      threads.schedule(this::listen, left, TimeUnit.NANOSECONDS);
    } else {
      // The process itself may have been stopped all the time: the server gets one more chance.
      threads.schedule(
          () -> giveUpUnlessHeard(heard), longestSilence.toMillis() / 3, TimeUnit.MILLISECONDS);
    }
  }

  private void giveUpUnlessHeard(long before) {
    if (lastAnswer == before) {
      onSilence.run();
    } else {
      listen();
    }
  }

  private void look() {
    try {
      if (connection == null) {
        connection = Connections.open(settings, SessionName.helper(run, "watch"), longestSilence);
      }
      List<Blocker> blockers = Blocker.of(connection, pids);
      lastAnswer = System.nanoTime();
      if (!blockers.isEmpty()) {
        lastBlockers = blockers;
      }
      stopOnSelfBlock(blockers);
      if (ticks++ % TICKS_A_READING == 0) {
        reading.read(connection);
      }
    } catch (SQLException | RuntimeException e) {
      if (e instanceof SQLException refused && SqlErrors.isAnswer(refused)) {
        lastAnswer = System.nanoTime();
      }
      // The next look tries again on a new connection; the sessions tell what really failed.
      closeConnection();
    }
  }

  private void stopOnSelfBlock(List<Blocker> blockers) {
    List<Blocker> own = blockers.stream().filter(this::isOwn).toList();
    ticksOfSelfBlock = own.isEmpty() ? 0 : ticksOfSelfBlock + 1;
    if (ticksOfSelfBlock < TICKS_THAT_PROVE) {
      return;
    }
    Blocker blocker = own.get(0);
    stop.pull(
        Failure.of(
                FailureKind.ABORTED,
                FailureCode.SELF_BLOCK,
                "session with pid "
                    + blocker.waitingPid()
                    + " waits for another session of the same run: "
                    + blocker.describe())
            .on(blocker.relation())
            .hint("run it again with -s 1, which cannot block itself"));
  }

  private boolean isOwn(Blocker blocker) {
    return pids.contains(blocker.pid()) || blocker.gid().contains(run.toString());
  }

  @Override
  public void close() {
    threads.shutdownNow();
    try {
      if (!threads.awaitTermination(1, TimeUnit.SECONDS)) {
        // The look waits for an answer, and closing would wait for the look.
        abortConnection();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    closeConnection();
  }

  private void abortConnection() {
    Connection hanging = connection;
    try {
      if (hanging != null) {
        hanging.abort(Runnable::run);
      }
    } catch (SQLException alreadyLost) {
      // Then there is nothing to abort.
    }
  }

  private void closeConnection() {
    try {
      if (connection != null) {
        connection.close();
      }
    } catch (SQLException alreadyLost) {
      // Then there is nothing to close.
    }
    connection = null;
  }

  private static Thread daemon(Runnable work) {
    Thread thread = new Thread(work, "emaj-batch watch");
    thread.setDaemon(true);
    return thread;
  }
}
