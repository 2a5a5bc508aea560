package org.emajbatch.sql.enginetest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Groups from creation to drop, and what is refused on the way. */
class GroupLifeTest extends EngineTestCase {

  @BeforeEach
  void prepare() throws Exception {
    sql.run(
        "CREATE TABLE app.a (id int PRIMARY KEY, v text)",
        "CREATE TABLE app.b (id serial PRIMARY KEY, v text)",
        "CREATE TABLE app.keyless (v text)",
        "CREATE UNLOGGED TABLE app.fast (id int PRIMARY KEY)",
        "CREATE TABLE app.whole (id int PRIMARY KEY) PARTITION BY RANGE (id)");
  }

  @Test
  void aGroupIsCreatedFromItsDefinition() throws Exception {
    sql.run(
        "INSERT INTO emaj.emaj_group_def (grpdef_group, grpdef_schema, grpdef_tblseq, grpdef_priority,"
            + " grpdef_log_schema_suffix, grpdef_emaj_names_prefix) VALUES ('g', 'app', 'a', 1, '_logs', 'short'),"
            + " ('g', 'app', 'b', NULL, NULL, NULL), ('g', 'app', 'b_id_seq', NULL, NULL, NULL)");

    assertThat(sql.value("SELECT emaj.emaj_create_group('g')")).isEqualTo("3");

    assertThat(
            sql.rows(
                "SELECT rel_tblseq, rel_kind, rel_log_schema, rel_log_table, rel_log_function, rel_log_sequence"
                    + " FROM emaj.emaj_relation ORDER BY 1"))
        .containsExactly(
            "a|r|emaj_logs|short_log|short_log_fnct|short_log_seq",
            "b|r|emaj|app_b_log|app_b_log_fnct|app_b_log_seq",
            "b_id_seq|S||||");
  }

  @Test
  void theDocumentedFormSaysWhetherTheGroupShallBeEmpty() throws Exception {
    assertThat(sql.value("SELECT emaj.emaj_create_group('empty', true, true)")).isEqualTo("0");
    assertThatThrownBy(() -> sql.run("SELECT emaj.emaj_create_group('g', true, false)"))
        .hasMessageContaining("emaj_group_def has no row for the group \"g\"");
    sql.run("INSERT INTO emaj.emaj_group_def VALUES ('g', 'app', 'a')");
    assertThatThrownBy(() -> sql.run("SELECT emaj.emaj_create_group('g', true, true)"))
        .hasMessageContaining("shall be empty");
    assertThat(sql.value("SELECT emaj.emaj_create_group('g', true, false)")).isEqualTo("1");
  }

  @Test
  void aGroupIsFilledByAssignment() throws Exception {
    sql.run("SELECT emaj.emaj_create_group('g')");
    assertThat(sql.value("SELECT emaj.emaj_assign_table('app', 'a', 'g')")).isEqualTo("1");
    assertThat(sql.value("SELECT emaj.emaj_assign_tables('app', '^b$', NULL, 'g')")).isEqualTo("1");
    assertThat(sql.value("SELECT emaj.emaj_assign_sequences('app', '.*', '', 'g')")).isEqualTo("1");
    assertThat(
            sql.value(
                "SELECT group_nb_table, group_nb_sequence FROM emaj.emaj_group WHERE group_name = 'g'"))
        .isEqualTo("2|1");
  }

  @Test
  void whatCannotBeLoggedIsRefusedByName() throws Exception {
    sql.run("SELECT emaj.emaj_create_group('g')", "SELECT emaj.emaj_assign_table('app', 'a', 'g')");
    assertRefused("SELECT emaj.emaj_assign_table('app', 'keyless', 'g')", "no primary key");
    assertRefused("SELECT emaj.emaj_assign_table('app', 'fast', 'g')", "UNLOGGED");
    assertRefused("SELECT emaj.emaj_assign_table('app', 'whole', 'g')", "partitioned table");
    assertRefused("SELECT emaj.emaj_assign_table('app', 'nothing', 'g')", "no table or sequence");
    assertRefused("SELECT emaj.emaj_assign_table('app', 'b_id_seq', 'g')", "not a table");
    assertRefused("SELECT emaj.emaj_assign_table('app', 'a', 'g')", "in the group \"g\" already");
    assertRefused("SELECT emaj.emaj_assign_table('emaj', 'emaj_hist', 'g')", "system");
    assertRefused("SELECT emaj.emaj_assign_table('emaj_batch', 'decision', 'g')", "system");
    assertRefused("SELECT emaj.emaj_assign_table('app', 'b', 'other')", "no group \"other\"");
    assertRefused(
        "SELECT emaj.emaj_assign_table('app', 'b', 'g', '{\"colour\": 1}')", "properties: colour");
    assertThat(sql.value("SELECT count(*) FROM emaj.emaj_relation")).isEqualTo("1");
  }

  @Test
  void startAndStopSwitchTheTriggers() throws Exception {
    sql.run("SELECT emaj.emaj_create_group('g')", "SELECT emaj.emaj_assign_table('app', 'a', 'g')");
    assertThat(triggers()).containsExactly("D", "D");
    assertThat(sql.value("SELECT emaj.emaj_start_group('g', 'begin')")).isEqualTo("1");
    assertThat(triggers()).containsExactly("A", "A");
    assertRefused("SELECT emaj.emaj_start_group('g')", "not in IDLE state");
    assertRefused("SELECT emaj.emaj_drop_group('g')", "not in IDLE state");
    assertThat(sql.value("SELECT emaj.emaj_stop_group('g')")).isEqualTo("1");
    assertThat(triggers()).containsExactly("D", "D");
    assertThat(sql.value("SELECT emaj.emaj_stop_group('g')")).isEqualTo("0");
    assertRefused("SELECT emaj.emaj_set_mark_group('g', 'm')", "not in LOGGING state");
  }

  @Test
  void aDroppedGroupLeavesNothingBehind() throws Exception {
    String objects =
        "SELECT count(*) FROM pg_class WHERE relname LIKE 'app\\_%\\_log%' UNION ALL"
            + " SELECT count(*) FROM pg_proc WHERE proname LIKE 'app\\_%' UNION ALL"
            + " SELECT count(*) FROM pg_trigger WHERE tgname LIKE 'emaj%' UNION ALL"
            + " SELECT count(*) FROM emaj.emaj_relation UNION ALL SELECT count(*) FROM emaj.emaj_mark UNION ALL"
            + " SELECT count(*) FROM emaj.emaj_table UNION ALL SELECT count(*) FROM emaj.emaj_sequence";
    sql.run(
        "SELECT emaj.emaj_create_group('g')",
        "SELECT emaj.emaj_assign_table('app', 'a', 'g', '{\"log_schema_suffix\": \"_x\"}')",
        "SELECT emaj.emaj_assign_tables('app', ARRAY['b'], 'g')",
        "SELECT emaj.emaj_assign_sequence('app', 'b_id_seq', 'g')",
        "SELECT emaj.emaj_start_group('g')",
        "SELECT emaj.emaj_stop_group('g')");
    assertThat(sql.rows(objects)).doesNotContain("0");

    assertThat(sql.value("SELECT emaj.emaj_drop_group('g')")).isEqualTo("3");

    assertThat(sql.rows(objects)).containsOnly("0");
    assertThat(sql.value("SELECT to_regnamespace('emaj_x')")).isEmpty();
    assertThat(
            sql.value(
                "SELECT count(*) FROM emaj.emaj_group_hist WHERE grph_group = 'g' AND NOT upper_inf(grph_time_range)"))
        .isEqualTo("1");
  }

  @Test
  void aStartWithoutResetKeepsOldMarksButNoRollbackToThem() throws Exception {
    sql.run(
        "SELECT emaj.emaj_create_group('g')",
        "SELECT emaj.emaj_assign_table('app', 'a', 'g')",
        "SELECT emaj.emaj_start_group('g', 'old')",
        "SELECT emaj.emaj_stop_group('g', 'stopped')",
        "SELECT emaj.emaj_start_group('g', 'new', false)");
    assertThat(sql.rows("SELECT mark_name FROM emaj.emaj_mark ORDER BY mark_time_id"))
        .containsExactly("old", "stopped", "new");
    assertRefused("SELECT emaj.emaj_rollback_group('g', 'old')", "before the last start");
  }

  @Test
  void aDamagedGroupIsNeitherMarkedNorRolledBack() throws Exception {
    sql.run(
        "SELECT emaj.emaj_create_group('g')",
        "SELECT emaj.emaj_assign_tables('app', '^[ab]$', NULL, 'g')",
        "SELECT emaj.emaj_start_group('g', 'm')",
        "ALTER TABLE app.a ADD COLUMN extra int",
        // The application goes on working: the column is just not logged.
        "INSERT INTO app.a VALUES (1, 'x', 1)");
    assertRefused("SELECT emaj.emaj_set_mark_group('g', 'n')", "column \"extra\"");
    sql.run(
        "ALTER TABLE app.a DROP COLUMN extra", "ALTER TABLE app.b DISABLE TRIGGER emaj_log_trg");
    assertRefused("SELECT emaj.emaj_rollback_group('g', 'm')", "is disabled although");
    sql.run("ALTER TABLE app.b ENABLE ALWAYS TRIGGER emaj_log_trg");
    assertThat(sql.rows("SELECT emaj.emaj_rollback_group('g', 'm')")).isNotEmpty();
    sql.run("DROP TABLE app.b CASCADE");
    assertRefused("SELECT emaj.emaj_set_mark_group('g', 'n')", "\"app\".\"b\" of group \"g\"");
  }

  private List<String> triggers() throws Exception {
    return sql.rows("SELECT tgenabled FROM pg_trigger WHERE tgrelid = 'app.a'::regclass");
  }

  @Test
  void aGroupWhoseTableIsGoneCanBeStoppedAndDropped() throws Exception {
    sql.run(
        "SELECT emaj.emaj_create_group('g')",
        "SELECT emaj.emaj_assign_tables('app', '^[ab]$', NULL, 'g')",
        "SELECT emaj.emaj_assign_sequence('app', 'b_id_seq', 'g')",
        "SELECT emaj.emaj_start_group('g')",
        "DROP TABLE app.b CASCADE",
        "SELECT emaj.emaj_stop_group('g')");
    assertThat(triggers()).containsExactly("D", "D");
    sql.run("SELECT emaj.emaj_drop_group('g')");
    assertThat(sql.value("SELECT count(*) FROM emaj.emaj_relation")).isEqualTo("0");
  }

  @Test
  void aTableWithRulesIsRefused() throws Exception {
    sql.run(
        "SELECT emaj.emaj_create_group('g')",
        "CREATE RULE r AS ON DELETE TO app.a DO ALSO INSERT INTO app.keyless VALUES ('x')");
    assertRefused("SELECT emaj.emaj_assign_table('app', 'a', 'g')", "has rules");
  }
}
