package org.emajbatch.sql.enginetest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a plan does about foreign keys: none is ever broken, and no session waits for another. */
class ForeignKeyTest extends EngineTestCase {

  private String operator;

  @BeforeEach
  void prepare() throws Exception {
    operator = createOperator();
    sql.run("SELECT emaj.emaj_create_group('g')");
  }

  @Test
  void keysInsideTheGroupsAreNotCheckedAndBindNothing() throws Exception {
    sql.run(
        "CREATE TABLE app.parent (id int PRIMARY KEY, boss int REFERENCES app.parent)",
        "CREATE TABLE app.child (id int PRIMARY KEY, p int REFERENCES app.parent ON DELETE CASCADE)");
    Images atMark = fillAndStart("^(parent|child)$");
    sql.run("DELETE FROM app.parent WHERE id > 3", "UPDATE app.child SET p = 1");

    rollBack(2);

    assertThat(Images.of(sql, "app")).isEqualTo(atMark);
    assertThat(steps()).containsExactly("RLBK_TABLE|child||t", "RLBK_TABLE|parent||t");
    assertThat(batches()).isEqualTo(2);
  }

  @Test
  void aDeferrableKeyThatLeavesTheGroupsIsCheckedAtTheEnd() throws Exception {
    sql.run(
        "CREATE TABLE app.parent (id int PRIMARY KEY)",
        "CREATE TABLE app.child (id int PRIMARY KEY, p int REFERENCES app.parent DEFERRABLE)");
    Images atMark = fillAndStart("^child$");
    sql.run("UPDATE app.child SET p = 1");

    rollBack(1);

    assertThat(Images.of(sql, "app")).isEqualTo(atMark);
    assertThat(steps())
        .containsExactly(
            "SET_FK_DEF|child|child_p_fkey|",
            "RLBK_TABLE|child||f",
            "SET_FK_IMM|child|child_p_fkey|");
  }

  @Test
  void aRollbackThatWouldBreakAKeyIsRefusedAndNamesIt() throws Exception {
    for (String deferrable : List.of("DEFERRABLE", "")) {
      sql.run(
          "CREATE TABLE app.parent (id int PRIMARY KEY)",
          "CREATE TABLE app.child (id int PRIMARY KEY, p int REFERENCES app.parent "
              + deferrable
              + ")");
      fillAndStart("^child$");
      sql.run("UPDATE app.child SET p = 1", "DELETE FROM app.parent WHERE id > 1");
      Images changed = Images.of(sql, "app");
      assertThatThrownBy(() -> sql.run("SELECT emaj.emaj_rollback_group('g', 'm')"))
          .hasMessageContaining("child_p_fkey");
      assertThat(Images.of(sql, "app")).isEqualTo(changed);
      assertThat(sql.value("SELECT count(*) FROM pg_constraint WHERE conname = 'child_p_fkey'"))
          .isEqualTo("1");
      reset();
    }
  }

  @Test
  void twoTablesThatReferToTheSameOutsideTableShareASession() throws Exception {
    sql.run(
        "CREATE TABLE app.outside (id int PRIMARY KEY)",
        "CREATE TABLE app.one (id int PRIMARY KEY, p int REFERENCES app.outside)",
        "CREATE TABLE app.two (id int PRIMARY KEY, p int REFERENCES app.outside)");
    Images atMark = fillAndStart("^(one|two)$");
    sql.run("UPDATE app.one SET p = 1", "UPDATE app.two SET p = 1");

    rollBack(2);

    assertThat(Images.of(sql, "app")).isEqualTo(atMark);
    assertThat(batches()).isEqualTo(1);
  }

  @Test
  void aTableWithAKeyThatLeavesTheGroupsDrawsItsPartnerIntoItsSession() throws Exception {
    sql.run(
        "CREATE TABLE app.outside (id int PRIMARY KEY)",
        "CREATE TABLE app.parent (id int PRIMARY KEY, v int)",
        "CREATE TABLE app.child (id int PRIMARY KEY, p int REFERENCES app.parent, o int REFERENCES app.outside)");
    Images atMark = fillAndStart("^(parent|child)$");
    sql.run("UPDATE app.parent SET v = 1", "UPDATE app.child SET p = 1 WHERE id < 5");

    rollBack(2);

    assertThat(Images.of(sql, "app")).isEqualTo(atMark);
    assertThat(batches()).isEqualTo(1);
  }

  @Test
  void tablesThatOnlyDeferToAnOutsideTableMayWorkApart() throws Exception {
    sql.run(
        "CREATE TABLE app.outside (id int PRIMARY KEY)",
        "CREATE TABLE app.one (id int PRIMARY KEY, p int REFERENCES app.outside DEFERRABLE)",
        "CREATE TABLE app.two (id int PRIMARY KEY, p int REFERENCES app.outside DEFERRABLE INITIALLY DEFERRED)");
    Images atMark = fillAndStart("^(one|two)$");
    sql.run("UPDATE app.one SET p = 1", "UPDATE app.two SET p = 1");

    rollBack(2);

    assertThat(Images.of(sql, "app")).isEqualTo(atMark);
    assertThat(batches()).isEqualTo(2);
  }

  @Test
  void aKeyInheritedFromAPartitionedTableIsRebuiltAtItsRoot() throws Exception {
    sql.run(
        "CREATE TABLE app.outside (id int PRIMARY KEY)",
        "CREATE TABLE app.whole (id int PRIMARY KEY, p int REFERENCES app.outside) PARTITION BY RANGE (id)",
        "CREATE TABLE app.part1 PARTITION OF app.whole FOR VALUES FROM (0) TO (6)",
        "CREATE TABLE app.part2 PARTITION OF app.whole FOR VALUES FROM (6) TO (100)");
    Images atMark = fillAndStart("^part[12]$");
    sql.run("UPDATE app.whole SET p = 1");

    rollBack(2);

    assertThat(Images.of(sql, "app")).isEqualTo(atMark);
    assertThat(steps())
        .contains("DROP_FK|whole|whole_p_fkey|", "ADD_FK|whole|whole_p_fkey|")
        .hasSize(4);
    assertThat(batches()).isEqualTo(1);
  }

  @Test
  void aKeyToAPartitionedTableIsInsideWhenAllItsPartitionsAre() throws Exception {
    sql.run(
        "CREATE TABLE app.whole (id int PRIMARY KEY) PARTITION BY RANGE (id)",
        "CREATE TABLE app.part1 PARTITION OF app.whole FOR VALUES FROM (0) TO (6)",
        "CREATE TABLE app.part2 PARTITION OF app.whole FOR VALUES FROM (6) TO (100)",
        "CREATE TABLE app.child (id int PRIMARY KEY, p int REFERENCES app.whole)");
    Images atMark = fillAndStart("^(part[12]|child)$");
    sql.run("UPDATE app.child SET p = 1", "DELETE FROM app.whole WHERE id > 1");

    rollBack(3);

    assertThat(Images.of(sql, "app")).isEqualTo(atMark);
    assertThat(steps())
        .containsExactly("RLBK_TABLE|child||t", "RLBK_TABLE|part1||t", "RLBK_TABLE|part2||t");
  }

  @Test
  void aTableThatJoinedLaterIsAnotherPointInTimeSoItsKeysAreChecked() throws Exception {
    sql.run(
        "CREATE TABLE app.parent (id int PRIMARY KEY)",
        "CREATE TABLE app.child (id int PRIMARY KEY, p int REFERENCES app.parent)");
    fillAndStart("^parent$");
    sql.run(
        "SELECT emaj.emaj_assign_table('app', 'child', 'g')",
        "INSERT INTO app.parent VALUES (100)",
        "INSERT INTO app.child VALUES (100, 100)");
    rollBack(1);
    assertThat(steps()).contains("RLBK_TABLE|child||f", "RLBK_TABLE|parent||f");
    assertThat(batches()).isEqualTo(1);
  }

  private Images fillAndStart(String assigned) throws Exception {
    for (String table :
        sql.rows(
            "SELECT oid::regclass FROM pg_class WHERE relnamespace = 'app'::regnamespace AND relkind IN ('r', 'p')"
                + " AND NOT relispartition ORDER BY oid")) {
      String columns =
          sql.value(
              "SELECT string_agg('i', ', ') FROM pg_attribute WHERE attnum > 0 AND attrelid = '"
                  + table
                  + "'::regclass");
      sql.run("INSERT INTO " + table + " SELECT " + columns + " FROM generate_series(1, 10) i");
    }
    sql.run(
        "SELECT emaj.emaj_assign_tables('app', '" + assigned + "', NULL, 'g')",
        "SELECT emaj.emaj_start_group('g', 'm')");
    return Images.of(sql, "app");
  }

  private void reset() throws Exception {
    sql.run(
        "SELECT emaj.emaj_stop_group('g')",
        "SELECT emaj.emaj_drop_group('g')",
        "DROP TABLE app.child, app.parent",
        "SELECT emaj.emaj_create_group('g')");
  }

  private void rollBack(int sessions) throws Exception {
    try (ParallelRollback rollback = new ParallelRollback(database, operator, sessions)) {
      if ("0".equals(sql.value("SELECT count(*) FROM emaj.emaj_relation_change"))) {
        rollback.init("{g}", "m", false);
      } else {
        rollback.initAcrossChanges("{g}", "m");
      }
      rollback.lockAndStart();
      rollback.execute();
      rollback.end();
      rollback.prepare();
      rollback.commit();
    }
  }

  private List<String> steps() throws Exception {
    return sql.rows(
        "SELECT rlbp_step, rlbp_table, rlbp_object, rlbp_is_repl_role_replica FROM emaj.emaj_rlbk_plan"
            + " WHERE rlbp_step::text ~ 'FK|RLBK_TABLE' ORDER BY rlbp_step, rlbp_table");
  }

  private int batches() throws Exception {
    return Integer.parseInt(
        sql.value(
            "SELECT count(DISTINCT rlbp_batch_number) FROM emaj.emaj_rlbk_plan WHERE rlbp_step = 'RLBK_TABLE'"));
  }

  @Test
  void aDeferrableKeyOfATableOutsideIsCheckedInTheSessionOfItsTarget() throws Exception {
    sql.run(
        "CREATE TABLE app.parent (id int PRIMARY KEY, v int)",
        "CREATE TABLE app.other (id int PRIMARY KEY, v int)",
        "CREATE TABLE app.child (id int PRIMARY KEY, p int REFERENCES app.parent DEFERRABLE INITIALLY DEFERRED)");
    Images atMark = fillAndStart("^(parent|other)$");
    sql.run("UPDATE app.parent SET v = 0", "UPDATE app.other SET v = 0");

    rollBack(2);

    assertThat(Images.of(sql, "app")).isEqualTo(atMark);
    assertThat(steps()).contains("SET_FK_IMM|child|child_p_fkey|");
    assertThat(batches()).isEqualTo(2);
  }

  @Test
  void aDeferrableKeyWithANamesakeThatIsNotIsRebuilt() throws Exception {
    sql.run(
        "CREATE TABLE app.parent (id int PRIMARY KEY)",
        "CREATE TABLE app.child (id int PRIMARY KEY, p int CONSTRAINT k REFERENCES app.parent DEFERRABLE)",
        "CREATE TABLE app.stranger (id int PRIMARY KEY, p int CONSTRAINT k REFERENCES app.parent)");
    Images atMark = fillAndStart("^child$");
    sql.run("UPDATE app.child SET p = 1");

    rollBack(1);

    assertThat(Images.of(sql, "app")).isEqualTo(atMark);
    assertThat(steps()).contains("DROP_FK|child|k|", "ADD_FK|child|k|");
  }
}
