package org.emajbatch.samples;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.emajbatch.sql.connect.ConnectionSettings;
import org.emajbatch.sql.connect.Connections;

/**
 * Reads digests.
 *
 * <p>A row is hashed in its binary form, {@code record_send}, because that is exact where text
 * depends on settings and equality on types: 1.0 and 1.00, or two JSON texts, are different rows.
 * The form holds OIDs of types, so digests of different databases cannot be compared. The sums are
 * independent of the order of the rows, need no sort and let the server use parallel workers.
 */
public final class DigestReader {

  private static final String RELATIONS =
      """
      SELECT format('%I.%I', n.nspname, c.relname), c.relkind
        FROM pg_catalog.pg_class AS c
        JOIN pg_catalog.pg_namespace AS n ON n.oid = c.relnamespace
       WHERE n.nspname = ANY (?) AND c.relkind IN ('r', 'S')
       ORDER BY 1
      """;

  private static final String TABLE =
      """
      SELECT count(*),
             coalesce(sum(hashtextextended(hash, 0)), 0),
             coalesce(sum(hashtextextended(hash, 1)), 0)
        FROM (SELECT md5(record_send(t.*)) AS hash FROM ONLY %s AS t OFFSET 0) AS hashes
      """;

  private static final String STRUCTURE =
      """
      SELECT md5(coalesce(string_agg(line, E'\\n' ORDER BY line COLLATE "C"), ''))
        FROM (SELECT concat_ws(' ', conname, convalidated, pg_get_constraintdef(oid)) AS line
                FROM pg_catalog.pg_constraint WHERE conrelid = ?::regclass
               UNION ALL
              SELECT concat_ws(' ', tgenabled, CASE WHEN NOT tgisinternal THEN pg_get_triggerdef(oid) END)
                FROM pg_catalog.pg_trigger WHERE tgrelid = ?::regclass
               UNION ALL
              SELECT concat_ws(' ', indisvalid, pg_get_indexdef(indexrelid))
                FROM pg_catalog.pg_index WHERE indrelid = ?::regclass) AS lines
      """;

  private static final String SEQUENCE = "SELECT last_value, is_called FROM %s";

  private DigestReader() {}

  /**
   * Reads a digest as of one moment.
   *
   * @param database where, as a role that may read all tables and sequences
   * @param schemas names of the schemas
   * @return the digest of all ordinary tables (partitions count, partitioned tables hold nothing)
   *     and sequences
   * @throws SQLException if a statement fails
   */
  public static Digest read(ConnectionSettings database, List<String> schemas) throws SQLException {
    try (Connection connection = Connections.open(database, "digest")) {
      connection.setReadOnly(true);
      connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
      connection.setAutoCommit(false);
      return readInOneSnapshot(connection, schemas);
    }
  }

  private static Digest readInOneSnapshot(Connection connection, List<String> schemas)
      throws SQLException {
    List<String> tables = new ArrayList<>();
    List<String> sequences = new ArrayList<>();
    try (PreparedStatement statement = connection.prepareStatement(RELATIONS)) {
      statement.setArray(1, connection.createArrayOf("text", schemas.toArray()));
      try (ResultSet row = statement.executeQuery()) {
        while (row.next()) {
          ("S".equals(row.getString(2)) ? sequences : tables).add(row.getString(1));
        }
      }
    }
    Map<String, TableDigest> tableDigests = new HashMap<>();
    for (String table : tables) {
      tableDigests.put(table, table(connection, table));
    }
    Map<String, SequenceState> sequenceStates = new HashMap<>();
    for (String sequence : sequences) {
      sequenceStates.put(sequence, sequence(connection, sequence));
    }
    return new Digest(tableDigests, sequenceStates);
  }

  private static TableDigest table(Connection connection, String quotedName) throws SQLException {
    String structure = structure(connection, quotedName);
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(TABLE.formatted(quotedName))) {
      row.next();
      return new TableDigest(row.getLong(1), row.getBigDecimal(2), row.getBigDecimal(3), structure);
    }
  }

  private static String structure(Connection connection, String quotedName) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(STRUCTURE)) {
      for (int parameter = 1; parameter <= 3; parameter++) {
        statement.setString(parameter, quotedName);
      }
      try (ResultSet row = statement.executeQuery()) {
        row.next();
        return row.getString(1);
      }
    }
  }

  private static SequenceState sequence(Connection connection, String quotedName)
      throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(SEQUENCE.formatted(quotedName))) {
      row.next();
      return new SequenceState(row.getLong(1), row.getBoolean(2));
    }
  }
}
