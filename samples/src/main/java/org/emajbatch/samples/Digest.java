package org.emajbatch.samples;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * What all tables and sequences of some schemas hold at one moment. Two digests are equal if and
 * only if all rows are the same to the byte, but for a collision of 128-bit hashes.
 *
 * @param tables digests by quoted, qualified table name
 * @param sequences states by quoted, qualified sequence name
 */
public record Digest(Map<String, TableDigest> tables, Map<String, SequenceState> sequences) {

  /** Keeps unmodifiable copies. */
  public Digest {
    tables = Map.copyOf(tables);
    sequences = Map.copyOf(sequences);
  }

  /**
   * Adds up the rows.
   *
   * @return the number of rows in all tables
   */
  public long rows() {
    return tables.values().stream().mapToLong(TableDigest::rows).sum();
  }

  /**
   * Compares with what was before.
   *
   * @param expected what should be there
   * @return one line for each table and sequence that differs, by name; empty if all are equal
   */
  public List<String> differencesFrom(Digest expected) {
    List<String> differences = new ArrayList<>();
    for (String name : names(tables, expected.tables)) {
      if (!tables.containsKey(name) || !expected.tables.containsKey(name)) {
        differences.add("table " + name + (tables.containsKey(name) ? " is new" : " is gone"));
      } else {
        compare(name, tables.get(name), expected.tables.get(name), differences);
      }
    }
    for (String name : names(sequences, expected.sequences)) {
      SequenceState found = sequences.get(name);
      SequenceState wanted = expected.sequences.get(name);
      if (found == null || wanted == null) {
        differences.add("sequence " + name + (found != null ? " is new" : " is gone"));
      } else if (!found.equals(wanted)) {
        differences.add("sequence " + name + ": is at " + found + ", was at " + wanted);
      }
    }
    return List.copyOf(differences);
  }

  private static void compare(
      String name, TableDigest found, TableDigest expected, List<String> differences) {
    if (found.rows() != expected.rows()) {
      differences.add(
          "table " + name + ": " + found.rows() + " rows, there were " + expected.rows());
    } else if (!found.hasRowsOf(expected)) {
      differences.add("table " + name + ": as many rows, but not the same ones");
    }
    if (!found.structure().equals(expected.structure())) {
      differences.add("table " + name + ": other constraints, triggers or indexes");
    }
  }

  private static SortedSet<String> names(Map<String, ?> found, Map<String, ?> expected) {
    SortedSet<String> names = new TreeSet<>(found.keySet());
    names.addAll(expected.keySet());
    return names;
  }
}
