package org.emajbatch.sql.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.sql.Connection;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.emajbatch.sql.activity.ActivityReader;
import org.emajbatch.sql.activity.RecentWindow;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.postgresql.PGConnection;

/** Each look compares what was followed with all that there is, within the same snapshot. */
class FollowedTimelineTest extends WatchedDatabase {

  private static final String OPEN_THE_GATE = "SELECT pg_advisory_unlock_all()";

  private final FollowedTimeline followed = new FollowedTimeline();
  private Connection gate;
  private ActivityReader viewer;

  /** Each table waits at a gate, in the middle of being put back. */
  @BeforeEach
  void fillManyTables() throws Exception {
    database.execute(
        "CREATE FUNCTION public.wait_at_gate() RETURNS trigger LANGUAGE plpgsql AS"
            + " 'BEGIN PERFORM pg_advisory_xact_lock_shared(1); RETURN NULL; END'",
        """
        DO $$ BEGIN
          FOR i IN 1..40 LOOP
            EXECUTE format('CREATE TABLE "My App".t%s (id INT PRIMARY KEY)', i);
            EXECUTE format('GRANT ALL ON "My App".t%s TO watch_adm', i);
            EXECUTE format('CREATE TRIGGER gate AFTER DELETE ON "My App".t%s EXECUTE FUNCTION public.wait_at_gate()', i);
          END LOOP;
        END $$
        """,
        "SELECT emaj.emaj_create_group('many')",
        "SELECT emaj.emaj_assign_tables('My App', '^t'::text, NULL::text, 'many',"
            + " '{\"ignored_triggers\": [\"gate\"]}'::jsonb)",
        "SELECT emaj.emaj_start_group('many', 'm')",
        "DO $$ BEGIN FOR i IN 1..40 LOOP EXECUTE format('INSERT INTO \"My App\".t%s SELECT generate_series(1, 9)', i); END LOOP; END $$");
    viewer = reader();
    gate = transaction(database.open());
    run(gate, "SELECT pg_advisory_lock(1)");
  }

  @Test
  void severalSessionsAreFollowedFromThePlanToTheCommit() throws Exception {
    Connection first = session();
    Connection second = session();
    int id = begin(first, 2);
    look(id);
    database.execute(
        "UPDATE emaj.emaj_rlbk_plan SET rlbp_session = 3 - rlbp_session WHERE rlbp_table IN ('t1', 't3')");
    expectLongSteps();
    look(id);
    run(first, "SELECT emaj._rlbk_session_lock(" + id + ", 1)");
    run(second, "SELECT emaj._rlbk_session_lock(" + id + ", 2)");
    look(id);
    run(first, "SELECT emaj._rlbk_start(" + id + ", false)");
    Timeline planned = look(id);
    assertThat(look(id)).isSameAs(planned);

    CompletableFuture<Void> one = execute(first, id, 1);
    CompletableFuture<Void> other = execute(second, id, 2);
    await().until(() -> running(look(id)) == 2);
    Timeline midway = look(id);
    run(gate, OPEN_THE_GATE);
    while (!one.isDone() || !other.isDone()) {
      look(id);
    }
    one.get(20, TimeUnit.SECONDS);
    other.get(20, TimeUnit.SECONDS);
    Timeline done = look(id);
    assertThat(unfinished(done)).isZero();
    // What was done already has not been read again.
    midway.steps().stream()
        .filter(step -> step.duration().isPresent())
        .forEach(step -> assertThat(done.steps()).anyMatch(same -> same == step));

    run(first, "SELECT * FROM emaj._rlbk_end(" + id + ", false)");
    look(id);
    run(second, "PREPARE TRANSACTION 'followed2'");
    look(id);
    first.commit();
    database.execute("COMMIT PREPARED 'followed2'");
    look(id);
    database.execute("SELECT emaj.emaj_cleanup_rollback_state()");
    Timeline ended = look(id);
    assertThat(look(id)).isSameAs(ended);
  }

  @Test
  void whatIsAbortedIsFollowedToItsEnd() throws Exception {
    Connection first = session();
    int id = begin(first, 1);
    expectLongSteps();
    run(first, "SELECT emaj._rlbk_session_lock(" + id + ", 1)");
    run(first, "SELECT emaj._rlbk_start(" + id + ", false)");
    look(id);
    CompletableFuture<Void> work = execute(first, id, 1);
    await().until(() -> running(look(id)) == 1);
    database.execute("SELECT pg_cancel_backend(" + backend(first) + ")");
    assertThat(work).failsWithin(20, TimeUnit.SECONDS);
    look(id);
    first.rollback();
    look(id);
    database.execute("SELECT emaj.emaj_cleanup_rollback_state()");
    assertThat(running(look(id))).isEqualTo(1);
  }

  @Test
  void withoutDblinkEverythingIsSeenAtOnce() throws Exception {
    database.execute("SELECT emaj.emaj_set_param('dblink_user_password', NULL)");
    Connection first = session();
    int id = begin(first, 1);
    assertThat(looked(id)).isEmpty();
    run(first, "SELECT emaj._rlbk_session_lock(" + id + ", 1)");
    run(first, "SELECT emaj._rlbk_start(" + id + ", false)");
    CompletableFuture<Void> work = execute(first, id, 1);
    assertThat(looked(id)).isEmpty();
    run(gate, OPEN_THE_GATE);
    work.get(20, TimeUnit.SECONDS);
    run(first, "SELECT * FROM emaj._rlbk_end(" + id + ", false)");
    assertThat(looked(id)).isEmpty();
    first.commit();
    assertThat(unfinished(look(id))).isZero();
  }

  /** A session may tell of several of its steps at once, and late; and clocks are set back. */
  @Test
  void whatIsToldLateIsNotMissed() throws Exception {
    Connection first = session();
    Connection second = session();
    int id = begin(first, 2);
    database.execute("UPDATE emaj.emaj_rlbk SET rlbk_status = 'EXECUTING'");
    look(id);
    step(id, "t1", "'2026-01-01 10:00', rlbp_duration = '1 min'");
    step(id, "t2", "'2026-01-01 10:05'");
    Timeline before = look(id);
    step(id, "t3", "'2026-01-01 10:02', rlbp_duration = '1 min'");
    look(id);
    step(id, "t5", "'2026-01-01 09:00'");
    look(id);
    step(id, "t2", "rlbp_start_datetime, rlbp_duration = '1 s', rlbp_quantity = 7");
    step(id, "t4", "'2026-01-01 10:05', rlbp_duration = '0'");
    step(id, "t6", "'2026-01-01 10:05'");
    Timeline after = look(id);
    assertThat(after).isNotEqualTo(before);
    database.execute("DELETE FROM emaj.emaj_rlbk_plan WHERE rlbp_table = 't7'");
    look(id);
    first.rollback();
    second.rollback();
  }

  @Test
  void anotherRollbackAndAnotherConnectionBeginAnew() throws Exception {
    run(gate, OPEN_THE_GATE);
    database.execute("SELECT emaj.emaj_rollback_group('" + GROUP + "', 'm1')");
    database.execute("SELECT emaj.emaj_rollback_group('many', 'm')");
    Timeline one = look(1);
    Timeline other = look(2);
    assertThat(other.steps()).hasSizeGreaterThan(one.steps().size());
    assertThat(look(1)).isEqualTo(one);
    assertThat(looked(99)).isEmpty();
    Timeline again = look(1);
    viewer = reader();
    assertThat(look(1)).isEqualTo(again).isNotSameAs(again);
    Timeline kept = look(1);
    followed.forget();
    assertThat(look(1)).isEqualTo(kept).isNotSameAs(kept);
  }

  private int begin(Connection first, int sessions) throws Exception {
    return Integer.parseInt(
        value(
            first,
            "SELECT emaj._rlbk_init('{many}', 'm', false, " + sessions + ", false, false, NULL)"));
  }

  /** The engine makes steps known as they begin when it expects them to take long. */
  private void expectLongSteps() throws Exception {
    database.execute(
        "UPDATE emaj.emaj_rlbk_plan SET rlbp_estimated_duration = '1 s' WHERE rlbp_step = 'RLBK_TABLE'");
  }

  private static CompletableFuture<Void> execute(Connection connection, int id, int session) {
    return async(connection, "SELECT emaj._rlbk_session_exec(" + id + ", " + session + ")");
  }

  private void step(int id, String table, String start) throws Exception {
    database.execute(
        "UPDATE emaj.emaj_rlbk_plan SET rlbp_start_datetime = %s WHERE rlbp_rlbk_id = %d AND rlbp_table = '%s' AND rlbp_step = 'RLBK_TABLE'"
            .formatted(start, id, table));
  }

  private static String backend(Connection connection) throws Exception {
    return String.valueOf(connection.unwrap(PGConnection.class).getBackendPID());
  }

  private ActivityReader reader() throws Exception {
    Connection connection = database.open("watch_viewer");
    ActivityReader reader = ActivityReader.on(connection);
    transaction(connection);
    return reader;
  }

  private Timeline look(int id) throws Exception {
    return looked(id).orElseThrow();
  }

  private Optional<Timeline> looked(int id) throws Exception {
    return viewer
        .read(
            RecentWindow.DEFAULT,
            (connection, catalogue) -> {
              Optional<Timeline> seen = followed.read(connection, catalogue, id);
              assertThat(seen).isEqualTo(Timelines.read(connection, catalogue, id));
              return seen;
            })
        .also();
  }

  private static long unfinished(Timeline timeline) {
    return timeline.steps().stream()
        .filter(step -> step.session().isPresent() && step.duration().isEmpty())
        .count();
  }

  private static long running(Timeline timeline) {
    return timeline.steps().stream()
        .filter(step -> step.startedAt().isPresent() && step.duration().isEmpty())
        .count();
  }
}
