package org.emajbatch.sql.enginetest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A preview has the steps of the real plan, and leaves nothing behind. */
class PreviewTest extends EngineTestCase {

  private static final String STEPS =
      "SELECT rlbp_step, rlbp_schema, rlbp_table, rlbp_object, rlbp_batch_number, rlbp_session,"
          + " rlbp_is_repl_role_replica, rlbp_estimated_quantity"
          + " FROM %s WHERE rlbp_session IS NOT NULL ORDER BY rlbp_step, rlbp_schema, rlbp_table, rlbp_object";

  @BeforeEach
  void prepare() throws Exception {
    sql.run(
        "CREATE TABLE app.outside (id int PRIMARY KEY)",
        "CREATE TABLE app.parent (id int PRIMARY KEY, o int REFERENCES app.outside)",
        "CREATE TABLE app.child (id int PRIMARY KEY, p int REFERENCES app.parent)",
        "CREATE TABLE app.alone (id serial PRIMARY KEY)",
        "SELECT emaj.emaj_create_group('g')",
        "SELECT emaj.emaj_assign_tables('app', 'parent|child|alone', '', 'g')",
        "SELECT emaj.emaj_assign_sequences('app', '.*', '', 'g')",
        "SELECT emaj.emaj_start_group('g', 'm')",
        "INSERT INTO app.outside VALUES (1)",
        "INSERT INTO app.parent SELECT g, 1 FROM generate_series(1, 20) AS g",
        "INSERT INTO app.child SELECT g, g FROM generate_series(1, 10) AS g",
        "INSERT INTO app.alone DEFAULT VALUES");
  }

  @Test
  void hasTheStepsOfTheRealPlan() throws Exception {
    List<String> preview =
        sql.rows(
            STEPS.formatted(
                "emaj._rlbk_preview(ARRAY['g'], 'EMAJ_LAST_MARK', true, 1, false, true)"));
    int rollback =
        Integer.parseInt(
            sql.value("SELECT emaj._rlbk_init(ARRAY['g'], 'm', true, 1, false, false, NULL)"));
    sql.run("SELECT emaj._rlbk_verify(" + rollback + ")");

    assertThat(preview)
        .isEqualTo(
            sql.rows(
                STEPS.formatted(
                    "(SELECT * FROM emaj.emaj_rlbk_plan WHERE rlbp_rlbk_id = "
                        + rollback
                        + ") AS plan")))
        .anyMatch(step -> step.startsWith("VERIFY_TABLE|app|parent|"));
  }

  @Test
  void leavesNothingBehindAndIsForViewersToo() throws Exception {
    String viewer = "viewer_" + database.name();
    database.createRole(viewer, "emaj_viewer");
    try (Session look = new Session(database.open(viewer))) {
      assertThat(
              look.rows(
                  "SELECT rlbp_step FROM emaj._rlbk_preview(ARRAY['g'], 'm', false, 3, false, false)"))
          .contains("RLBK_TABLE");
    }
    assertThat(
            sql.value(
                "SELECT (SELECT count(*) FROM emaj.emaj_rlbk) + (SELECT count(*) FROM emaj.emaj_rlbk_plan)"
                    + " + (SELECT count(*) FROM emaj.emaj_rlbk_session)"))
        .isEqualTo("0");
    assertThat(sql.value("SELECT emaj._rlbk_init(ARRAY['g'], 'm', true, 1, false, false, NULL)"))
        .as("a preview uses up no id")
        .isEqualTo("1");
  }

  @Test
  void protectionsAreNoMatterButMissingMarksAre() throws Exception {
    sql.run("SELECT emaj.emaj_protect_group('g')");
    assertThat(
            sql.rows(
                "SELECT rlbp_step FROM emaj._rlbk_preview(ARRAY['g'], 'm', false, 1, false, false)"))
        .isNotEmpty();
    assertRefused(
        "SELECT emaj._rlbk_preview(ARRAY['g'], 'nowhere', false, 1, false, false)", "no mark");
  }
}
