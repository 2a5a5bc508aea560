package org.emajbatch.sql.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import java.sql.Connection;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.emajbatch.sql.testkit.TestDatabase;
import org.emajbatch.sql.testkit.TestDatabaseExtension;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What earlier rollbacks have left for estimates, as a member of emaj_adm reads it. */
@ExtendWith(TestDatabaseExtension.class)
class StepHistoryTest {

  private static final TableName BIG = new TableName("public", "Big one");
  private static final TableName SMALL = new TableName("public", "small");

  @BeforeEach
  void rollBackTwice(TestDatabase database) throws Exception {
    database.installEngine();
    database.execute(
        "CREATE TABLE public.\"Big one\" (id int PRIMARY KEY, a int UNIQUE)",
        "CREATE TABLE public.small (id int PRIMARY KEY)",
        "SELECT emaj.emaj_create_group('g')",
        "SELECT emaj.emaj_assign_tables('public', '.*', '', 'g')",
        "SELECT emaj.emaj_start_group('g', 'M')");
    for (int rows : List.of(100, 300)) {
      database.execute(
          "INSERT INTO public.\"Big one\" SELECT i, i FROM generate_series(1, " + rows + ") AS i",
          "SELECT * FROM emaj.emaj_rollback_group('g', 'M')");
    }
    database.execute("INSERT INTO public.\"Big one\" SELECT i, i FROM generate_series(1, 70) AS i");
    database.execute("SELECT * FROM emaj.emaj_logged_rollback_group('g', 'M')");
  }

  @Test
  void theYoungestComeWithTheirAgeAndTheirRollback(TestDatabase database) throws Exception {
    try (Connection connection = database.open()) {
      List<StepHistory.Past> history = StepHistory.of(connection, List.of(restore(BIG)));

      assertThat(history)
          .filteredOn(past -> past.table().isPresent())
          .allSatisfy(past -> assertThat(past.micros()).isPositive())
          .extracting(StepHistory.Past::age, StepHistory.Past::quantity, StepHistory.Past::logged)
          .containsExactlyInAnyOrder(
              tuple(0, 70L, true), tuple(1, 300L, false), tuple(2, 100L, false));
    }
  }

  @Test
  void sessionsThatWaitForOneAreBusyForAPart(TestDatabase database) throws Exception {
    database.execute(
        "UPDATE emaj.emaj_rlbk SET rlbk_nb_session = 4 WHERE rlbk_id IN (2, 3)",
        "DELETE FROM emaj.emaj_rlbk_plan WHERE rlbp_rlbk_id = 2",
        "UPDATE emaj.emaj_rlbk_plan SET rlbp_duration = '3 s' WHERE rlbp_rlbk_id = 3 AND rlbp_step = 'RLBK_TABLE'",
        "UPDATE emaj.emaj_rlbk_plan SET rlbp_duration = '1.5 s', rlbp_session = 2"
            + " WHERE rlbp_rlbk_id = 3 AND rlbp_step = 'ENA_LOG_TRG'",
        "DELETE FROM emaj.emaj_rlbk_plan WHERE rlbp_rlbk_id = 3"
            + " AND rlbp_step NOT IN ('RLBK_TABLE', 'ENA_LOG_TRG')");
    try (Connection connection = database.open()) {
      assertThat(StepHistory.of(connection, List.of(restore(BIG))))
          .filteredOn(past -> past.table().isPresent())
          .extracting(StepHistory.Past::age, StepHistory.Past::busy)
          .as(
              "of the youngest one session did two thirds; of the one before only the number is known")
          .containsExactlyInAnyOrder(tuple(0, 1.5), tuple(1, 4.0), tuple(2, 1.0));
    }
  }

  @Test
  void aTableWithoutHistoryHasThatOfOthers(TestDatabase database) throws Exception {
    try (Connection connection = database.open()) {
      assertThat(StepHistory.of(connection, List.of(restore(SMALL)))).isEmpty();
      assertThat(StepHistory.ofOthers(connection, List.of(restore(SMALL))))
          .isNotEmpty()
          .allSatisfy(past -> assertThat(past.table()).contains(BIG));
    }
  }

  @Test
  void shortStepsAreSummedUp(TestDatabase database) throws Exception {
    try (Connection connection = database.open()) {
      assertThat(StepHistory.of(connection, List.of(step("DIS_LOG_TRG", SMALL))))
          .isNotEmpty()
          .allSatisfy(past -> assertThat(past.table()).isEmpty())
          .allSatisfy(past -> assertThat(past.quantity()).isPositive());
    }
  }

  @Test
  void aTableIsAsWideAsItsPagesSay(TestDatabase database) throws Exception {
    database.execute(
        "INSERT INTO public.\"Big one\" SELECT i, i FROM generate_series(1, 999) AS i");
    database.execute("ANALYZE public.\"Big one\"");
    try (Connection connection = database.open()) {
      List<TableSize> sizes =
          TableSize.of(connection, List.of(BIG, SMALL, new TableName("public", "gone")));

      assertThat(sizes).extracting(TableSize::table).containsExactlyInAnyOrder(BIG, SMALL);
      assertThat(sizes)
          .filteredOn(size -> size.table().equals(BIG))
          .allSatisfy(size -> assertThat(size.indexes()).isEqualTo(2))
          .allSatisfy(size -> assertThat(size.rowBytes()).isBetween(20, 200));
    }
  }

  @Test
  void deadRowsMakeATableNoWider(TestDatabase database) throws Exception {
    database.execute(
        "ALTER TABLE public.\"Big one\" SET (autovacuum_enabled = off)",
        "INSERT INTO public.\"Big one\" SELECT i, i FROM generate_series(1, 9999) AS i",
        "DELETE FROM public.\"Big one\" WHERE id > 10",
        "ANALYZE public.\"Big one\"");
    try (Connection connection = database.open()) {
      assertThat(TableSize.of(connection, List.of(BIG)))
          .allSatisfy(size -> assertThat(size.rowBytes()).isLessThan(100));
    }
  }

  @Test
  void parametersHaveTheirDocumentedDefaultsUnlessSet(TestDatabase database) throws Exception {
    database.execute(
        "INSERT INTO emaj.emaj_param (param_key, param_value_interval) VALUES ('avg_row_rollback_duration', '40 microseconds')");
    try (Connection connection = database.open()) {
      assertThat(EstimateParameters.read(connection))
          .isEqualTo(new EstimateParameters(40, 10, 20, 2_500, 4_000));
    }
  }

  private static PlanStep restore(TableName table) {
    return step(PlanStep.RLBK_TABLE, table);
  }

  private static PlanStep step(String kind, TableName table) {
    return new PlanStep(
        kind,
        Optional.of(table),
        "",
        OptionalInt.of(2),
        OptionalInt.of(1),
        true,
        0,
        100,
        OptionalLong.empty(),
        0);
  }
}
