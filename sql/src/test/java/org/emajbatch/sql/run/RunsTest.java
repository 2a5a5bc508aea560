package org.emajbatch.sql.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.emajbatch.sql.testkit.TestDatabase;
import org.emajbatch.sql.testkit.TestDatabaseExtension;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(TestDatabaseExtension.class)
class RunsTest {

  private static final List<String> GROUPS =
      List.of("Groupe à \"virgule\", {accolades}", "NULL", "");

  private Connection connection;
  private Runs runs;

  @BeforeEach
  void connect(TestDatabase database) throws Exception {
    database.installBatchSchema();
    database.createRole("operator", "emaj_adm");
    connection = database.open("operator");
    runs = new Runs(connection);
  }

  @AfterEach
  void disconnect() throws SQLException {
    connection.close();
  }

  @Test
  void aRunComesBackAsItWentIn() throws Exception {
    Run run = run(RunId.create());
    runs.insert(run);
    Run read = runs.find(run.id()).orElseThrow();
    assertThat(read)
        .usingRecursiveComparison()
        .ignoringFields("startedBy", "startedAt")
        .isEqualTo(run);
    assertThat(read.startedBy()).isEqualTo("operator");
    assertThat(read.startedAt()).isAfter(run.startedAt());
  }

  @Test
  void whatIsLearntLaterIsAdded() throws Exception {
    Run run = run(RunId.create());
    runs.insert(run);
    runs.setRollback(run.id(), 42);
    runs.setBackends(run.id(), List.of(101, 102));
    Run read = runs.find(run.id()).orElseThrow();
    assertThat(read.rollbackId()).hasValue(42);
    assertThat(read.backends()).containsExactly(101, 102);
    assertThat(read.finishedAt()).isEmpty();
  }

  @Test
  void theFirstFinishCounts() throws Exception {
    Run run = run(RunId.create());
    runs.insert(run);
    runs.finish(run.id());
    Optional<Instant> first = runs.find(run.id()).orElseThrow().finishedAt();
    runs.finish(run.id());
    assertThat(first).isPresent();
    assertThat(runs.find(run.id()).orElseThrow().finishedAt()).isEqualTo(first);
  }

  @Test
  void undecidedAreThoseThatRecoveryMustLookAt() throws Exception {
    Run open = run(RunId.create());
    Run buried = run(RunId.create());
    Run finished = run(RunId.create());
    for (Run run : List.of(open, buried, finished)) {
      runs.insert(run);
    }
    Decisions.bury(connection, buried.id(), "test", Duration.ofSeconds(1));
    runs.finish(finished.id());
    assertThat(runs.undecided()).extracting(Run::id).containsExactly(open.id());
    assertThat(runs.recent(2)).extracting(Run::id).containsExactly(finished.id(), buried.id());
  }

  @Test
  void anUnknownRunIsToldFromAKnownOne() throws Exception {
    RunId unknown = RunId.create();
    assertThat(runs.find(unknown)).isEmpty();
    assertThatThrownBy(() -> runs.setRollback(unknown, 1))
        .isInstanceOf(SQLException.class)
        .hasMessageContaining(unknown.toString());
  }

  private static Run run(RunId id) {
    return new Run(
        id,
        OptionalInt.empty(),
        GROUPS,
        "Mark's \\ name",
        true,
        2,
        "Sales",
        4_000_000_000L,
        List.of(new Gid(id, 4_000_000_000L, 2, 2).toString()),
        List.of(),
        "nobody",
        Instant.EPOCH,
        Optional.empty());
  }
}
