package org.emajbatch.sql.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class GroupDetailsTest extends WatchedDatabase {

  @Test
  void changesAreCountedByTableAndByVerbAndRole() throws Exception {
    database.execute(
        "INSERT INTO \"My App\".one VALUES (31, 'n')",
        "SELECT emaj.emaj_set_mark_group('" + GROUP + "', 'm2')",
        "DELETE FROM \"My App\".one WHERE id <= 3");
    assertThat(counts("m1", Optional.of("m2"), false))
        .containsExactly(new ChangeCount("My App", "one", Optional.empty(), Optional.empty(), 1));
    assertThat(counts("m1", Optional.empty(), false))
        .extracting(ChangeCount::rows)
        .containsExactly(4L);
    String superuser = database.settings().user();
    assertThat(counts("m1", Optional.empty(), true))
        .containsExactly(
            new ChangeCount("My App", "one", Optional.of("DELETE"), Optional.of(superuser), 3),
            new ChangeCount("My App", "one", Optional.of("INSERT"), Optional.of(superuser), 1));
    assertThatThrownBy(() -> counts("gone", Optional.empty(), false))
        .isInstanceOf(SQLException.class)
        .hasMessageContaining("gone");
  }

  @Test
  void aLoggedRollbackCanBeConsolidatedWhileBothItsMarksAreThere() throws Exception {
    assertThat(consolidables()).isEmpty();
    database.execute(
        "UPDATE \"My App\".one SET v = 'b'",
        "SELECT emaj.emaj_set_mark_group('" + GROUP + "', 'm2')",
        "UPDATE \"My App\".\"Two\" SET v = 'b'",
        "SELECT emaj.emaj_logged_rollback_group('" + GROUP + "', 'm1')");

    List<Consolidable> found = consolidables();

    assertThat(found).hasSize(1);
    Consolidable rollback = found.get(0);
    assertThat(rollback.targetMark()).isEqualTo("m1");
    assertThat(rollback.endMark()).contains("DONE");
    assertThat(rollback.marks()).as("m2 and the start of the rollback").isEqualTo(2);
    assertThat(rollback.rows()).isGreaterThanOrEqualTo(100);
  }

  @Test
  void theNamesOfEarlierVersionsAreUnderstood() throws Exception {
    database.execute(
        "DROP FUNCTION emaj.emaj_get_consolidable_rollbacks()",
        "CREATE FUNCTION emaj.emaj_get_consolidable_rollbacks(OUT cons_group text,"
            + " OUT cons_target_rlbk_mark_name text, OUT cons_target_rlbk_mark_id bigint,"
            + " OUT cons_end_rlbk_mark_name text, OUT cons_end_rlbk_mark_id bigint,"
            + " OUT cons_rows bigint, OUT cons_marks int) RETURNS SETOF record LANGUAGE sql AS"
            + " $$ VALUES ('"
            + GROUP
            + "', 'm1', 1::bigint, 'end', 2::bigint, 77::bigint, 3), ('other', 'a', 1, 'b', 2, 1, 1) $$");
    assertThat(consolidables()).containsExactly(new Consolidable("m1", "end", 77, 3));
  }

  @Test
  void theHistoryIsThatOfTheGroup() throws Exception {
    database.execute(
        "SELECT emaj.emaj_create_group('other')",
        "INSERT INTO emaj.emaj_hist (hist_function, hist_event, hist_object)"
            + " VALUES ('SET_MARK_GROUPS', 'BEGIN', 'other,third'), ('STOP_GROUPS', NULL, 'third,' || $$"
            + GROUP.replace(",", "")
            + "$$)",
        "SELECT emaj.emaj_set_mark_group('" + GROUP + "', 'm2')");

    List<HistoryEntry> entries = history(GROUP);

    assertThat(entries).allMatch(entry -> entry.object().equals(GROUP));
    assertThat(entries.get(0).function()).isEqualTo("SET_MARK_GROUP");
    assertThat(entries.get(0).event()).isEqualTo("END");
    assertThat(entries.get(0).role()).isEqualTo(database.settings().user());
    assertThat(entries).isSortedAccordingTo((a, b) -> b.at().compareTo(a.at()));
    assertThat(history("third"))
        .extracting(HistoryEntry::function)
        .containsExactly("STOP_GROUPS", "SET_MARK_GROUPS");
  }

  private List<ChangeCount> counts(String from, Optional<String> to, boolean detailed)
      throws Exception {
    return look(
        (connection, catalogue) -> ChangeCounts.between(connection, GROUP, from, to, detailed));
  }

  private List<Consolidable> consolidables() throws Exception {
    return look((connection, catalogue) -> Consolidables.read(connection, GROUP));
  }

  private List<HistoryEntry> history(String group) throws Exception {
    return look((connection, catalogue) -> GroupHistory.read(connection, group));
  }
}
