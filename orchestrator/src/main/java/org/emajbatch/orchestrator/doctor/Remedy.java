package org.emajbatch.orchestrator.doctor;

/**
 * A command that mends something, ready to be copied.
 *
 * @param language where to type it
 * @param runAs by whom, as words
 * @param command one statement with its semicolon, or one command line
 */
public record Remedy(Language language, String runAs, String command) {

  static final String SUPERUSER = "a superuser";
  static final String SYSTEM = "the server's system user";
  static final String MEMBER = "a member of emaj_adm";

  /** Where a command is typed. */
  public enum Language {
    /** In psql, connected to the database that was examined. */
    SQL("sql"),
    /** In a POSIX shell. */
    SHELL("shell");

    private final String json;

    Language(String json) {
      this.json = json;
    }

    /** The value in JSON documents. */
    public String json() {
      return json;
    }
  }

  static Remedy sql(String runAs, String statement) {
    return new Remedy(Language.SQL, runAs, statement);
  }

  static Remedy shell(String runAs, String command) {
    return new Remedy(Language.SHELL, runAs, command);
  }
}
