package org.emajbatch.orchestrator.failure;

import java.util.List;
import java.util.Optional;

/**
 * Why a command ends with another exit code than 0. It carries everything that text and JSON say
 * about it, so that both say the same.
 */
public final class Failure extends Exception {

  private static final long serialVersionUID = 1L;

  private final FailureKind kind;
  private final FailureCode code;
  private final String object;
  private final String hint;
  private final List<String> next;

  private Failure(
      FailureKind kind,
      FailureCode code,
      String message,
      String object,
      String hint,
      List<String> next,
      Throwable cause) {
    super(message, cause);
    this.kind = kind;
    this.code = code;
    this.object = object;
    this.hint = hint;
    this.next = next;
  }

  /**
   * A failure of which only the bare facts are known yet.
   *
   * @param kind how the command ends
   * @param code what failed, for programs
   * @param message what failed, for people: a sentence without a full stop
   */
  public static Failure of(FailureKind kind, FailureCode code, String message) {
    return new Failure(kind, code, message, "", "", List.of(), null);
  }

  /** A check said no. */
  public static Failure refused(FailureCode code, String message) {
    return of(FailureKind.REFUSED, code, message);
  }

  /** The command line makes no sense. */
  public static Failure usage(String message) {
    return of(FailureKind.USAGE, FailureCode.USAGE, message);
  }

  /** The same, with words before the message that say where it happened. */
  public Failure in(String where) {
    return new Failure(kind, code, where + ": " + getMessage(), object, hint, next, getCause());
  }

  /** The same, naming the object it is about. */
  public Failure on(String newObject) {
    return new Failure(kind, code, getMessage(), newObject, hint, next, getCause());
  }

  /** The same, with a sentence that helps. */
  public Failure hint(String newHint) {
    return new Failure(kind, code, getMessage(), object, newHint, next, getCause());
  }

  /** The same, with the commands to type next. */
  public Failure next(String... commands) {
    return new Failure(kind, code, getMessage(), object, hint, List.of(commands), getCause());
  }

  /** The same, with what brought it about. */
  public Failure because(Throwable cause) {
    return new Failure(kind, code, getMessage(), object, hint, next, cause);
  }

  /** How the command ends. */
  public FailureKind kind() {
    return kind;
  }

  /** What failed, for programs. */
  public FailureCode code() {
    return code;
  }

  /** The object it is about. */
  public Optional<String> object() {
    return Optional.of(object).filter(text -> !text.isEmpty());
  }

  /** A sentence that helps. */
  public Optional<String> hint() {
    return Optional.of(hint).filter(text -> !text.isEmpty());
  }

  /** The commands to type next. */
  public List<String> next() {
    return next;
  }
}
