package org.emajbatch.orchestrator.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.emajbatch.sql.connect.Shell;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A broken command is the same command to a shell. */
class ShellLinesTest {

  @ParameterizedTest
  @ValueSource(ints = {12, 17, 20, 31, 40, 80})
  void aShellReadsTheSameWords(int width) throws Exception {
    List<String> words =
        List.of(
            "plain",
            "two words",
            "it's",
            "\\",
            "'",
            "''\\''",
            "a\\'b c",
            "",
            "x".repeat(90),
            "long 'quoted' \\ ".repeat(12),
            "订单明细表格订单明细表格 订单明细表格");
    String command = "printf '%s|'";
    for (String word : words) {
      command += " " + Shell.word(word);
    }
    List<String> lines = ShellLines.of("  ", command, width);
    assertThat(lines)
        .allSatisfy(line -> assertThat(Columns.width(line)).isLessThanOrEqualTo(width));
    assertThat(output(String.join("\n", lines))).isEqualTo(String.join("|", words) + "|");
  }

  private static String output(String script) throws Exception {
    Process shell = new ProcessBuilder("sh", "-c", script).redirectErrorStream(true).start();
    shell.getOutputStream().close();
    return new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
  }
}
