package org.emajbatch.sql.engine;

import java.sql.SQLException;
import java.util.Optional;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/**
 * What the server said when it refused, without the driver's decoration and without the place in
 * the engine's functions, which helps nobody who uses them.
 *
 * @param message the sentence, with its detail
 * @param hint what the server suggests
 */
public record ServerError(String message, Optional<String> hint) {

  private static final String LOCK_NOT_AVAILABLE = "55P03";

  /** From an exception of the driver, whether or not the server had a part in it. */
  public static ServerError of(SQLException e) {
    ServerErrorMessage answer =
        e instanceof PSQLException postgres ? postgres.getServerErrorMessage() : null;
    if (answer == null || answer.getMessage() == null) {
      return new ServerError(
          oneLine(e.getMessage() == null ? e.toString() : e.getMessage()), Optional.empty());
    }
    String detail = answer.getDetail() == null ? "" : " (" + oneLine(answer.getDetail()) + ")";
    return new ServerError(
        oneLine(answer.getMessage()) + detail,
        Optional.ofNullable(answer.getHint()).map(ServerError::oneLine));
  }

  /** Whether somebody has locked what was asked for, and waiting for it was given up. */
  public static boolean isLocked(SQLException e) {
    return LOCK_NOT_AVAILABLE.equals(e.getSQLState());
  }

  /** Whether the server itself said so, and not the driver for want of an answer. */
  public static boolean isFromServer(SQLException e) {
    return e instanceof PSQLException postgres && postgres.getServerErrorMessage() != null;
  }

  private static String oneLine(String text) {
    return text.strip().replaceAll("\\s*\\R\\s*", " ");
  }
}
