package org.emajbatch.monitor.outside;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.emajbatch.monitor.GroupScenes;
import org.emajbatch.monitor.model.Effect;
import org.emajbatch.monitor.view.ScreenKey.Deed;
import org.emajbatch.monitor.view.actions.GroupActions;
import org.emajbatch.monitor.view.actions.MarkActions;
import org.emajbatch.sql.engine.Query;
import org.emajbatch.sql.engine.SqlText;
import org.emajbatch.sql.testkit.TestDatabase;
import org.emajbatch.sql.testkit.TestDatabaseExtension;
import org.emajbatch.sql.watch.Consolidable;
import org.emajbatch.sql.watch.GroupMark;
import org.emajbatch.sql.watch.GroupSummaries;
import org.emajbatch.sql.watch.GroupSummary;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What the dialogs ask for, against a real engine and with a name that means harm. */
@ExtendWith(TestDatabaseExtension.class)
class ActionCallsTest {

  private static final String GROUP = GroupScenes.HOSTILE;
  private static final String MARK = "'); DROP TABLE public.t; --";

  private TestDatabase database;

  @BeforeEach
  void startGroup(TestDatabase given) throws Exception {
    database = given;
    database.installEngine();
    database.execute(
        "CREATE TABLE public.t (id INT PRIMARY KEY)",
        "SELECT emaj.emaj_create_group(" + SqlText.literal(GROUP) + ")",
        "SELECT emaj.emaj_assign_table('public', 't', " + SqlText.literal(GROUP) + ")",
        "SELECT emaj.emaj_start_group(" + SqlText.literal(GROUP) + ", 'first')");
  }

  @Test
  void aMarkIsSet() throws Exception {
    assertThat(perform(GroupActions.setMark(GROUP), MARK, "yes").bad()).isFalse();
    assertThat(group().lastMark()).contains(MARK);
    assertThat(perform(GroupActions.setMark(GROUP), MARK, "yes").text())
        .contains("exists already")
        .endsWith("Nothing was changed.");
  }

  @Test
  void aGroupIsProtectedAndNotAnyMore() throws Exception {
    assertThat(perform(GroupActions.protect(group()), "yes").bad()).isFalse();
    assertThat(group().guarded()).isTrue();
    assertThat(perform(GroupActions.protect(group()), "yes").bad()).isFalse();
    assertThat(group().guarded()).isFalse();
  }

  @Test
  void aMarkIsProtectedAndNotAnyMore() throws Exception {
    perform(GroupActions.setMark(GROUP), MARK, "yes");
    MarkActions actions = new MarkActions(GROUP, List.of(mark(false)));
    assertThat(perform(actions.protect(mark(false)), "yes").bad()).isFalse();
    assertThat(protectedMarks()).isEqualTo(1);
    assertThat(perform(actions.protect(mark(true)), "yes").bad()).isFalse();
    assertThat(protectedMarks()).isZero();
  }

  @Test
  void whatThisEngineCannotDoIsSaidPlainly() throws Exception {
    perform(GroupActions.setMark(GROUP), MARK, "yes");
    GroupMark first = new GroupMark("first", Instant.EPOCH, false, true, 0, 0, "");
    MarkActions actions = new MarkActions(GROUP, List.of(mark(false), first));
    assertThat(perform(actions.deleteBefore(mark(false)), "yes").text())
        .endsWith(
            "The engine of this database cannot do this: function"
                + " emaj.emaj_delete_before_mark_group(unknown, unknown) does not exist. Nothing was"
                + " changed.");
    Consolidable rollback = new Consolidable("first", MARK, 1, 0);
    assertThat(perform(GroupActions.consolidate(GROUP, rollback), "yes").text())
        .contains("cannot do this: function emaj.emaj_consolidate_rollback_group");
  }

  private Call.Result perform(Deed deed, String... answers) {
    Effect effect = ((Deed.Ask) deed).dialog().answer().effect(List.of(answers));
    return Call.perform(database.settings(), (Effect.Call) effect);
  }

  private static GroupMark mark(boolean guarded) {
    return new GroupMark(MARK, Instant.EPOCH, guarded, true, 0, 0, "");
  }

  private GroupSummary group() throws Exception {
    try (Connection connection = database.open()) {
      return GroupSummaries.read(connection, Map.of()).get(0);
    }
  }

  private long protectedMarks() throws Exception {
    try (Connection connection = database.open()) {
      return Query.one(
          connection,
          "SELECT count(*) AS n FROM emaj.emaj_mark WHERE mark_is_rlbk_protected",
          row -> row.getLong("n"));
    }
  }
}
