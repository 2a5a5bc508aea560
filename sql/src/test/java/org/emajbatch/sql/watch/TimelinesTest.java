package org.emajbatch.sql.watch;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class TimelinesTest extends WatchedDatabase {

  private int rollback;
  private Connection first;
  private Connection second;

  @Test
  void stepsAreFollowedFromThePlanToTheEnd() throws Exception {
    lockInTwoSessions();
    List<TimedStep> planned = timeline().steps();
    assertThat(planned).noneMatch(step -> step.kind().equals("LOCK_TABLE"));
    TimedStep restore = step(planned, "RLBK_TABLE", "Two");
    assertThat(restore.schema()).isEqualTo("My App");
    assertThat(restore.session()).hasValue(1);
    assertThat(restore.expected()).hasValue(20);
    assertThat(restore.estimate()).isPositive();
    assertThat(restore.startedAt()).isEmpty();
    assertThat(restore.duration()).isEmpty();
    assertThat(restore.done()).isEmpty();
    List<String> ofFirst =
        planned.stream()
            .filter(step -> step.session().equals(OptionalInt.of(1)))
            .map(TimedStep::kind)
            .toList();
    assertThat(ofFirst.get(ofFirst.size() - 1)).isEqualTo("RLBK_SEQUENCES");

    run(first, "SELECT emaj._rlbk_start(" + rollback + ", false)");
    run(first, "SELECT emaj._rlbk_session_exec(" + rollback + ", 1)");
    TimedStep done = step(timeline().steps(), "RLBK_TABLE", "Two");
    assertThat(done.startedAt()).isPresent();
    assertThat(done.duration()).isPresent();
    assertThat(done.done()).hasValue(20);
    assertThat(step(timeline().steps(), "RLBK_TABLE", "one").duration()).isEmpty();
    assertThat(timeline().predicted()).isEmpty();
  }

  @Test
  void locksOfASessionAreShownWhoeverHoldsThem() throws Exception {
    lockInTwoSessions();
    assertThat(locks("Two"))
        .contains(new HeldLock(1, "\"My App\".\"Two\"", "ExclusiveLock", true))
        .allMatch(lock -> lock.session() == 1);
    assertThat(locks("one")).allMatch(lock -> lock.session() == 2).isNotEmpty();
    assertThat(locks("three")).isEmpty();

    run(first, "SELECT emaj._rlbk_start(" + rollback + ", false)");
    run(first, "SELECT emaj._rlbk_session_exec(" + rollback + ", 1)");
    run(second, "SELECT emaj._rlbk_session_exec(" + rollback + ", 2)");
    run(first, "SELECT * FROM emaj._rlbk_end(" + rollback + ", false)");
    run(second, "PREPARE TRANSACTION 'emajtx2'");
    assertThat(locks("one")).allMatch(lock -> lock.session() == 2).isNotEmpty();

    first.commit();
    database.execute("COMMIT PREPARED 'emajtx2'");
    assertThat(locks("one")).isEmpty();
    assertThat(timeline().steps())
        .filteredOn(step -> step.session().isPresent())
        .allMatch(step -> step.duration().isPresent());
  }

  @Test
  void thePredictionIsThatOfTheRun() throws Exception {
    database.execute(
        "SELECT emaj.emaj_rollback_group('" + GROUP + "', 'm1')",
        "INSERT INTO emaj_batch.run (run_id, rollback_id, groups, mark, is_logged, session_count,"
            + " database_name, database_oid, gids, report)"
            + " VALUES (gen_random_uuid(), 1, '{g}', 'm1', false, 1, 'd', 1, '{}',"
            + " '{\"prediction\": {\"predictedMs\": 1234}}')");
    rollback = 1;
    assertThat(timeline().predicted()).contains(Duration.ofMillis(1_234));
  }

  @Test
  void whatIsNotThereIsNotInvented() throws Exception {
    Optional<Timeline> none =
        look((connection, catalogue) -> Timelines.read(connection, catalogue, 99));
    assertThat(none).isEmpty();
  }

  private void lockInTwoSessions() throws Exception {
    // Session 1 has the sequences as well, so the larger table is the other's.
    database.execute("UPDATE \"My App\".one SET v = 'b'", "UPDATE \"My App\".\"Two\" SET v = 'b'");
    first = session();
    second = session();
    rollback = init(first, 2);
    run(first, "SELECT emaj._rlbk_session_lock(" + rollback + ", 1)");
    run(second, "SELECT emaj._rlbk_session_lock(" + rollback + ", 2)");
  }

  private Timeline timeline() throws Exception {
    return look((connection, catalogue) -> Timelines.read(connection, catalogue, rollback))
        .orElseThrow();
  }

  private List<HeldLock> locks(String table) throws Exception {
    return look((connection, catalogue) -> SessionLocks.on(connection, rollback, "My App", table));
  }

  private static TimedStep step(List<TimedStep> steps, String kind, String table) {
    return steps.stream()
        .filter(step -> step.kind().equals(kind) && step.table().equals(table))
        .findFirst()
        .orElseThrow();
  }
}
