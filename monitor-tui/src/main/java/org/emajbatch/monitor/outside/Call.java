package org.emajbatch.monitor.outside;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.emajbatch.monitor.model.Effect;
import org.emajbatch.sql.connect.ConnectionSettings;
import org.emajbatch.sql.connect.Connections;
import org.emajbatch.sql.engine.ServerError;
import org.emajbatch.sql.engine.SessionName;

/**
 * One call of a function of the engine, in a connection and transaction of its own: the one that
 * reads stays one that only reads.
 */
final class Call {

  /** A call that would wait for others longer is given up: the user sits and waits, too. */
  private static final String LIMITS = "SET lock_timeout = '10s'";

  private static final String UNDEFINED_FUNCTION = "42883";

  private Call() {}

  /**
   * What became of a call.
   *
   * @param text whole sentences
   * @param bad whether it failed
   */
  record Result(String text, boolean bad) {}

  /** Calls, and says what became of it. */
  static Result perform(ConnectionSettings settings, Effect.Call call) {
    boolean sent = false;
    try (Connection connection = Connections.open(settings, SessionName.command("monitor action"));
        Statement statement = connection.createStatement()) {
      statement.execute(LIMITS);
      sent = true;
      statement.execute(call.sql());
      return new Result("Done: " + call.doing() + ".", false);
    } catch (SQLException e) {
      return new Result("Failed: " + call.doing() + ". " + failure(e, sent), true);
    }
  }

  /** What failed, in the server's words with its advice, and what the data are like now. */
  private static String failure(SQLException e, boolean sent) {
    ServerError error = ServerError.of(e);
    if (UNDEFINED_FUNCTION.equals(e.getSQLState())) {
      // The server's advice would be about types, which are not what is wrong.
      return "The engine of this database cannot do this: "
          + sentence(error.message())
          + " Nothing was changed.";
    }
    String advice = error.hint().map(hint -> " " + sentence(hint)).orElse("");
    // A statement that fails leaves nothing behind; one whose answer is lost may.
    String state =
        sent && !ServerError.isFromServer(e)
            ? "Whether it was done is not known, for the connection broke: look before you repeat it."
            : "Nothing was changed.";
    return sentence(error.message()) + advice + " " + state;
  }

  private static String sentence(String text) {
    return text.endsWith(".") || text.endsWith("?") ? text : text + ".";
  }
}
