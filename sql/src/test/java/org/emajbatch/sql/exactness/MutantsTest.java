package org.emajbatch.sql.exactness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Stream;
import org.emajbatch.sql.testkit.TestServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The property test notices defects: an engine that was broken on purpose fails one of the cases
 * that a build runs. A build tries a few such engines; the profile exactness tries all.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MutantsTest {

  private static final int CASES_OF_A_BUILD = 40;

  private static final Set<Mutant> IN_EACH_BUILD =
      EnumSet.of(
          Mutant.IDENTITY_IS_NOT_OVERRIDDEN,
          Mutant.SEQUENCES_LOSE_IS_CALLED,
          Mutant.AN_UPDATE_LOGS_THE_NEW_ROW_TWICE);

  private TestServer server;

  @BeforeAll
  void start() throws Exception {
    server = Settings.startServer();
  }

  @AfterAll
  void stop() throws Exception {
    server.close();
  }

  private static Stream<Mutant> mutants() {
    return Boolean.getBoolean("exactness.mutants")
        ? Arrays.stream(Mutant.values())
        : IN_EACH_BUILD.stream();
  }

  @ParameterizedTest
  @MethodSource("mutants")
  void aBrokenEngineIsFound(Mutant mutant) throws Exception {
    try (Playground playground = Playground.open(server)) {
      assertThat(mutant.apply(playground.owner()))
          .as("functions with the text that is to be exchanged; where the engine changed, adapt it")
          .isPositive();
      for (long seed = 1; seed <= CASES_OF_A_BUILD; seed++) {
        Case subject = CaseGenerator.generate(seed, playground.features());
        try {
          CaseRunner.run(playground, subject, false, new Statistics());
        } catch (InexactException found) {
          System.out.printf(
              "%s: found by seed %d: %s%n",
              mutant, seed, found.getMessage().lines().findFirst().orElse(""));
          return;
        }
      }
    }
    fail("no case of a build notices " + mutant);
  }
}
