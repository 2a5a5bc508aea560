package org.emajbatch.sql.connect;

/** Tells the three things apart that libpq takes for a database name. */
final class ConnectionString {

  private ConnectionString() {}

  /** Whether the text is a URI or a key=value string rather than a database's plain name. */
  static boolean recognises(String dbname) {
    return ConnectionUri.recognises(dbname) || dbname.contains("=");
  }

  /** The parameters in it. Messages never quote the text, which may hold a password. */
  static Given parse(String dbname) throws ConnectionSettingsException {
    if (ConnectionUri.recognises(dbname)) {
      return ConnectionUri.parse(dbname);
    }
    if (dbname.contains("=")) {
      return new KeywordValueString(dbname).parse();
    }
    Given given = new Given();
    given.add(Parameter.DBNAME, dbname, "option -d");
    return given;
  }
}
