package org.emajbatch.benchmark.workload;

/**
 * How the rows of a table look. All values come from the row's number, so that two runs have the
 * same rows.
 *
 * @param columns definitions in CREATE TABLE, with the primary key id
 * @param values the values of the row with number i, in the order of the columns
 * @param indexed the column of the secondary index
 * @param update assignments that change a row and no indexed column
 */
public record TableShape(String columns, String values, String indexed, String update) {

  /** Eight columns, a bigint key, one secondary index, about 150 bytes a row. */
  public static final TableShape ORDINARY =
      new TableShape(
          """
          id bigint PRIMARY KEY, customer bigint NOT NULL, created timestamptz NOT NULL,
          changed timestamptz NOT NULL, amount numeric(12,2) NOT NULL, pieces integer NOT NULL,
          code varchar(12) NOT NULL, note varchar(64) NOT NULL""",
          """
          i, i * 7919 % 9973, timestamptz '2026-01-01 00:00+00' + i * interval '1 second',
          timestamptz '2026-02-01 00:00+00', i % 1000000 / 100.0, i % 50,
          'C' || lpad((i % 10000)::text, 11, '0'), repeat(md5(i::text), 2)""",
          "customer",
          "amount = amount + 1, pieces = pieces + 1, changed = changed + interval '1 day', note = reverse(note)");

  /** The same updates, and one of the indexed column. */
  public String indexedUpdate() {
    return update + ", " + indexed + " = " + indexed + " + 1";
  }
}
