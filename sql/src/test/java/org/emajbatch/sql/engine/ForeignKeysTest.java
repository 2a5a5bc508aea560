package org.emajbatch.sql.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/** Which foreign keys a plan touches decides which tables may be in different sessions. */
class ForeignKeysTest {

  private static final TableName PARENT = new TableName("app", "parent");
  private static final TableName CHILD = new TableName("app", "child");
  private static final TableName OUTSIDE = new TableName("other", "outside");
  private static final ForeignKeyLink KEY = new ForeignKeyLink("child_fk", CHILD, PARENT);

  @Test
  void aKeyBetweenTablesInReplicaModeIsFree() {
    assertThat(bindingOf(KEY, table(PARENT, true), table(CHILD, true))).isEqualTo(KeyBinding.FREE);
  }

  @Test
  void aKeyOfTablesThatNobodyChangesIsFree() {
    assertThat(bindingOf(KEY, step(PlanStep.LOCK_TABLE, PARENT, "", false)))
        .isEqualTo(KeyBinding.FREE);
  }

  @Test
  void aKeyIsCheckedAsSoonAsOneEndChangesWithTriggersOn() {
    assertThat(bindingOf(KEY, table(PARENT, true), table(CHILD, false)))
        .isEqualTo(KeyBinding.CHECKED);
    assertThat(bindingOf(KEY, table(PARENT, false))).isEqualTo(KeyBinding.CHECKED);
  }

  @Test
  void aDeferredKeyIsChecked() {
    assertThat(bindingOf(KEY, table(CHILD, true), step("SET_FK_DEF", CHILD, "child_fk", false)))
        .isEqualTo(KeyBinding.CHECKED);
  }

  @Test
  void aDroppedKeyIsRebuiltEvenIntoATableOutside() {
    ForeignKeyLink leaving = new ForeignKeyLink("leaving_fk", CHILD, OUTSIDE);
    assertThat(bindingOf(leaving, table(CHILD, false), step("DROP_FK", CHILD, "leaving_fk", false)))
        .isEqualTo(KeyBinding.REBUILT);
  }

  @Test
  void theSameNameOnAnotherTableIsAnotherKey() {
    assertThat(bindingOf(KEY, table(CHILD, true), step("DROP_FK", OUTSIDE, "child_fk", false)))
        .isEqualTo(KeyBinding.FREE);
  }

  private static KeyBinding bindingOf(ForeignKeyLink link, PlanStep... steps) {
    return ForeignKeys.bindings(List.of(link), List.of(steps)).get(link);
  }

  private static PlanStep table(TableName table, boolean replicaMode) {
    return step(PlanStep.RLBK_TABLE, table, "", replicaMode);
  }

  private static PlanStep step(String kind, TableName table, String object, boolean replicaMode) {
    return new PlanStep(
        kind,
        Optional.of(table),
        object,
        OptionalInt.of(2),
        OptionalInt.of(1),
        replicaMode,
        0,
        0,
        OptionalLong.empty(),
        0);
  }
}
