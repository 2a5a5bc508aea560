package org.emajbatch.sql.watch;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.util.List;
import org.emajbatch.sql.activity.ActivityReader;
import org.emajbatch.sql.activity.RecentWindow;
import org.emajbatch.sql.testkit.TestDatabase;
import org.emajbatch.sql.testkit.TestDatabaseExtension;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Tables with the columns of E-Maj 2.x where they differ, and what they held then. */
@ExtendWith(TestDatabaseExtension.class)
class OtherEmajTest {

  private TestDatabase database;

  @BeforeEach
  void makeItLook2X(TestDatabase fresh) throws Exception {
    database = fresh;
    database.installEngine();
    database.execute(
        "CREATE TABLE public.t (id INT PRIMARY KEY)",
        "SELECT emaj.emaj_create_group('g')",
        "SELECT emaj.emaj_assign_table('public', 't', 'g')",
        "SELECT emaj.emaj_start_group('g', 'm')",
        "INSERT INTO public.t VALUES (1), (2)",
        "SELECT emaj.emaj_rollback_group('g', 'm')",
        "INSERT INTO public.t VALUES (3)",
        "SELECT emaj.emaj_set_mark_group('g', 'n')",
        "INSERT INTO public.t VALUES (4), (5)",
        "INSERT INTO emaj.emaj_sequence SELECT rel_log_schema, rel_log_sequence, tbl_time_id,"
            + " greatest(tbl_log_seq_last_val, 1), 1, 1, 9, 1, 1, false, tbl_log_seq_last_val > 0, 'bigint'"
            + " FROM emaj.emaj_table JOIN emaj.emaj_relation ON rel_tblseq = tbl_name",
        "DROP TABLE emaj.emaj_table CASCADE",
        "DROP TABLE emaj.emaj_log_session CASCADE",
        "DROP FUNCTION emaj.emaj_get_engine()",
        "ALTER TABLE emaj.emaj_mark ADD COLUMN mark_is_deleted BOOLEAN NOT NULL DEFAULT false",
        "UPDATE emaj.emaj_mark SET mark_is_deleted = true WHERE mark_name = 'm'",
        "ALTER TABLE emaj.emaj_rlbk_plan RENAME rlbp_object TO rlbp_fkey",
        "ALTER TABLE emaj.emaj_rlbk_plan RENAME rlbp_object_def TO rlbp_fkey_def",
        "UPDATE emaj.emaj_rlbk_plan SET rlbp_fkey_def = 'FOREIGN KEY' WHERE rlbp_step = 'RLBK_TABLE'");
  }

  @Test
  void countersAreFoundWhereTheyStoodThen() throws Exception {
    try (Connection connection = database.open()) {
      List<GroupMark> marks =
          ActivityReader.on(connection)
              .read(RecentWindow.DEFAULT, (c, names) -> GroupMarks.read(c, names, "g"))
              .also();
      assertThat(marks).extracting(GroupMark::name).containsExactly("n", "m");
      assertThat(marks).extracting(GroupMark::rowsUntilNext).containsExactly(2L, 1L);
      assertThat(marks).extracting(GroupMark::rowsSince).containsExactly(2L, 3L);
      assertThat(marks).extracting(GroupMark::usable).containsExactly(true, false);
    }
  }

  @Test
  void stepsHaveTheNamesOfThen() throws Exception {
    try (Connection connection = database.open()) {
      Timeline timeline =
          ActivityReader.on(connection)
              .read(RecentWindow.DEFAULT, (c, names) -> Timelines.read(c, names, 1))
              .also()
              .orElseThrow();
      assertThat(timeline.steps())
          .filteredOn(step -> step.kind().equals("RLBK_TABLE"))
          .singleElement()
          .satisfies(
              step -> {
                assertThat(step.object()).isEmpty();
                assertThat(step.definition()).contains("FOREIGN KEY");
                assertThat(step.done()).hasValue(2);
              });
    }
  }
}
