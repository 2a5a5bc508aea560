package org.emajbatch.sql.enginetest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** What a plan does about foreign keys: none is ever broken, and no session waits for another. */
class ForeignKeyTest extends ForeignKeyTestCase {

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
    assertThat(steps())
        .contains("SET_FK_IMM|child|child_p_fkey|t", "RLBK_TABLE|child||t", "RLBK_TABLE|parent||t");
    assertThat(batches()).isEqualTo(1);
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
    assertThat(steps()).contains("SET_FK_IMM|child|child_p_fkey|t");
    assertThat(batches()).isEqualTo(2);
  }

  @Test
  void aKeyThatLeavesTheGroupsIsLookedUpAndBindsNothing() throws Exception {
    sql.run(
        "CREATE TABLE app.outside (id int PRIMARY KEY)",
        "CREATE TABLE app.parent (id int PRIMARY KEY, o int REFERENCES app.outside)",
        "CREATE TABLE app.child (id int PRIMARY KEY, p int REFERENCES app.parent, o int REFERENCES app.outside DEFERRABLE)");
    Images atMark = fillAndStart("^(parent|child)$");
    sql.run("UPDATE app.parent SET o = 1", "UPDATE app.child SET p = 1, o = 1");

    rollBack(2);

    assertThat(Images.of(sql, "app")).isEqualTo(atMark);
    assertThat(steps())
        .containsExactly(
            "RLBK_TABLE|child||t",
            "RLBK_TABLE|parent||t",
            "SET_FK_IMM|child|child_o_fkey|t",
            "SET_FK_IMM|parent|parent_o_fkey|t");
    assertThat(batches()).isEqualTo(2);
  }

  @Test
  void aPartitionIsNotInsideWhileAPartitionOfItsTargetIsOutside() throws Exception {
    sql.run(
        "CREATE TABLE app.parent (id int PRIMARY KEY) PARTITION BY RANGE (id)",
        "CREATE TABLE app.parent1 PARTITION OF app.parent FOR VALUES FROM (0) TO (6)",
        "CREATE TABLE app.parent2 PARTITION OF app.parent FOR VALUES FROM (6) TO (100)",
        "CREATE TABLE app.child (id int PRIMARY KEY, p int REFERENCES app.parent) PARTITION BY RANGE (id)",
        "CREATE TABLE app.child1 PARTITION OF app.child FOR VALUES FROM (0) TO (6)",
        "CREATE TABLE app.child2 PARTITION OF app.child FOR VALUES FROM (6) TO (100)");
    fillAndStart("^(parent1|child2)$");
    sql.run("UPDATE app.child SET p = 1", "DELETE FROM app.parent WHERE id = 8");
    assertRefused(
        "SELECT emaj.emaj_rollback_group('g', 'm')", "\"child_p_fkey\" of \"app\".\"child\"");
    sql.run("INSERT INTO app.parent VALUES (8)");

    rollBack(2);

    assertThat(steps()).containsExactly("RLBK_TABLE|child2||t", "SET_FK_IMM|child|child_p_fkey|t");
    assertThat(sql.value("SELECT sum(p) FROM app.child")).isEqualTo("45");
  }

  @Test
  void whatAKeptTriggerWritesIsCheckedRowByRow() throws Exception {
    sql.run(
        "CREATE TABLE app.outside (id int PRIMARY KEY)",
        "CREATE TABLE app.child (id int PRIMARY KEY, p int REFERENCES app.outside)",
        "CREATE TABLE public.audit (id int REFERENCES app.outside)",
        "CREATE FUNCTION public.audit() RETURNS trigger LANGUAGE plpgsql AS"
            + " 'BEGIN INSERT INTO public.audit VALUES (NEW.id); RETURN NULL; END'",
        "CREATE TRIGGER audit AFTER INSERT ON app.child FOR EACH ROW EXECUTE FUNCTION public.audit()");
    Images atMark = fillAndStart("^nothing$");
    sql.run(
        "SELECT emaj.emaj_stop_group('g')",
        "SELECT emaj.emaj_assign_table('app', 'child', 'g', '{\"ignored_triggers\": [\"audit\"]}')",
        "SELECT emaj.emaj_start_group('g', 'm2')",
        "UPDATE app.child SET p = 1",
        "SELECT emaj.emaj_rollback_group('g', 'm2')");
    assertThat(Images.of(sql, "app")).isEqualTo(atMark);
    assertThat(steps()).contains("RLBK_TABLE|child||f", "ADD_FK|child|child_p_fkey|");
    assertThat(sql.value("SELECT count(*) FROM public.audit")).isEqualTo("20");
  }

  @Test
  void aKeyThatFiresUnderReplicaRoleIsRebuiltAndStaysSo() throws Exception {
    sql.run(
        "CREATE TABLE app.parent (id int PRIMARY KEY)",
        "CREATE TABLE app.child (id int PRIMARY KEY, p int REFERENCES app.parent)");
    Images atMark = fillAndStart("^(parent|child)$");
    String triggers =
        "SELECT tgname FROM pg_trigger WHERE tgrelid = 'app.child'::regclass AND tgconstraint <> 0";
    for (String trigger : sql.rows(triggers)) {
      sql.run("ALTER TABLE app.child ENABLE ALWAYS TRIGGER \"" + trigger + "\"");
    }
    sql.run("DELETE FROM app.child", "DELETE FROM app.parent");

    rollBack(2);

    assertThat(Images.of(sql, "app")).isEqualTo(atMark);
    assertThat(steps()).contains("ADD_FK|child|child_p_fkey|");
    assertThat(sql.rows(triggers.replace("tgname", "tgenabled"))).containsExactly("A", "A");
  }

  @Test
  void aConstraintThatIsYoungerThanTheMarkIsChecked() throws Exception {
    sql.run(
        "CREATE TABLE app.parent (id int PRIMARY KEY)",
        "CREATE TABLE app.child (id int PRIMARY KEY, p int, u int)");
    fillAndStart("^(parent|child)$");
    sql.run(
        "UPDATE app.child SET p = 77, u = 1",
        "SELECT emaj.emaj_set_mark_group('g', 'bad')",
        "UPDATE app.child SET p = 1, u = id",
        "ALTER TABLE app.child ADD CONSTRAINT young FOREIGN KEY (p) REFERENCES app.parent");
    assertRefused("SELECT emaj.emaj_rollback_group('g', 'bad')", "foreign key \"young\"");
    sql.run(
        "INSERT INTO app.parent VALUES (77)",
        "ALTER TABLE app.child ADD CONSTRAINT once UNIQUE (u) DEFERRABLE");
    assertRefused("SELECT emaj.emaj_rollback_group('g', 'bad')", "\"once\"");
  }

  @Test
  void whoLooksUpRowsWhereAKeyIsBuiltSharesItsSession() throws Exception {
    sql.run(
        "CREATE TABLE app.outside (id int PRIMARY KEY)",
        "CREATE TABLE app.looked (id int PRIMARY KEY, o int REFERENCES app.outside)",
        "CREATE TABLE app.built (id int PRIMARY KEY, o int REFERENCES app.outside)");
    for (String trigger :
        sql.rows("SELECT tgname FROM pg_trigger WHERE tgrelid = 'app.built'::regclass")) {
      sql.run("ALTER TABLE app.built ENABLE ALWAYS TRIGGER \"" + trigger + "\"");
    }
    Images atMark = fillAndStart("^(looked|built)$");
    sql.run("DELETE FROM app.looked", "DELETE FROM app.built");

    rollBack(2);

    assertThat(Images.of(sql, "app")).isEqualTo(atMark);
    assertThat(steps()).contains("ADD_FK|built|built_o_fkey|", "SET_FK_IMM|looked|looked_o_fkey|t");
    assertThat(batches()).as("building locks what looking up reads").isEqualTo(1);
  }

  @Test
  void aDeferredKeyThatDidNotHoldAtTheMarkIsNotBrokenByGoingBackThere() throws Exception {
    sql.run(
        "CREATE TABLE app.parent (id int PRIMARY KEY)",
        "CREATE TABLE app.child (id int PRIMARY KEY, p int REFERENCES app.parent DEFERRABLE INITIALLY DEFERRED)");
    fillAndStart("^(parent|child)$");
    try (Session writer = new Session(database.open())) {
      writer.run("BEGIN", "INSERT INTO app.child VALUES (11, 11)");
      sql.run("SELECT emaj.emaj_set_mark_group('g', 'amid another transaction')");
      writer.run("INSERT INTO app.parent VALUES (11)", "COMMIT");
      assertRefused(
          "SELECT emaj.emaj_rollback_group('g', 'amid another transaction')", "child_p_fkey");
      writer.run(
          "BEGIN",
          "DELETE FROM app.parent WHERE id = 11",
          "SELECT emaj.emaj_set_mark_group('g', 'amid its own transaction')",
          "DELETE FROM app.child WHERE id = 11",
          "COMMIT");
    }
    assertRefused(
        "SELECT emaj.emaj_rollback_group('g', 'amid its own transaction')", "child_p_fkey");
    rollBack(1);
    assertThat(steps()).containsExactly("RLBK_TABLE|child||t", "RLBK_TABLE|parent||t");
  }

  @Test
  void aDeferredUniqueConstraintThatDidNotHoldAtTheMarkIsNotBroken() throws Exception {
    sql.run(
        "CREATE TABLE app.t (id int PRIMARY KEY, u int CONSTRAINT once UNIQUE DEFERRABLE INITIALLY DEFERRED,"
            + " up int REFERENCES app.t)");
    fillAndStart("^t$");
    sql.run(
        "BEGIN",
        "UPDATE app.t SET u = 1 WHERE id = 2",
        "SELECT emaj.emaj_set_mark_group('g', 'amid')",
        "UPDATE app.t SET u = 2 WHERE id = 2",
        "COMMIT");
    assertRefused("SELECT emaj.emaj_rollback_group('g', 'amid')", "once");
  }

  @Test
  void valuesThatOnlyTheReferencingColumnHoldsEqualAreLookedUpOneByOne() throws Exception {
    sql.run(
        "CREATE EXTENSION citext SCHEMA public",
        "CREATE TABLE app.parent (k text PRIMARY KEY)",
        "CREATE TABLE app.child (id int PRIMARY KEY, k public.citext REFERENCES app.parent)",
        "INSERT INTO app.parent VALUES ('a'), ('A')",
        "INSERT INTO app.child VALUES (1, 'a'), (2, 'A'), (3, 'a')",
        "SELECT emaj.emaj_assign_table('app', 'child', 'g')",
        "SELECT emaj.emaj_start_group('g', 'm')");
    Images atMark = Images.of(sql, "app");
    sql.run("DELETE FROM app.child", "SELECT emaj.emaj_rollback_group('g', 'm')");
    assertThat(Images.of(sql, "app")).isEqualTo(atMark);
    sql.run("DELETE FROM app.child");
    for (String key : List.of("a", "A")) {
      sql.run("DELETE FROM app.parent WHERE k = '" + key + "'");
      assertRefused("SELECT emaj.emaj_rollback_group('g', 'm')", "child_k_fkey");
      sql.run("INSERT INTO app.parent VALUES ('" + key + "')");
    }
  }
}
