package org.emajbatch.orchestrator.failure;

/** What failed, for programs: these names are part of the interface and are never reused. */
public enum FailureCode {
  /** An option is unknown, is missing or has a bad value. */
  USAGE("usage"),
  /** A connection setting is unknown, contradictory or unreadable. */
  CONNECTION_SETTINGS("connectionSettings"),
  /** The server cannot be reached or refuses the connection. */
  CONNECTION_FAILED("connectionFailed"),
  /** No engine in the database. */
  ENGINE_MISSING("engineMissing"),
  /** The role may not do it. */
  RIGHTS_MISSING("rightsMissing"),
  /** Schema emaj_batch is not there or not complete. */
  BATCH_SCHEMA_MISSING("batchSchemaMissing"),
  /** The server is a standby. */
  READ_ONLY("readOnly"),
  /** No such group. */
  GROUP_UNKNOWN("groupUnknown"),
  /** The group does not record changes now. */
  GROUP_NOT_LOGGING("groupNotLogging"),
  /** The group only keeps an audit trail. */
  GROUP_NOT_ROLLBACKABLE("groupNotRollbackable"),
  /** The group is protected against rollbacks. */
  GROUP_PROTECTED("groupProtected"),
  /** Another rollback of the group is running. */
  GROUP_BUSY("groupBusy"),
  /** No such mark in one of the groups. */
  MARK_UNKNOWN("markUnknown"),
  /** The groups do not share the mark. */
  MARK_NOT_COMMON("markNotCommon"),
  /** A mark that the rollback would delete is protected. */
  MARK_PROTECTED("markProtected"),
  /** No slot for a prepared transaction. */
  PREPARED_SLOTS("preparedSlots"),
  /** No connection left on the server. */
  CONNECTION_SLOTS("connectionSlots"),
  /** The databases of one rollback are on different servers. */
  SEVERAL_INSTANCES("severalInstances"),
  /** The tables changed again and again between plan and lock. */
  PLAN_OUTDATED("planOutdated"),
  /** The plan that was reviewed no longer holds. */
  PLAN_DRIFTED("planDrifted"),
  /** No such plan was kept. */
  PLAN_UNKNOWN("planUnknown"),
  /** A file that was asked for cannot be written. */
  FILE_NOT_WRITTEN("fileNotWritten"),
  /** A pooler hands out server processes by transaction. */
  POOLER("pooler"),
  /** The engine cannot verify what it restores. */
  VERIFY_UNSUPPORTED("verifyUnsupported"),
  /** One of the engine's own checks refused. */
  ENGINE_REFUSED("engineRefused"),
  /** The tables could not be locked in time. */
  LOCK_TIMEOUT("lockTimeout"),
  /** A session waited for another session of the same run. */
  SELF_BLOCK("selfBlock"),
  /** Somebody asked the run to stop, in time. */
  CANCELLED("cancelled"),
  /** The run to stop is not there, or is over. */
  NOT_CANCELLED("notCancelled"),
  /** The run was buried by a recovery while it was still at work. */
  RUN_BURIED("runBuried"),
  /** A restored table was found to differ from what it was at the mark. */
  NOT_AT_MARK("notAtMark"),
  /** A foreign key to or from a table that is not rolled back would not hold. */
  FOREIGN_KEY_BROKEN("foreignKeyBroken"),
  /** A session failed. */
  SESSION_FAILED("sessionFailed"),
  /** The job repository failed. */
  JOB_FAILED("jobFailed"),
  /** The answer to the commit was lost and nobody can be asked. */
  OUTCOME_UNKNOWN("outcomeUnknown"),
  /** Prepared transactions of a decided run are left. */
  NOT_FINISHED("notFinished"),
  /** Prepared transactions of runs could not be resolved. */
  NOT_RECOVERED("notRecovered"),
  /** Installation or removal was refused. */
  INSTALL_REFUSED("installRefused"),
  /** A statement failed outside any run. */
  STATEMENT_FAILED("statementFailed");

  private final String json;

  FailureCode(String json) {
    this.json = json;
  }

  /** The value in JSON documents. */
  public String json() {
    return json;
  }
}
