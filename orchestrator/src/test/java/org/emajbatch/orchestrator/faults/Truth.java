package org.emajbatch.orchestrator.faults;

import static org.assertj.core.api.Assertions.assertThat;

import org.emajbatch.orchestrator.testing.Program.Result;
import tools.jackson.databind.JsonNode;

/** Holds what a program says about the data against the data: it may say "unknown", never lie. */
final class Truth {

  private Truth() {}

  /** Right after the program has ended. */
  static void check(Arena arena, Result result) throws Exception {
    JsonNode document = result.json();
    JsonNode state = document.get("state");
    String said = "exit " + result.exitCode() + ": " + result.out();
    int prepared = arena.shop().prepared();
    switch (state.asString()) {
      case "atMark" -> {
        assertThat(arena.end()).as(said).isEqualTo(End.DONE);
        assertThat(prepared).as(said).isZero();
        assertThat(result.exitCode()).as(said).isZero();
      }
      case "nothingChanged" -> {
        assertThat(arena.end()).as(said).isEqualTo(End.UNDONE);
        assertThat(result.exitCode()).as(said).isIn(0, 1, 3, 4, 5, 130);
        if (result.exitCode() != 5) {
          assertThat(prepared).as(said).isZero();
        }
      }
      case "pending" -> assertThat(result.exitCode()).as(said).isEqualTo(5);
      default -> throw new AssertionError("an unknown state: " + said);
    }
  }
}
