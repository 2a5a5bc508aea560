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
import org.emajbatch.sql.activity.ActivityReader;
import org.emajbatch.sql.activity.RecentWindow;
import org.emajbatch.sql.engine.Query;
import org.emajbatch.sql.engine.SqlText;
import org.emajbatch.sql.testkit.TestDatabase;
import org.emajbatch.sql.testkit.TestDatabaseExtension;
import org.emajbatch.sql.watch.Consolidable;
import org.emajbatch.sql.watch.Consolidables;
import org.emajbatch.sql.watch.GroupMark;
import org.emajbatch.sql.watch.GroupMarks;
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
  void olderMarksAreDeleted() throws Exception {
    database.execute("INSERT INTO public.t VALUES (1)");
    perform(GroupActions.setMark(GROUP), MARK, "yes");
    database.execute("INSERT INTO public.t VALUES (2)");
    MarkActions actions = new MarkActions(GROUP, marks());
    assertThat(perform(actions.deleteBefore(actions.marks().get(0)), "yes").bad()).isFalse();
    assertThat(marks()).extracting(GroupMark::name).containsExactly(MARK);
    assertThat(number("SELECT count(*) FROM emaj.public_t_log")).isEqualTo(1);
  }

  @Test
  void aLoggedRollbackIsConsolidated() throws Exception {
    perform(GroupActions.setMark(GROUP), MARK, "yes");
    database.execute(
        "INSERT INTO public.t VALUES (1)",
        "SELECT emaj.emaj_logged_rollback_group(%s, %s)"
            .formatted(SqlText.literal(GROUP), SqlText.literal(MARK)));
    List<Consolidable> found = consolidables();
    assertThat(found).hasSize(1);
    assertThat(perform(GroupActions.consolidate(GROUP, found.get(0)), "yes").bad()).isFalse();
    assertThat(marks())
        .extracting(GroupMark::name)
        .containsExactly(found.get(0).endMark(), MARK, "first");
    assertThat(number("SELECT count(*) FROM emaj.public_t_log")).isZero();
    assertThat(perform(GroupActions.consolidate(GROUP, found.get(0)), "yes").text())
        .contains("could be consolidated")
        .endsWith("Nothing was changed.");
  }

  @Test
  void whatAnEngineCannotDoIsSaidPlainly() throws Exception {
    perform(GroupActions.setMark(GROUP), MARK, "yes");
    database.execute("DROP FUNCTION emaj.emaj_delete_before_mark_group(text, text)");
    MarkActions actions = new MarkActions(GROUP, marks());
    assertThat(perform(actions.deleteBefore(actions.marks().get(0)), "yes").text())
        .endsWith(
            "The engine of this database cannot do this: function"
                + " emaj.emaj_delete_before_mark_group(unknown, unknown) does not exist. Nothing was"
                + " changed.");
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

  private List<GroupMark> marks() throws Exception {
    try (Connection connection = database.open()) {
      return ActivityReader.on(connection)
          .read(RecentWindow.DEFAULT, (c, names) -> GroupMarks.read(c, names, GROUP))
          .also();
    }
  }

  private List<Consolidable> consolidables() throws Exception {
    try (Connection connection = database.open()) {
      return Consolidables.read(connection, GROUP);
    }
  }

  private long protectedMarks() throws Exception {
    return number("SELECT count(*) FROM emaj.emaj_mark WHERE mark_is_rlbk_protected");
  }

  private long number(String query) throws Exception {
    try (Connection connection = database.open()) {
      return Query.one(connection, query, row -> row.getLong(1));
    }
  }
}
