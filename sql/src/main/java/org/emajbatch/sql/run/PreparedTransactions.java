package org.emajbatch.sql.run;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.regex.Pattern;
import org.emajbatch.sql.run.PreparedTransaction.Kind;

/** Reads the cluster's prepared transactions and says whose each is; it changes none. */
public final class PreparedTransactions {

  /** Constants of E-Maj's own client, one a session, the same in every rollback and database. */
  private static final Pattern UPSTREAM = Pattern.compile("emajtx[1-9][0-9]*");

  private static final String READ =
      """
      SELECT gid, owner, database, prepared, transaction::text::bigint AS xid,
             database = pg_catalog.current_database() AS is_here
        FROM pg_catalog.pg_prepared_xacts
       ORDER BY prepared, gid
      """;

  /** By the catalogue: to_regclass raises an error where the schema may not be used. */
  private static final String MAY_READ_SESSIONS =
      """
      SELECT pg_catalog.has_schema_privilege(n.oid, 'USAGE') AND pg_catalog.has_table_privilege(c.oid, 'SELECT')
        FROM pg_catalog.pg_class AS c
        JOIN pg_catalog.pg_namespace AS n ON n.oid = c.relnamespace
       WHERE n.nspname = 'emaj' AND c.relname = 'emaj_rlbk_session'
      """;

  /**
   * The engine notes full transaction ids; a prepared transaction shows the low 32 bits of its own.
   */
  private static final String ROLLBACK_OF =
      """
      SELECT rlbs_rlbk_id
        FROM emaj.emaj_rlbk_session
       WHERE rlbs_txid::text::bigint & 4294967295 = ?
       ORDER BY rlbs_rlbk_id DESC
       LIMIT 1
      """;

  private PreparedTransactions() {}

  /**
   * All prepared transactions of the cluster, oldest first.
   *
   * @param connection any connection; upstream's are attributed to rollbacks by the tables of its
   *     database, where it may read them
   */
  public static List<PreparedTransaction> read(Connection connection) throws SQLException {
    boolean attributable = mayAttribute(connection);
    List<PreparedTransaction> all = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(READ)) {
      while (row.next()) {
        String gid = row.getString("gid");
        Kind kind = kindOf(gid);
        long xid = row.getLong("xid");
        OptionalInt rollbackId =
            attributable && kind == Kind.UPSTREAM && row.getBoolean("is_here")
                ? rollbackOf(connection, xid)
                : OptionalInt.empty();
        all.add(
            new PreparedTransaction(
                gid,
                kind,
                Gid.parse(gid),
                rollbackId,
                row.getString("owner"),
                row.getString("database"),
                row.getObject("prepared", OffsetDateTime.class).toInstant(),
                xid));
      }
    }
    return all;
  }

  /** Whose a gid is, by its text alone. */
  static Kind kindOf(String gid) {
    if (Gid.parse(gid).isPresent()) {
      return Kind.OURS;
    }
    if (gid.startsWith(Gid.PREFIX)) {
      return Kind.OURS_UNKNOWN_VERSION;
    }
    return UPSTREAM.matcher(gid).matches() ? Kind.UPSTREAM : Kind.FOREIGN;
  }

  private static boolean mayAttribute(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(MAY_READ_SESSIONS)) {
      return row.next() && row.getBoolean(1);
    }
  }

  private static OptionalInt rollbackOf(Connection connection, long xid) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(ROLLBACK_OF)) {
      statement.setLong(1, xid);
      try (ResultSet row = statement.executeQuery()) {
        return row.next() ? OptionalInt.of(row.getInt(1)) : OptionalInt.empty();
      }
    }
  }
}
