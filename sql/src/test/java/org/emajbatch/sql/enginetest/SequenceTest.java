package org.emajbatch.sql.enginetest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Sequences go back exactly, and the application waits for them no longer than it must. */
class SequenceTest extends EngineTestCase {

  private static final String LOCK_NOT_AVAILABLE = "55P03";

  @BeforeEach
  void prepare() throws Exception {
    sql.run(
        "CREATE SEQUENCE app.\"N r\" AS integer CACHE 5",
        "CREATE SEQUENCE app.small AS smallint INCREMENT -1",
        "CREATE UNLOGGED SEQUENCE app.fleeting START 7",
        "CREATE SEQUENCE app.still",
        "CREATE TABLE app.t (id int GENERATED ALWAYS AS IDENTITY PRIMARY KEY, s serial)",
        "SELECT nextval('app.\"N r\"'), nextval('app.small'), nextval('app.still')",
        "INSERT INTO app.t DEFAULT VALUES",
        "SELECT emaj.emaj_create_group('g')",
        "SELECT emaj.emaj_assign_sequences('app', '.*', '', 'g')",
        "SELECT emaj.emaj_start_group('g', 'm')");
  }

  @Test
  void typesAttributesAndValuesGoBackTogether() throws Exception {
    List<String> atMark = states();
    Images images = Images.of(sql, "app");
    sql.run(
        "ALTER SEQUENCE app.\"N r\" AS bigint MAXVALUE 10000000000 CYCLE RESTART 9999999999",
        "ALTER SEQUENCE app.small AS bigint MINVALUE -100000 START -4 CACHE 3 RESTART -99999",
        "SELECT nextval('app.small'), nextval('app.fleeting'), setval('app.t_s_seq', 1, false)",
        "ALTER TABLE app.t ALTER id TYPE bigint",
        "INSERT INTO app.t DEFAULT VALUES",
        "SELECT emaj.emaj_rollback_group('g', 'm')");
    assertThat(states()).isEqualTo(atMark);
    sql.run(
        "ALTER SEQUENCE app.\"N r\" AS smallint",
        "SELECT emaj.emaj_logged_rollback_group('g', 'm')");
    assertThat(states()).isEqualTo(atMark);
    assertThat(Images.of(sql, "app").contents().get("app.small"))
        .isEqualTo(images.contents().get("app.small"));
    assertThat(sql.rows("SELECT nextval('app.\"N r\"'), nextval('app.t_s_seq')"))
        .containsExactly("6|2");
  }

  @Test
  void whatAnotherSessionHasCachedIsForgotten() throws Exception {
    try (Session other = new Session(database.open())) {
      assertThat(other.value("SELECT nextval('app.\"N r\"')")).isEqualTo("6");
      sql.run("SELECT emaj.emaj_rollback_group('g', 'm')");
      assertThat(other.value("SELECT nextval('app.\"N r\"')")).isEqualTo("6");
      assertThat(sql.value("SELECT nextval('app.\"N r\"')")).isEqualTo("11");
    }
  }

  @Test
  void onlySequencesThatGoBackAreLockedAndTogetherWithTheTables() throws Exception {
    String operator = createOperator();
    sql.run("SELECT nextval('app.\"N r\"'), nextval('app.small')");
    try (ParallelRollback rollback = new ParallelRollback(database, operator, 2);
        Session other = new Session(database.open())) {
      other.run("SET lock_timeout = '100ms'");
      rollback.init("{g}", "m", false);
      rollback.lockAndStart();
      SQLException refusal =
          catchThrowableOfType(SQLException.class, () -> other.run("SELECT nextval('app.small')"));
      assertThat(refusal.getSQLState()).isEqualTo(LOCK_NOT_AVAILABLE);
      other.run("SELECT nextval('app.still'), nextval('app.t_s_seq')");
      rollback.execute();
      assertThat(other.value("SELECT last_value FROM app.small")).isEqualTo("-2");
      rollback.end();
      rollback.prepare();
      rollback.commit();
      assertThat(other.value("SELECT nextval('app.small')")).isEqualTo("-2");
    }
  }

  private List<String> states() throws SQLException {
    return sql.rows(
        "SELECT seqrelid::regclass, seqtypid::regtype, seqmin, seqmax, seqcache, seqcycle, seqstart,"
            + " pg_sequence_last_value(seqrelid) FROM pg_sequence JOIN pg_class ON oid = seqrelid"
            + " WHERE relnamespace = 'app'::regnamespace ORDER BY 1");
  }
}
