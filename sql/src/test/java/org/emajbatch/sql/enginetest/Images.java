package org.emajbatch.sql.enginetest;

import java.sql.SQLException;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What the tables and sequences of a schema hold, byte for byte: rows by their binary image, which
 * every type has, sequences with all attributes. Two images are equal only if the contents are.
 */
record Images(SortedMap<String, String> contents) {

  static Images of(Session session, String schema) throws SQLException {
    SortedMap<String, String> contents = new TreeMap<>();
    String named =
        "SELECT format('%I.%I', nspname, relname) FROM pg_class"
            + " JOIN pg_namespace ON pg_namespace.oid = relnamespace WHERE nspname = '"
            + schema
            + "' AND relkind = ";
    for (String table : session.rows(named + "'r'")) {
      contents.put(
          table,
          session.value(
              "SELECT count(*) || ' ' || coalesce(string_agg(image, ',' ORDER BY image), '') FROM"
                  + " (SELECT encode(sha256(record_send(image_row)), 'hex') AS image FROM ONLY "
                  + table
                  + " AS image_row) AS rows"));
    }
    for (String sequence : session.rows(named + "'S'")) {
      contents.put(
          sequence,
          session.value(
              "SELECT last_value, is_called, seqstart, seqincrement, seqmin, seqmax, seqcache,"
                  + " seqcycle FROM pg_sequence, "
                  + sequence
                  + " WHERE seqrelid = '"
                  + sequence
                  + "'::regclass"));
    }
    return new Images(contents);
  }
}
