package org.emajbatch.monitor.feed;

/** Says on one line why something failed. */
public final class Reasons {

  private Reasons() {}

  /** What failed and, where that does not say it, the first cause of it. */
  public static String brief(Throwable failure) {
    String reason = firstLine(failure);
    Throwable cause = failure;
    while (cause.getCause() != null) {
      cause = cause.getCause();
    }
    String first = firstLine(cause);
    return reason.contains(first) ? reason : reason + " (" + first + ")";
  }

  private static String firstLine(Throwable failure) {
    String message = failure.getMessage();
    return message == null || message.isBlank()
        ? failure.getClass().getSimpleName()
        : message.strip().lines().findFirst().orElseThrow();
  }
}
