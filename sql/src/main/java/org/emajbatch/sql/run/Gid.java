package org.emajbatch.sql.run;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The global identifier under which a session's transaction is prepared. It tells a reader who the
 * judge is (the run's decision row, in that database) and how many siblings there are.
 *
 * @param run the run the transaction belongs to
 * @param databaseOid the coordinator's database, where the decision row stands
 * @param session the session's number, from 1
 * @param sessions how many sessions the run has
 */
public record Gid(RunId run, long databaseOid, int session, int sessions) {

  /** Every gid of this tool starts so, whatever its format version. */
  static final String PREFIX = "emaj_batch:";

  private static final long MAX_OID = 0xFFFF_FFFFL;

  private static final Pattern GRAMMAR =
      Pattern.compile(
          PREFIX
              + "1:([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}):([1-9][0-9]{0,9}):([1-9][0-9]{0,5})/([1-9][0-9]{0,5})");

  public Gid {
    if (databaseOid < 1 || databaseOid > MAX_OID) {
      throw new IllegalArgumentException("database oid " + databaseOid + " is out of range");
    }
    if (session < 1 || session > sessions) {
      throw new IllegalArgumentException("session " + session + " of " + sessions);
    }
  }

  /** The gid in that text, or nothing when this version did not write it. */
  public static Optional<Gid> parse(String text) {
    Matcher m = GRAMMAR.matcher(text);
    if (!m.matches()) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          new Gid(
              RunId.parse(m.group(1)),
              Long.parseLong(m.group(2)),
              Integer.parseInt(m.group(3)),
              Integer.parseInt(m.group(4))));
    } catch (IllegalArgumentException outOfRange) {
      return Optional.empty();
    }
  }

  @Override
  public String toString() {
    return PREFIX + "1:" + run + ":" + databaseOid + ":" + session + "/" + sessions;
  }
}
