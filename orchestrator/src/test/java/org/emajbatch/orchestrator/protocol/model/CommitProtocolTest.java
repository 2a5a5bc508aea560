package org.emajbatch.orchestrator.protocol.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import org.emajbatch.orchestrator.protocol.Phase;
import org.emajbatch.orchestrator.protocol.ProtocolState;
import org.emajbatch.orchestrator.protocol.model.Explored.Counterexample;
import org.emajbatch.orchestrator.protocol.model.Step.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The protocol that production has keeps every promise, whatever happens in whatever order. */
class CommitProtocolTest {

  private static final Behaviour PRODUCTION = new Behaviour();

  /** The floors are somewhat below what there is, so that an exploration cannot run empty. */
  @ParameterizedTest
  @CsvSource({
    "1, 1, 200",
    "1, 3, 900",
    "2, 1, 900",
    "2, 3, 5000",
    "3, 1, 3000",
    "3, 3, 30000",
    "4, 1, 8000",
    "4, 2, 50000",
  })
  void everyPromiseIsKeptAndEverythingEnds(int sessions, int recoverers, int floor) {
    Explored explored = Explored.all(PRODUCTION, sessions, recoverers);

    System.out.println(
        "commit protocol: %d sessions, %d recoverers, %d states"
            .formatted(sessions, recoverers, explored.size()));
    assertThat(explored.violations())
        .as(
            explored.violations().stream()
                .map(violation -> explored.counterexample(violation).map(Counterexample::toString))
                .map(text -> text.orElse(""))
                .collect(Collectors.joining("\n")))
        .isEmpty();
    assertThat(explored.size()).isGreaterThan(floor);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3})
  void everyPhaseAndEveryAnswerToTheUserIsReached(int sessions) {
    Explored explored = Explored.all(PRODUCTION, sessions, 1);

    assertThat(explored.worlds().stream().map(world -> world.client().state()))
        .extracting(ProtocolState::phase)
        .contains(Phase.RECOVER, Phase.DECIDE, Phase.COMMITTED);
    assertThat(explored.worlds().stream().map(world -> world.client().told()).distinct())
        .contains(Told.COMMITTED, Told.NOTHING_CHANGED, Told.UNKNOWN)
        .hasSize(sessions == 1 ? Told.values().length - 1 : Told.values().length);
    assertThat(explored.ends()).extracting(World::row).contains(Row.COMMITTED, Row.ABORTED);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4})
  void aRunWithoutFaultsCommits(int sessions) {
    Explored explored =
        Explored.from(
            World.begin(sessions, 0),
            PRODUCTION,
            step -> step.kind() == Kind.CLIENT || step.kind() == Kind.SERVER);

    assertThat(explored.ends())
        .isNotEmpty()
        .allMatch(end -> end.client().told() == Told.COMMITTED && end.row() == Row.COMMITTED);
  }

  /** This is what inserting the row first is for: whoever comes by has to wait. */
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4})
  void recoverersDoNotDisturbARunThatHasClaimed(int sessions) {
    World begun = World.begin(sessions, 2);
    World claimed =
        begun
            .with(Row.HELD)
            .with(Session1.OPEN)
            .with(begun.client().at(begun.client().state().claimed()));

    Explored explored = Explored.from(claimed, PRODUCTION, step -> step.kind() != Kind.FAULT);

    assertThat(explored.violations()).isEmpty();
    assertThat(explored.ends())
        .isNotEmpty()
        .allMatch(end -> end.client().told() == Told.COMMITTED && end.row() == Row.COMMITTED);
  }

  /** Otherwise the check that everything ends would find an end everywhere. */
  @Test
  void withoutAnyRecovererADeadRunStaysWhereItIs() {
    assertThat(Explored.all(PRODUCTION, 2, 0).violations()).containsExactly(Violation.STUCK);
  }
}
