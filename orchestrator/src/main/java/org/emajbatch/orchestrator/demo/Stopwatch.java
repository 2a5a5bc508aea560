package org.emajbatch.orchestrator.demo;

import java.util.concurrent.TimeUnit;
import org.emajbatch.orchestrator.report.Texts;

/** Tells how long each part took. */
final class Stopwatch {

  private long lapStart = System.nanoTime();

  /** The time since the last lap, as the end of a sentence; the next lap begins. */
  String lap() {
    long now = System.nanoTime();
    long millis = TimeUnit.NANOSECONDS.toMillis(now - lapStart);
    lapStart = now;
    return " (" + Texts.duration(millis) + ")";
  }
}
