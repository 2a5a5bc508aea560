package org.emajbatch.monitor.model;

import java.time.Duration;
import java.util.List;

/**
 * What the user's keys ask of the world outside; the loop carries it out, and nothing else does.
 */
public sealed interface Effect {

  /** Puts a text into the terminal's clipboard. */
  record Copy(String text) implements Effect {}

  /** Reads the screen's detail now, also where it is read only when asked for. */
  record ReadAgain() implements Effect {}

  /**
   * Goes to another picture of the recording that is played.
   *
   * @param by so many; back where negative
   */
  record Step(int by) implements Effect {}

  /**
   * Goes to the recording's picture of another time.
   *
   * @param by so much later; before where negative
   */
  record Skip(Duration by) implements Effect {}

  /**
   * Calls a function of the engine in a connection and transaction of its own.
   *
   * @param sql the call, with literals quoted
   * @param doing what it does, for the message that follows, such as {@code mark A set}
   */
  record Call(String sql, String doing) implements Effect {}

  /**
   * Hands the terminal over to a command of the orchestrator until that ends.
   *
   * @param arguments after its name, without those of the connection
   */
  record HandOver(List<String> arguments) implements Effect {
    public HandOver {
      arguments = List.copyOf(arguments);
    }
  }
}
