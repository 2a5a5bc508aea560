package org.emajbatch.sql.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.emajbatch.sql.testkit.TestDatabase;
import org.emajbatch.sql.testkit.TestDatabaseExtension;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Writing an assignment onto the engine's plan, and the ones that are not written. */
@ExtendWith(TestDatabaseExtension.class)
class PlanWriterTest {

  private Connection session1;
  private Connection own;
  private int rollback;

  @BeforeEach
  void openRollback(TestDatabase database) throws Exception {
    database.installEngine();
    database.execute(
        "CREATE TABLE public.a (id int PRIMARY KEY)",
        "CREATE TABLE public.b (id int PRIMARY KEY)",
        "CREATE TABLE public.quiet (id int PRIMARY KEY)",
        "SELECT emaj.emaj_create_group('g')",
        "SELECT emaj.emaj_assign_tables('public', ARRAY['a', 'b', 'quiet'], 'g')",
        "SELECT emaj.emaj_start_group('g', 'M')",
        "INSERT INTO a VALUES (1), (2)",
        "INSERT INTO b VALUES (1)");
    session1 = database.open();
    own = database.open();
    SessionTransaction.begin(session1);
    rollback =
        new RollbackProtocol(
                EngineProbe.probe(own),
                new InitRequest(List.of("g"), "M", false, 2, false, Optional.empty()))
            .init(session1)
            .orElseThrow();
  }

  @AfterEach
  void close() throws Exception {
    session1.close();
    own.close();
  }

  @Test
  void movesEveryStepOfABatchAndTablesThatAreOnlyLocked() throws Exception {
    PlanWriter.write(
        own,
        rollback,
        2,
        new SessionAssignment(batches(2), Map.of(new TableName("public", "quiet"), 2)),
        Map.of());

    assertThat(EnginePlan.steps(own, rollback))
        .filteredOn(step -> step.table().isPresent())
        .isNotEmpty()
        .allSatisfy(step -> assertThat(step.session()).hasValue(2));
  }

  @Test
  void refusesASessionThatIsNotThereAndLeavesThePlanAsItWas() throws Exception {
    List<PlanStep> before = EnginePlan.steps(own, rollback);

    assertThatThrownBy(
            () ->
                PlanWriter.write(
                    own, rollback, 2, new SessionAssignment(batches(3), Map.of()), Map.of()))
        .isInstanceOf(PlanAssignmentException.class)
        .hasMessageContaining("belong to no session");

    assertThat(EnginePlan.steps(own, rollback)).isEqualTo(before);
    assertThat(own.getAutoCommit()).isTrue();
  }

  @Test
  void writesEstimatesForThoseWhoWatch() throws Exception {
    Map<PlanStep, Long> estimates =
        EnginePlan.steps(own, rollback).stream()
            .filter(step -> step.session().isPresent() && !step.is(PlanStep.LOCK_TABLE))
            .collect(Collectors.toMap(step -> step, step -> 1_234_567L));

    PlanWriter.write(own, rollback, 2, new SessionAssignment(batches(2), Map.of()), estimates);

    assertThat(EnginePlan.steps(own, rollback))
        .filteredOn(step -> step.session().isPresent() && !step.is(PlanStep.LOCK_TABLE))
        .hasSize(estimates.size())
        .allSatisfy(step -> assertThat(step.estimatedMicros()).isEqualTo(1_234_567L));
  }

  @Test
  void anAbsurdEstimateDoesNotOverflowWhenSomebodyAddsItUp() throws Exception {
    Map<PlanStep, Long> estimates =
        EnginePlan.steps(own, rollback).stream()
            .collect(Collectors.toMap(step -> step, step -> Long.MAX_VALUE));

    PlanWriter.write(own, rollback, 2, new SessionAssignment(batches(2), Map.of()), estimates);

    assertThat(SessionProgress.read(own, rollback)).isNotEmpty();
  }

  @Test
  void refusesAPlanMadeForAnotherNumberOfSessions() {
    assertThatThrownBy(
            () ->
                PlanWriter.write(
                    own, rollback, 3, new SessionAssignment(Map.of(), Map.of()), Map.of()))
        .isInstanceOf(PlanAssignmentException.class)
        .hasMessageContaining("3");
  }

  private Map<Integer, Integer> batches(int session) throws Exception {
    return EnginePlan.steps(own, rollback).stream()
        .filter(step -> step.is(PlanStep.RLBK_TABLE))
        .map(step -> step.batch().orElseThrow())
        .distinct()
        .collect(Collectors.toMap(batch -> batch, batch -> session));
  }
}
