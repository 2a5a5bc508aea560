package org.emajbatch.monitor.view.blocked;

import org.emajbatch.sql.watch.LockWait;

/**
 * What somebody wants a lock for, in plain words. What each mode keeps out stands in PostgreSQL's
 * documentation, "Explicit Locking", table of conflicting lock modes.
 */
final class LockWords {

  private LockWords() {}

  /** Short, after "wants to". */
  static String wants(LockWait wait) {
    if (isRow(wait)) {
      return "change";
    }
    if (isTransaction(wait)) {
      return "go on after";
    }
    return switch (wait.mode()) {
      case "AccessShareLock" -> "read";
      case "RowShareLock" -> "lock rows";
      case "RowExclusiveLock" -> "write";
      case "ShareUpdateExclusiveLock" -> "maintain";
      case "ShareLock", "ShareRowExclusiveLock", "ExclusiveLock" -> "stop writers";
      case "AccessExclusiveLock" -> "have it alone";
      default -> wait.mode();
    };
  }

  /** In a phrase, after "waits". */
  static String purpose(LockWait wait) {
    if (isRow(wait)) {
      return "to change a " + wait.object() + ", which another transaction has changed";
    }
    if (isTransaction(wait)) {
      return "for the end of " + wait.object();
    }
    String why =
        switch (wait.mode()) {
          case "AccessShareLock" -> "to read ";
          case "RowShareLock" -> "to lock rows of ";
          case "RowExclusiveLock" -> "to write to ";
          case "ShareUpdateExclusiveLock" -> "to maintain, and be the only one who does, ";
          case "ShareLock" -> "to keep writers away from ";
          case "ShareRowExclusiveLock" -> "to keep writers and its like away from ";
          case "ExclusiveLock" -> "to let others only read ";
          case "AccessExclusiveLock" -> "to have for itself alone ";
          default -> "for " + wait.mode() + " on ";
        };
    return why + wait.object();
  }

  private static boolean isRow(LockWait wait) {
    return wait.object().startsWith("row of ");
  }

  private static boolean isTransaction(LockWait wait) {
    return wait.object().startsWith("transaction");
  }
}
