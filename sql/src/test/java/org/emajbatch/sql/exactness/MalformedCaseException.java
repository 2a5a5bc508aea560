package org.emajbatch.sql.exactness;

/** A case says something that has no meaning: a defect of the generator, not of the engine. */
final class MalformedCaseException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  MalformedCaseException(String statement, Throwable cause) {
    super("the server does not take this statement of the case: " + statement, cause);
  }
}
