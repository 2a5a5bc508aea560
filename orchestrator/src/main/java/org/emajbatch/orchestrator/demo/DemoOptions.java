package org.emajbatch.orchestrator.demo;

import org.emajbatch.samples.SampleApplication;

/**
 * What the demo is asked to do.
 *
 * @param sessions how many sessions roll back, at most
 * @param scale size of the application, see {@link SampleApplication}
 * @param keep whether the server stays up
 */
public record DemoOptions(int sessions, double scale, boolean keep) {

  /** Checks the ranges, with messages for the user. */
  public DemoOptions {
    if (sessions < 1) {
      throw new IllegalArgumentException("the demo needs at least 1 session, not " + sessions);
    }
    SampleApplication.checkScale(scale);
  }

  /** As many sessions as this machine has processors, but enough to be parallel. */
  public static int defaultSessions() {
    return Math.max(2, Math.min(8, Runtime.getRuntime().availableProcessors()));
  }
}
