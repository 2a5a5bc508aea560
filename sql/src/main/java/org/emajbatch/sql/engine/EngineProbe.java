package org.emajbatch.sql.engine;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Finds out which engine a database has, without touching anything that it may not have. */
public final class EngineProbe {

  /** to_regprocedure raises an error, instead of answering, where the schema is closed. */
  private static final String SCHEMA =
      """
      SELECT pg_catalog.has_schema_privilege(oid, 'USAGE')
        FROM pg_catalog.pg_namespace
       WHERE nspname = 'emaj'
      """;

  private static final String CAPABILITIES =
      """
      SELECT name
        FROM unnest(?::text[], ?::text[]) AS c (name, signature)
       WHERE pg_catalog.to_regprocedure(signature) IS NOT NULL
      """;

  private static final String OUR_VERSION = "SELECT engine_version FROM emaj.emaj_get_engine()";

  private static final String STOCK_VERSION = "SELECT emaj.emaj_get_version()";

  /** Where E-Maj kept its version before it had a function for it. */
  private static final String OLD_STOCK_VERSION =
      "SELECT param_value_text FROM emaj.emaj_param WHERE param_key = 'emaj_version'";

  private EngineProbe() {}

  /** The engine of the connection's database. */
  public static Engine probe(Connection connection) throws SQLException {
    Optional<Boolean> schemaIsOpen = Query.first(connection, SCHEMA, row -> row.getBoolean(1));
    if (schemaIsOpen.isEmpty()) {
      return new Engine(EngineKind.NONE, "", Set.of());
    }
    if (!schemaIsOpen.get()) {
      return new Engine(EngineKind.NO_ACCESS, "", Set.of());
    }
    Set<Capability> capabilities = capabilities(connection);
    if (capabilities.contains(Capability.ENGINE_NAME)) {
      return new Engine(EngineKind.OURS, text(connection, OUR_VERSION), capabilities);
    }
    if (!capabilities.contains(Capability.INIT)
        && !capabilities.contains(Capability.INIT_WITH_COMMENT)) {
      return new Engine(EngineKind.NONE, "", capabilities);
    }
    String version =
        capabilities.contains(Capability.GET_VERSION) ? STOCK_VERSION : OLD_STOCK_VERSION;
    return new Engine(EngineKind.STOCK, text(connection, version), capabilities);
  }

  private static Set<Capability> capabilities(Connection connection) throws SQLException {
    Capability[] all = Capability.values();
    List<Capability> found =
        Query.list(
            connection,
            CAPABILITIES,
            row -> Capability.valueOf(row.getString(1)),
            Arrays.stream(all).map(Capability::name).toArray(String[]::new),
            Arrays.stream(all).map(Capability::signature).toArray(String[]::new));
    EnumSet<Capability> set = EnumSet.noneOf(Capability.class);
    set.addAll(found);
    return set;
  }

  private static String text(Connection connection, String sql) throws SQLException {
    return Query.first(connection, sql, row -> row.getString(1)).orElse("of unknown version");
  }
}
