package org.emajbatch.benchmark;

import org.emajbatch.benchmark.cli.BenchmarkCommand;

/** The program. */
public final class Main {

  private Main() {}

  /** Runs a command line and ends the process with its exit code. */
  public static void main(String[] args) {
    System.exit(BenchmarkCommand.run(System.out, System.err, args));
  }
}
