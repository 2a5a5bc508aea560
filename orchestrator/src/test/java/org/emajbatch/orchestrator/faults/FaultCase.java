package org.emajbatch.orchestrator.faults;

import static org.assertj.core.api.Assertions.assertThat;

import org.emajbatch.orchestrator.testing.Program.Result;

/** One fault from its beginning to the end that every fault must have. */
final class FaultCase {

  private FaultCase() {}

  /**
   * Plays a fault in changed tables, recovers once, and holds what was observed against what was
   * expected: one recover ends everything, and a second finds nothing to do.
   */
  static void check(Arena arena, Special.Play play, String expected) throws Exception {
    arena.change();
    try {
      String said = play.in(arena);
      End end = recovered(arena);
      assertThat(said.isEmpty() ? end.toString() : said + ", " + end).isEqualTo(expected);
    } finally {
      // What a failed case leaves must not fail the next one.
      arena.direct().run("recover", "--force");
    }
  }

  private static End recovered(Arena arena) throws Exception {
    Result first = arena.direct().run("recover", "--json");
    assertThat(first.exitCode()).as(first.out()).isZero();
    assertThat(arena.shop().prepared()).isZero();
    assertThat(arena.unfinished()).isZero();
    assertThat(
            arena
                .shop()
                .value(
                    "SELECT string_agg(status, ' ') FROM emaj_batch.batch_job_execution"
                        + " WHERE status NOT IN ('COMPLETED', 'FAILED', 'STOPPED')"))
        .as("jobs that seem to be running")
        .isNull();
    Result second = arena.direct().run("recover", "--json");
    assertThat(second.json().get("outcome").asString()).isEqualTo("nothingToDo");
    return arena.end();
  }
}
