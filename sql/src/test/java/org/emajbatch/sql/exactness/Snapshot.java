package org.emajbatch.sql.exactness;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.emajbatch.sql.enginetest.Session;

/**
 * What every table and sequence of a case holds: rows by the bytes that the server would send,
 * which every type but aclitem has, sequences with all attributes. Each row begins with the digest
 * that counts; what follows is for the reader, and cut off.
 */
record Snapshot(SortedMap<String, List<String>> contents) {

  /** Digits of a SHA-256. */
  private static final int DIGEST = 64;

  /** Takes snapshots of one case, whose structure does not change meanwhile. */
  static final class Camera {

    private static final String PREPARE =
        """
        WITH relation AS (
          SELECT pg_class.oid, relkind FROM pg_class JOIN pg_namespace ON pg_namespace.oid = relnamespace
            WHERE nspname = ANY (%s) AND relkind IN ('r', 'S'))
        SELECT format('SELECT %%L, encode(sha256(record_send(ROW(%%s))), ''hex'') || '' '' || left(ROW(%%s)::text, 300) FROM ONLY %%s',
                      relation.oid::regclass,
                      string_agg(quote_ident(attname) || CASE WHEN atttypid::regtype::text ~ 'aclitem|grants' THEN '::text' ELSE '' END, ', ' ORDER BY attnum),
                      string_agg(quote_ident(attname), ', ' ORDER BY attnum), relation.oid::regclass)
          FROM relation JOIN pg_attribute ON attrelid = relation.oid AND attnum > 0 AND NOT attisdropped
          WHERE relkind = 'r'
          GROUP BY relation.oid
        UNION ALL
        SELECT format('SELECT %%L, ROW(last_value, is_called, seqtypid::regtype, seqstart, seqincrement, seqmin, seqmax, seqcache, seqcycle)::text FROM pg_sequence, %%s WHERE seqrelid = %%L::regclass',
                      oid::regclass, oid::regclass, oid::regclass)
          FROM relation WHERE relkind = 'S'
        """;

    private final Session session;
    private final List<String> names;
    private final String query;

    Camera(Session session, Collection<String> schemas) throws SQLException {
      this.session = session;
      names =
          session.rows(
              "SELECT pg_class.oid::regclass FROM pg_class JOIN pg_namespace ON pg_namespace.oid = relnamespace WHERE nspname = ANY ("
                  + Sql.array(schemas)
                  + ") AND relkind IN ('r', 'S')");
      query = String.join(" UNION ALL ", session.rows(PREPARE.formatted(Sql.array(schemas))));
    }

    Snapshot take() throws SQLException {
      return take(session);
    }

    /** As another session sees it. */
    Snapshot take(Session viewer) throws SQLException {
      SortedMap<String, List<String>> contents = new TreeMap<>();
      names.forEach(name -> contents.put(name, new ArrayList<>()));
      if (!query.isEmpty()) {
        try (Statement statement = viewer.connection().createStatement();
            ResultSet rows = statement.executeQuery(query)) {
          while (rows.next()) {
            contents.get(rows.getString(1)).add(rows.getString(2));
          }
        }
      }
      contents.values().forEach(Collections::sort);
      return new Snapshot(contents);
    }
  }

  /** This one, with some relations as another one has them. */
  Snapshot with(Collection<String> relations, Snapshot other) {
    SortedMap<String, List<String>> mixed = new TreeMap<>(contents);
    for (String relation : relations) {
      mixed.put(relation, other.contents.get(relation));
    }
    return new Snapshot(mixed);
  }

  /** The relations whose content is not that of another snapshot. */
  List<String> changed(Snapshot other) {
    return contents.keySet().stream()
        .filter(name -> !counting(contents.get(name)).equals(counting(other.contents.get(name))))
        .toList();
  }

  /** What counts of rows: not what is shown, which depends on the settings of who looked. */
  private static List<String> counting(List<String> rows) {
    return rows.stream().map(Snapshot::counting).toList();
  }

  private static String counting(String row) {
    return row.indexOf(' ') == DIGEST ? row.substring(0, DIGEST) : row;
  }

  /** What this one has too much and lacks, row by row; empty if the two are the same. */
  String difference(Snapshot expected) {
    StringBuilder text = new StringBuilder();
    for (String name : changed(expected)) {
      append(text, name + " has, and should not have", minus(this, expected, name));
      append(text, name + " lacks", minus(expected, this, name));
    }
    return text.toString();
  }

  private static void append(StringBuilder text, String title, List<String> rows) {
    rows.stream()
        .limit(5)
        .forEach(row -> text.append("  ").append(title).append(": ").append(row).append('\n'));
    if (rows.size() > 5) {
      text.append("  and ").append(rows.size() - 5).append(" more\n");
    }
  }

  private static List<String> minus(Snapshot one, Snapshot other, String name) {
    List<String> others = new ArrayList<>(counting(other.contents.get(name)));
    return one.contents.get(name).stream().filter(row -> !others.remove(counting(row))).toList();
  }
}
