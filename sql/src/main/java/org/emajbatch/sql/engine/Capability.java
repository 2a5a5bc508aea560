package org.emajbatch.sql.engine;

/**
 * A function that one engine has and another may lack. Capabilities are looked up in the catalog
 * and never derived from a version: installations from a development tree have none to go by.
 */
public enum Capability {
  /** Tells the engine's own name and version; only this project's engine has it. */
  ENGINE_NAME("emaj.emaj_get_engine()"),
  /** Tells the level of the public functions. */
  GET_VERSION("emaj.emaj_get_version()"),
  /** Opens a rollback, with a comment. */
  INIT_WITH_COMMENT("emaj._rlbk_init(text[],text,boolean,integer,boolean,boolean,text)"),
  /** Opens a rollback, without a comment. */
  INIT("emaj._rlbk_init(text[],text,boolean,integer,boolean,boolean)"),
  /** Tells the steps that a rollback would have. */
  PREVIEW("emaj._rlbk_preview(text[],text,boolean,integer,boolean,boolean)"),
  /** Compares what it restores with the log before anything is decided. */
  VERIFY("emaj._rlbk_verify(integer)"),
  /** Starts the execution, under its present name. */
  START("emaj._rlbk_start(integer,boolean)"),
  /** Starts the execution, under its former name. */
  START_MARK("emaj._rlbk_start_mark(integer,boolean)");

  private final String signature;

  Capability(String signature) {
    this.signature = signature;
  }

  /** The function as to_regprocedure reads it. */
  String signature() {
    return signature;
  }
}
