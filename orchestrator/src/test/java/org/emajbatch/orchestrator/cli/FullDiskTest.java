package org.emajbatch.orchestrator.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.emajbatch.orchestrator.protocol.StepListener;
import org.emajbatch.orchestrator.testing.Program;
import org.emajbatch.orchestrator.testing.Shop;
import org.emajbatch.sql.testkit.TestDatabase;
import org.emajbatch.sql.testkit.TestDatabaseExtension;
import org.emajbatch.terminal.StandardOutput;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Reports that go to a disk without room. */
@ExtendWith(TestDatabaseExtension.class)
class FullDiskTest {

  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  @Test
  void whatOnlyPrintsFailsAndWhatWasDoneIsDone(TestDatabase database) throws Exception {
    Shop shop = Shop.open(database);
    shop.change("before");
    String[] target = {"-g", "sales,warehouse", "-m", "START", "--progress", "none"};

    assertThat(run(database, "plan", target)).isEqualTo(1);
    assertThat(err.toString(StandardCharsets.UTF_8))
        .startsWith("The report is not complete, for it could not be written: ")
        .hasLineCount(1);
    assertThat(run(database, "--yes", target)).as(err.toString()).isZero();
    assertThat(err.toString(StandardCharsets.UTF_8)).hasLineCount(2);
  }

  private int run(TestDatabase database, String first, String... more) throws IOException {
    String[] args = new String[more.length + 1];
    args[0] = first;
    System.arraycopy(more, 0, args, 1, more.length);
    try (PrintStream full = StandardOutput.to(new FileOutputStream("/dev/full"))) {
      CommandContext context =
          new CommandContext(
              full,
              new PrintStream(err, true, StandardCharsets.UTF_8),
              Program.environment(database.settings(Shop.OPERATOR)),
              Optional.empty(),
              StepListener.NONE);
      return new Cli(context).run(args);
    }
  }
}
