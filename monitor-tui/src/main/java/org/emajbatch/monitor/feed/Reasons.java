package org.emajbatch.monitor.feed;

import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.sql.SQLException;
import org.emajbatch.sql.engine.ServerError;

/** Says on one line why something failed. */
public final class Reasons {

  private Reasons() {}

  /** What failed and, where that does not say it, the first cause of it. */
  public static String brief(Throwable failure) {
    String reason =
        (isLocked(failure) ? "E-Maj's tables are locked by somebody: " : "") + firstLine(failure);
    Throwable cause = failure;
    while (cause.getCause() != null) {
      cause = cause.getCause();
    }
    String first = firstLine(cause);
    return reason.contains(first) ? reason : reason + " (" + first + ")";
  }

  /**
   * The server does not say of itself that it answers well, and what it was asked for is locked.
   */
  private static boolean isLocked(Throwable failure) {
    return failure instanceof SQLException e && ServerError.isLocked(e);
  }

  private static String firstLine(Throwable failure) {
    if (failure instanceof FileSystemException file) {
      return ofFile(file);
    }
    String message = failure.getMessage();
    return message == null || message.isBlank()
        ? failure.getClass().getSimpleName()
        : message.strip().lines().findFirst().orElseThrow();
  }

  /** Java says no more than the file's name in the commonest cases. */
  private static String ofFile(FileSystemException failure) {
    if (failure instanceof NoSuchFileException) {
      return "there is no such file or folder";
    }
    if (failure instanceof AccessDeniedException) {
      return "permission denied";
    }
    return failure.getReason() == null ? failure.getMessage() : failure.getReason();
  }
}
