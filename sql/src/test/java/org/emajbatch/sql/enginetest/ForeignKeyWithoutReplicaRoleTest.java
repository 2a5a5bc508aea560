package org.emajbatch.sql.enginetest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The same where the engine's owner may not set session_replication_role. */
class ForeignKeyWithoutReplicaRoleTest extends ForeignKeyTestCase {

  /** It exists only where the owner may set the parameter, and the plan goes by that. */
  @BeforeEach
  void takeTheRoleAway() throws Exception {
    sql.run("DROP FUNCTION emaj._restore_rows_as_replica");
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
            "SET_FK_IMM|child|child_p_fkey|f");
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
          .hasMessageContaining("foreign key \"child_p_fkey\" of \"app\".\"child\" would not hold")
          .hasMessageContaining("(p)=(2) is not present in table \"parent\"")
          .hasMessageContaining("Nothing was changed");
      assertThat(Images.of(sql, "app")).isEqualTo(changed);
      assertThat(sql.value("SELECT count(*) FROM pg_constraint WHERE conname = 'child_p_fkey'"))
          .isEqualTo("1");
      reset();
    }
  }

  @Test
  void aRebuiltKeyKeepsWhatItsDefinitionDoesNotSay() throws Exception {
    sql.run(
        "CREATE TABLE app.parent (id int PRIMARY KEY)",
        "CREATE TABLE app.child (id int PRIMARY KEY, p int, q int CONSTRAINT \"K e'y\" REFERENCES app.parent ON UPDATE SET NULL)",
        "COMMENT ON CONSTRAINT \"K e'y\" ON app.child IS 'what it''s for'");
    fillAndStart("^child$");
    sql.run(
        "DELETE FROM app.parent WHERE id = 10 AND NOT EXISTS (SELECT FROM app.child WHERE q = 10)",
        "ALTER TABLE app.child ADD CONSTRAINT later FOREIGN KEY (p) REFERENCES app.parent NOT VALID",
        "ALTER TABLE app.parent ENABLE ALWAYS TRIGGER \"" + trigger("K e'y", "noaction_del") + "\"",
        "UPDATE app.child SET p = 1, q = 1 WHERE id < 10");

    rollBack(1);

    assertThat(steps()).contains("ADD_FK|child|K e'y|", "ADD_FK|child|later|");
    assertThat(
            sql.rows(
                "SELECT conname, convalidated, obj_description(oid) FROM pg_constraint WHERE contype = 'f' AND conrelid = 'app.child'::regclass ORDER BY 1"))
        .containsExactly("K e'y|t|what it's for", "later|f|");
    assertThat(
            sql.rows(
                "SELECT tgenabled FROM pg_trigger WHERE tgname = '"
                    + trigger("K e'y", "noaction_del")
                    + "'"))
        .containsExactly("A");
  }

  @Test
  void aRebuiltKeyThatIsNotValidIsCheckedForWhatComesBack() throws Exception {
    sql.run(
        "CREATE TABLE app.parent (id int PRIMARY KEY)",
        "CREATE TABLE app.child (id int PRIMARY KEY, p int)",
        "ALTER TABLE app.child ADD CONSTRAINT later FOREIGN KEY (p) REFERENCES app.parent NOT VALID");
    fillAndStart("^child$");
    sql.run("UPDATE app.child SET p = 1", "DELETE FROM app.parent WHERE id = 5");
    assertRefused("SELECT emaj.emaj_rollback_group('g', 'm')", "(1 in all): id = (5)");
  }

  private String trigger(String key, String function) throws Exception {
    return sql.value(
        "SELECT tgname FROM pg_trigger JOIN pg_constraint AS con ON con.oid = tgconstraint WHERE conname = '%s' AND tgfoid::regproc::text ~ '%s'"
            .formatted(key.replace("'", "''"), function));
  }
}
