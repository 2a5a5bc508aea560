package org.emajbatch.orchestrator.job;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * Spring Batch's tables, beside ours in schema emaj_batch. The statements that make them come from
 * Spring Batch itself, so that they always suit its version.
 */
public final class JobSchema {

  static final String SCHEMA = "emaj_batch";

  private static final String SCRIPT = "/org/springframework/batch/core/schema-postgresql.sql";

  /** Any constant will do, as long as every installer uses the same. */
  private static final String ONE_AT_A_TIME =
      "SELECT pg_catalog.pg_advisory_xact_lock("
          + "pg_catalog.hashtextextended('emaj_batch.install', 0))";

  private static final String EXISTS =
      "SELECT pg_catalog.to_regclass('emaj_batch.batch_job_instance') IS NOT NULL";

  /** emaj_viewer reads, emaj_adm runs jobs. */
  private static final String GRANTS =
      """
      DO $grants$
      DECLARE
        object text;
      BEGIN
        FOR object IN
          SELECT c.oid::regclass::text FROM pg_catalog.pg_class AS c
           WHERE c.relnamespace = 'emaj_batch'::regnamespace AND c.relkind = 'r'
             AND pg_catalog.starts_with(c.relname, 'batch_')
        LOOP
          EXECUTE 'GRANT SELECT, INSERT, UPDATE, DELETE ON TABLE ' || object || ' TO emaj_adm';
          EXECUTE 'GRANT SELECT ON TABLE ' || object || ' TO emaj_viewer';
        END LOOP;
        FOR object IN
          SELECT c.oid::regclass::text FROM pg_catalog.pg_class AS c
           WHERE c.relnamespace = 'emaj_batch'::regnamespace AND c.relkind = 'S'
             AND pg_catalog.starts_with(c.relname, 'batch_')
        LOOP
          EXECUTE 'GRANT USAGE ON SEQUENCE ' || object || ' TO emaj_adm';
        END LOOP;
      END
      $grants$
      """;

  private JobSchema() {}

  /**
   * Makes the tables unless they are there.
   *
   * @param connection in autocommit mode, of the owner of schema emaj_batch
   * @return whether they were made now
   */
  public static boolean install(Connection connection) throws SQLException {
    connection.setAutoCommit(false);
    try (Statement statement = connection.createStatement()) {
      statement.execute(ONE_AT_A_TIME);
      boolean made = !exists(statement);
      if (made) {
        statement.execute("SET LOCAL search_path = " + SCHEMA);
        statement.execute(script());
        statement.execute(GRANTS);
      }
      connection.commit();
      return made;
    } catch (SQLException e) {
      connection.rollback();
      throw e;
    } finally {
      connection.setAutoCommit(true);
    }
  }

  private static boolean exists(Statement statement) throws SQLException {
    try (ResultSet row = statement.executeQuery(EXISTS)) {
      row.next();
      return row.getBoolean(1);
    }
  }

  private static String script() throws SQLException {
    try (InputStream in = JobSchema.class.getResourceAsStream(SCRIPT)) {
      if (in == null) {
        throw new SQLException("Spring Batch comes without " + SCRIPT);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new SQLException("cannot read " + SCRIPT, e);
    }
  }
}
