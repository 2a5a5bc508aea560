package org.emajbatch.sql.watch;

/**
 * Finds the tables and sequences of logs in the server's catalogue. E-Maj knows them by name only,
 * and its own tables may have no statistics yet: a join with the catalogue is then planned as one
 * of all with all, which takes half a second for a thousand tables.
 */
final class LogRelations {

  private LogRelations() {}

  /**
   * An item of a FROM list that looks one up by the index of names, whatever the planner thinks of
   * how many there are. Its row is one of pg_class.
   *
   * @param schema an expression for its schema's name, of a table to the left
   * @param name one for its own
   */
  static String named(String schema, String name) {
    return """
        LATERAL (SELECT c.oid, c.relkind, c.reltoastrelid, c.relpages
                   FROM pg_class AS c
                  WHERE c.relname = %s::name
                    AND c.relnamespace = (SELECT n.oid FROM pg_namespace AS n WHERE n.nspname = %s::name)
                 OFFSET 0)"""
        .formatted(name, schema);
  }
}
