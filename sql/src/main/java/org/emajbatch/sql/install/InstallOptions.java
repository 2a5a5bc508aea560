package org.emajbatch.sql.install;

/**
 * What install is asked to do.
 *
 * @param form how the engine gets in
 * @param dblink whether a role for the engine's dblink connections is made
 */
public record InstallOptions(EngineForm form, DblinkAccess dblink) {

  /** The plain script, with a dblink role. */
  public static InstallOptions defaults() {
    return new InstallOptions(EngineForm.SCRIPT, DblinkAccess.ROLE);
  }

  /** How the engine gets into the database. */
  public enum EngineForm {
    /** The assembled script, run over this connection: needs no file on the server. */
    SCRIPT,
    /** CREATE EXTENSION: the files must stand in the server's extension directory. */
    EXTENSION
  }

  /** How the engine's dblink connections log in. */
  public enum DblinkAccess {
    /** As a role of its own with a random password. */
    ROLE,
    /** Left as it is: the administrator sets the parameter dblink_user_password. */
    NONE
  }
}
