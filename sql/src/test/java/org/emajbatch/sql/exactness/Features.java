package org.emajbatch.sql.exactness;

import java.sql.SQLException;
import org.emajbatch.sql.enginetest.Session;

/**
 * What the server can do, as far as it decides what a case may hold. Two runs agree on a case only
 * if they agree on this and on the seed.
 *
 * @param version the major version
 */
record Features(int version, boolean xml, boolean icu, boolean citext, boolean ltree) {

  /** Asks the server; extensions found are installed into the session's database. */
  static Features probe(Session session) throws SQLException {
    return new Features(
        Integer.parseInt(session.value("SHOW server_version_num")) / 10_000,
        answers(session, "SELECT XMLPARSE(CONTENT '<a/>')"),
        answers(
            session,
            "CREATE COLLATION public.plain_letters"
                + " (provider = icu, locale = 'und-u-ks-level1', deterministic = false)"),
        answers(session, "CREATE EXTENSION citext SCHEMA public"),
        answers(session, "CREATE EXTENSION ltree SCHEMA public"));
  }

  private static boolean answers(Session session, String statement) {
    try {
      session.run(statement);
      return true;
    } catch (SQLException e) {
      return false;
    }
  }
}
