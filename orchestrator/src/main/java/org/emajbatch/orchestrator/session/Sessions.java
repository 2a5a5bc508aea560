package org.emajbatch.orchestrator.session;

import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;
import org.emajbatch.sql.connect.ConnectionSettings;
import org.emajbatch.sql.run.RunId;

/** The sessions of a run, 1 to N, opened together and closed together. */
public final class Sessions implements AutoCloseable {

  private final List<SessionConnection> all;

  private Sessions(List<SessionConnection> all) {
    this.all = List.copyOf(all);
  }

  /**
   * Opens all of them at the same time.
   *
   * @param settings where each session, by its number, works
   * @param lockTimeout the longest wait of a session for any one lock
   * @throws SQLException when one of them cannot be opened; none is left open then
   */
  public static Sessions open(
      IntFunction<ConnectionSettings> settings, RunId run, int sessions, Duration lockTimeout)
      throws SQLException, InterruptedException {
    List<Callable<SessionConnection>> openings = new ArrayList<>(sessions);
    for (int i = 1; i <= sessions; i++) {
      int number = i;
      openings.add(
          () -> SessionConnection.open(settings.apply(number), run, number, sessions, lockTimeout));
    }
    ExecutorService threads = Executors.newFixedThreadPool(sessions);
    try {
      return collect(threads.invokeAll(openings));
    } finally {
      threads.shutdown();
    }
  }

  private static Sessions collect(List<Future<SessionConnection>> openings)
      throws SQLException, InterruptedException {
    List<SessionConnection> opened = new ArrayList<>(openings.size());
    SQLException failure = null;
    for (Future<SessionConnection> opening : openings) {
      try {
        opened.add(opening.get());
      } catch (ExecutionException e) {
        failure = e.getCause() instanceof SQLException sql ? sql : new SQLException(e.getCause());
      }
    }
    if (failure != null) {
      opened.forEach(SessionConnection::close);
      throw failure;
    }
    return new Sessions(opened);
  }

  /** How many there are. */
  public int count() {
    return all.size();
  }

  /** Session i, from 1. */
  public SessionConnection get(int number) {
    return all.get(number - 1);
  }

  /** All of them, in order. */
  public List<SessionConnection> all() {
    return all;
  }

  /** Sessions 2 to N. */
  public List<SessionConnection> workers() {
    return all.subList(1, all.size());
  }

  /** The server processes, in order. */
  public List<Integer> pids() {
    return all.stream().map(SessionConnection::pid).toList();
  }

  /** Whether each has a server process of its own, as behind a pooler they may not. */
  public boolean areDistinctFrom(List<Integer> otherPids) {
    HashSet<Integer> distinct = new HashSet<>(pids());
    distinct.addAll(otherPids);
    return distinct.size() == all.size() + otherPids.size();
  }

  /**
   * Cancels what they are doing, and returns when the server has taken note: a cancellation that
   * comes later would hit the next statement. All at the same time, because each is a connection of
   * its own, which takes its time where the network is broken.
   */
  public void cancelAll() {
    List<Thread> cancelling = new ArrayList<>();
    for (SessionConnection session : all) {
      Thread thread = new Thread(session::cancel, "emaj-batch cancel");
      thread.setDaemon(true);
      thread.start();
      cancelling.add(thread);
    }
    for (Thread thread : cancelling) {
      try {
        thread.join();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      }
    }
  }

  /** Drops the connections under whoever is using them. */
  public void abortAll() {
    all.forEach(SessionConnection::abort);
  }

  @Override
  public void close() {
    all.forEach(SessionConnection::close);
  }
}
