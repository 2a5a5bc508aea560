package org.emajbatch.orchestrator.faults;

import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * What a proxy does at the first statement that fits.
 *
 * @param application which of our connections, by its application_name
 * @param sql found in the statement's text
 * @param side where the statement, or its answer, is held
 * @param action done meanwhile
 * @param then what becomes of the connection afterwards
 */
record Interception(
    Predicate<String> application, Pattern sql, Side side, Action action, Then then) {

  /** Where the proxy stops what is under way. */
  enum Side {
    /** The statement has not reached the server. */
    BEFORE_SERVER,
    /** The server has done it, and its answer has not reached the client. */
    BEFORE_CLIENT
  }

  /** How it goes on. */
  enum Then {
    PASS,
    CUT
  }

  /** Something that is done while a message is held. */
  @FunctionalInterface
  interface Action {
    void run() throws Exception;
  }

  boolean concerns(String connection, String statement) {
    return application.test(connection) && sql.matcher(statement).find();
  }
}
