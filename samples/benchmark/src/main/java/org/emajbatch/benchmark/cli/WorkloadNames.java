package org.emajbatch.benchmark.cli;

import java.util.Iterator;
import org.emajbatch.benchmark.experiment.Benchmark;

/** The names that the help shows. */
final class WorkloadNames implements Iterable<String> {

  @Override
  public Iterator<String> iterator() {
    return Benchmark.NAMES.iterator();
  }
}
