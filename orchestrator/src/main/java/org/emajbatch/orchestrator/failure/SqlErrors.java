package org.emajbatch.orchestrator.failure;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.sql.SQLException;
import java.util.Set;
import javax.net.ssl.SSLException;
import org.emajbatch.sql.connect.ConnectionSettings;
import org.emajbatch.sql.engine.ServerError;

/** What an SQLSTATE means for a rollback; the one place where error codes are interpreted. */
public final class SqlErrors {

  private static final String CONNECTION_CLASS = "08";
  private static final String AUTHORIZATION_CLASS = "28";
  private static final String ENGINE_REFUSAL = "P0001";
  private static final String NOT_AT_MARK = "EMAJ1";
  private static final String PLAN_OUTDATED = "EMAJ2";
  private static final String FOREIGN_KEY_VIOLATION = "23503";
  private static final String UNIQUE_VIOLATION = "23505";
  private static final String NO_PRIVILEGE = "42501";
  private static final String NO_DATABASE = "3D000";

  /** The server ends a backend: by command, by its own stop, or by a crash. */
  private static final Set<String> BACKEND_ENDED = Set.of("57P01", "57P02", "57P03", "57P05");

  private static final String CANCELLED = "57014";

  /** lock_not_available, deadlock_detected. */
  private static final Set<String> LOCKED_OUT = Set.of("55P03", "40P01");

  private SqlErrors() {}

  /** The engine's own check said no. */
  public static boolean isEngineRefusal(SQLException e) {
    return ENGINE_REFUSAL.equals(e.getSQLState());
  }

  /** A restored table differs from what it was at the mark. */
  public static boolean isNotAtMark(SQLException e) {
    return NOT_AT_MARK.equals(e.getSQLState());
  }

  /** The engine's plan no longer suits the tables: a new one will. */
  public static boolean isPlanOutdated(SQLException e) {
    return PLAN_OUTDATED.equals(e.getSQLState());
  }

  /** A lock could not be had: trying again later may help. */
  public static boolean isLockedOut(SQLException e) {
    return LOCKED_OUT.contains(state(e));
  }

  /** The statement was cancelled, by us or by somebody else. */
  public static boolean isCancelled(SQLException e) {
    return CANCELLED.equals(e.getSQLState());
  }

  /** A foreign key does not hold. */
  public static boolean isForeignKeyBroken(SQLException e) {
    return FOREIGN_KEY_VIOLATION.equals(e.getSQLState());
  }

  /** A row of that key is there already. */
  public static boolean isDuplicate(SQLException e) {
    return UNIQUE_VIOLATION.equals(e.getSQLState());
  }

  /** The role lacks a right. */
  public static boolean isRightsMissing(SQLException e) {
    return NO_PRIVILEGE.equals(e.getSQLState());
  }

  /** The connection is gone, and with it the answer to the last command. */
  public static boolean isConnectionLost(SQLException e) {
    return state(e).startsWith(CONNECTION_CLASS) || BACKEND_ENDED.contains(state(e));
  }

  /** The server itself said so, and not the driver for want of an answer. */
  public static boolean isAnswer(SQLException e) {
    return ServerError.isFromServer(e);
  }

  /** No connection could be opened. */
  public static Failure connection(SQLException e, ConnectionSettings settings) {
    String hint =
        switch (state(e).length() < 2 ? "" : state(e).substring(0, 2)) {
          case CONNECTION_CLASS -> reachable(e, settings);
          case AUTHORIZATION_CLASS -> "check the role, and the password in PGPASSWORD or ~/.pgpass";
          default -> NO_DATABASE.equals(e.getSQLState()) ? "check the database's name (-d)" : "";
        };
    return Failure.of(
            FailureKind.CONNECTION,
            FailureCode.CONNECTION_FAILED,
            "no connection to " + settings.describe() + ": " + message(e))
        .on(settings.database())
        .hint(hint)
        .because(e);
  }

  /** A server that is not trusted, or cannot be for want of a file, may well be running. */
  private static String reachable(SQLException e, ConnectionSettings settings) {
    Throwable cause = e.getCause();
    boolean network =
        cause instanceof IOException
            && !(cause instanceof SSLException)
            && (settings.isUnixSocket() || !(cause instanceof FileNotFoundException));
    return network
        ? "is the server running, and reachable under that name and port?"
        : "check sslmode, and the files that PGSSLROOTCERT, PGSSLCERT and PGSSLKEY name";
  }

  /** One of the engine's checks said no. */
  public static Failure refusedByEngine(SQLException e) {
    ServerError error = ServerError.of(e);
    return Failure.refused(FailureCode.ENGINE_REFUSED, withoutStop(error.message()))
        .hint(error.hint().orElse(""))
        .because(e);
  }

  /** Before a run has begun, a statement that fails has changed nothing. */
  public static Failure refused(SQLException e) {
    if (isEngineRefusal(e)) {
      return refusedByEngine(e);
    }
    FailureCode code =
        isRightsMissing(e) ? FailureCode.RIGHTS_MISSING : FailureCode.STATEMENT_FAILED;
    return Failure.refused(code, message(e)).hint(hint(e)).because(e);
  }

  /** What the server suggests, empty where it suggests nothing. */
  public static String hint(SQLException e) {
    return ServerError.of(e).hint().orElse("");
  }

  private static String withoutStop(String sentence) {
    return sentence.endsWith(".") ? sentence.substring(0, sentence.length() - 1) : sentence;
  }

  /** The server's or the driver's words, on one line. */
  public static String message(SQLException e) {
    return ServerError.of(e).message();
  }

  private static String state(SQLException e) {
    return e.getSQLState() == null ? "" : e.getSQLState();
  }
}
