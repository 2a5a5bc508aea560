package org.emajbatch.samples;

import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Runs tasks at the same time, each on a connection of its own. */
final class Together {

  private Together() {}

  /**
   * Waits for all tasks.
   *
   * @param first a task that counts rows
   * @param second another one
   * @return the sum of their counts
   * @throws SQLException what the first of them that failed threw, after both have ended
   */
  static long sum(Callable<Long> first, Callable<Long> second) throws SQLException {
    ExecutorService threads = Executors.newFixedThreadPool(2);
    try {
      List<Future<Long>> counts = threads.invokeAll(List.of(first, second));
      return counts.get(0).get() + counts.get(1).get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof SQLException cause) {
        throw cause;
      }
      throw new IllegalStateException(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new SQLException("interrupted while the sample application was at work", e);
    } finally {
      threads.shutdownNow();
    }
  }
}
