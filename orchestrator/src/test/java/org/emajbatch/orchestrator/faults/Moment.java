package org.emajbatch.orchestrator.faults;

import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.emajbatch.orchestrator.protocol.ProtocolStep;

/**
 * When a fault strikes: at a named step of the program, or at the message that this step sends. In
 * the runs of the matrix session 2 is prepared and finished before session 3, so that each moment
 * is one state of the protocol and not several.
 */
enum Moment {
  UNCLAIMED(
      "before the claim",
      ProtocolStep.BEFORE_CLAIM,
      1,
      0,
      " control",
      "INSERT INTO emaj_batch.run"),
  CLAIMED(
      "claiming: decision row inserted, invisible",
      ProtocolStep.AFTER_CLAIM,
      1,
      0,
      " s1/3",
      "INSERT INTO emaj_batch.decision"),
  LOCKING("locking tables", ProtocolStep.AFTER_LOCK, 2, 0, " s2/3", "_rlbk_session_lock"),
  UNDOING("putting tables back", ProtocolStep.AFTER_EXECUTE, 2, 0, " s2/3", "_rlbk_session_exec"),
  BARRIER("all tables put back, none prepared", ProtocolStep.BARRIER, 1, 0, " s1/3", "_rlbk_end"),
  SOME_PREPARED(
      "session 2 prepared, session 3 not yet",
      ProtocolStep.BEFORE_PREPARE,
      3,
      1,
      " s3/3",
      "PREPARE TRANSACTION"),
  ALL_PREPARED(
      "all prepared, COMMIT not sent",
      ProtocolStep.BEFORE_DECIDE,
      1,
      2,
      " s1/3",
      "synchronous_commit"),
  COMMITTING("COMMIT sent, not answered", ProtocolStep.BEFORE_DECIDE, 1, 2, " s1/3", "^COMMIT$"),
  DECIDED(
      "decided, none finished",
      ProtocolStep.AFTER_DECIDE,
      1,
      2,
      " (s2/3|finish)",
      "COMMIT PREPARED .*:2/3"),
  SOME_FINISHED(
      "session 2 finished, session 3 not yet",
      ProtocolStep.BEFORE_FINISH,
      3,
      1,
      " (s3/3|finish)",
      "COMMIT PREPARED .*:3/3"),
  FINISHED(
      "all finished, not noted yet",
      ProtocolStep.BEFORE_BOOKKEEPING,
      1,
      0,
      " control",
      "SET finished_at"),
  BURYING(
      "recover writes its verdict",
      ProtocolStep.BEFORE_VERDICT,
      1,
      2,
      " recover",
      "INSERT INTO emaj_batch.decision"),
  RECOVERING(
      "recover has its verdict, nothing carried out",
      ProtocolStep.AFTER_VERDICT,
      1,
      2,
      " recover",
      "ROLLBACK PREPARED");

  private final String title;
  private final ProtocolStep step;
  private final int session;
  private final int prepared;
  private final Pattern application;
  private final Pattern statement;

  Moment(
      String title,
      ProtocolStep step,
      int session,
      int prepared,
      String application,
      String statement) {
    this.title = title;
    this.step = step;
    this.session = session;
    this.prepared = prepared;
    this.application = Pattern.compile(application + "$");
    this.statement = Pattern.compile(statement);
  }

  /** For people. */
  String title() {
    return title;
  }

  ProtocolStep step() {
    return step;
  }

  int session() {
    return session;
  }

  /** How many transactions are prepared then. */
  int prepared() {
    return prepared;
  }

  /** Which connection sends the message. */
  Predicate<String> application() {
    return application.asPredicate();
  }

  /** The message. */
  Pattern statement() {
    return statement;
  }

  /** Whether it is a moment of the command recover, after a run that died with all prepared. */
  boolean isOfRecover() {
    return this == BURYING || this == RECOVERING;
  }

  /** Whether no named step lies there: the fault then strikes while the answer is under way. */
  boolean isOnTheWire() {
    return this == COMMITTING;
  }
}
