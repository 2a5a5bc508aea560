package org.emajbatch.monitor.terminal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** Real programs, without a terminal: they print nothing. */
class HandOverTest {

  private final ByteArrayInputStream in =
      new ByteArrayInputStream("typed\nmore".getBytes(StandardCharsets.UTF_8));
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();

  @Test
  void theUserReadsHowItEndedUntilHePressesEnter() throws Exception {
    assertThat(run("exit 3")).isEqualTo(3);
    assertThat(out.toString()).contains("exit code 3", "Enter leads back");
    assertThat(new String(in.readAllBytes(), StandardCharsets.UTF_8)).isEqualTo("more");
  }

  @Test
  void theProgramHearsInterrupts() throws Exception {
    assertThat(run("kill -INT $$; exit 0")).isEqualTo(130);
  }

  @Test
  void whatCannotBeStartedIsSaid() {
    ProcessBuilder missing = new ProcessBuilder("/nowhere/emaj-parallel-rollback");
    assertThatThrownBy(() -> HandOver.run(missing, in, new PrintStream(out)))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("/nowhere/emaj-parallel-rollback");
  }

  private int run(String script) throws Exception {
    return HandOver.run(new ProcessBuilder("sh", "-c", script), in, new PrintStream(out));
  }
}
