package org.emajbatch.sql.exactness;

/** A case shows that the engine did not keep its promise; the message says where and how. */
final class InexactException extends Exception {

  private static final long serialVersionUID = 1L;

  InexactException(String message) {
    super(message);
  }

  InexactException(String message, Throwable cause) {
    super(message + ": " + cause.getMessage(), cause);
  }
}
