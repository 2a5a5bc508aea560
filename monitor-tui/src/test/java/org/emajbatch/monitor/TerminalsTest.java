package org.emajbatch.monitor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The program in a process of its own, whose streams are a real terminal's. */
class TerminalsTest {

  @Test
  void aTerminalThatOnlyPrintsOrHasNoNameIsNotDrawnOn() {
    assertThat(Terminals.obstacle(Map.of("TERM", "dumb"))).get().asString().contains("TERM=dumb");
    assertThat(Terminals.obstacle(Map.of("TERM", ""))).isEqualTo(Terminals.obstacle(Map.of()));
    assertThat(Terminals.obstacle(Map.of())).get().asString().contains("TERM is not set");
  }

  @ParameterizedTest
  @CsvSource({"setsid -w, no controlling terminal", "env TERM=dumb, only prints"})
  void whereItCannotDrawItPrintsAndSaysWhy(String within, String reason) throws Exception {
    assertThat(onATerminal(within.split(" ")))
        .containsOnlyOnce("emaj-monitor: no dashboard, text instead: ")
        .contains(reason)
        .contains("** rollback 41 started at ")
        .doesNotContain("\u001b", "Exception", "--once")
        .endsWith("exit code 0\n");
  }

  @Test
  void aReaderWhoHasGoneHasSeenEnough() throws Exception {
    assertThat(said("sh", "-c", "{ " + replay() + " >&2; } | true")).isEqualTo("exit code 0\n");
  }

  /** All that a replay writes on a terminal of its own, started by another command. */
  private static String onATerminal(String... within) throws IOException, InterruptedException {
    return said("script", "-qc", replay(within), "/dev/null").replace("\r", "");
  }

  /** A line for a shell that ends with the exit code. */
  private static String replay(String... within) {
    List<String> command = new ArrayList<>(List.of(within));
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(
        List.of("-XX:TieredStopAtLevel=1", "-cp", System.getProperty("java.class.path")));
    command.add(Main.class.getName());
    command.add("--replay=src/test/resources/golden/recording-1.jsonl");
    return "'" + String.join("' '", command) + "'; echo exit code $?";
  }

  private static String said(String... command) throws IOException, InterruptedException {
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().put("TERM", "xterm");
    Process process = builder.start();
    process.getOutputStream().close();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    process.waitFor();
    return said;
  }
}
