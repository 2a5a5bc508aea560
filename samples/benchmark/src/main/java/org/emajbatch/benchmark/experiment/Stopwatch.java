package org.emajbatch.benchmark.experiment;

/** Measures how long something takes. */
final class Stopwatch {

  /** Something to be measured. */
  interface Task {
    void run() throws Exception;
  }

  private static final int NANOS = 1000;

  private Stopwatch() {}

  /** Microseconds that the task took. */
  static long micros(Task task) throws Exception {
    long start = System.nanoTime();
    task.run();
    return (System.nanoTime() - start) / NANOS;
  }
}
