package org.emajbatch.orchestrator.soak;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.emajbatch.orchestrator.protocol.ProtocolStep;
import org.emajbatch.orchestrator.protocol.StepListener;
import org.emajbatch.orchestrator.testing.Program;
import org.emajbatch.sql.testkit.TestDatabase;
import org.emajbatch.sql.testkit.TestDatabaseExtension;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A soak that finds nothing proves something only if it finds what was broken on purpose. */
@ExtendWith(TestDatabaseExtension.class)
class SabotageTest {

  private static final StepListener FAILING =
      (step, session) -> {
        if (step == ProtocolStep.AFTER_EXECUTE) {
          throw new IllegalStateException("made to fail");
        }
      };

  private final Tally tally = new Tally();
  private Field field;

  @BeforeEach
  void create(TestDatabase database) throws Exception {
    Field.prepare(database);
    database.createRole(Field.OPERATOR, "emaj_adm");
    field = Field.create("field", List.of(database));
  }

  @Test
  void honestRoundsBreakNothing() throws Exception {
    play(StepListener.NONE, 0, 0);
    play(FAILING, 4, 4);

    assertThat(tally.violations()).isEmpty();
  }

  @Test
  void whoeverCommitsAPreparedTransactionByHimselfIsFoundOut() throws Exception {
    StepListener sabotage =
        (step, session) -> {
          if (step == ProtocolStep.BEFORE_DECIDE) {
            String gid = field.value("SELECT max(gid) FROM pg_prepared_xacts").orElseThrow();
            field.judge().execute("COMMIT PREPARED '" + gid + "'");
          }
        };

    play(sabotage, 4, 4);

    assertThat(tally.violations()).hasSize(2).allMatch(words -> words.contains("TORN"));
  }

  @Test
  void whoeverSaysDoneAndHasUndoneIsFoundOut() throws Exception {
    play(FAILING, 4, 0);

    assertThat(tally.violations()).hasSize(2).allMatch(words -> words.contains("exit 0"));
  }

  @Test
  void whoeverSaysThatNothingWasChangedAndHasCommittedIsFoundOut() throws Exception {
    play(StepListener.NONE, 0, 130);

    assertThat(tally.violations()).hasSize(2).allMatch(words -> words.contains("exit 130"));
  }

  /** A round whose program may lie about its exit code. */
  private void play(StepListener listener, int exitCode, int told) throws Exception {
    Launch launch =
        (on, mark) -> {
          Program.Result result =
              Program.connecting(on.judge().settings(Field.OPERATOR))
                  .listening(listener)
                  .run("-g", on.group(), "-m", mark, "-s", "3");
          assertThat(result.exitCode()).as(result.err()).isEqualTo(exitCode);
          return new Ended(told, Optional.empty(), result.err());
        };
    new Round(field, launch, tally).play();
  }
}
