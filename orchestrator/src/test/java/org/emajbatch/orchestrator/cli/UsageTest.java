package org.emajbatch.orchestrator.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.emajbatch.orchestrator.testing.Program;
import org.emajbatch.orchestrator.testing.Program.Result;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Command lines that are answered without any server. */
class UsageTest {

  private final Program program = Program.bare();

  @Test
  void withoutArgumentsComesTheHelp() {
    Result result = program.run();

    assertThat(result.exitCode()).isZero();
    assertThat(result.out())
        .startsWith("Usage: emaj-parallel-rollback")
        .contains("--groups", "--lock-timeout", "Default: 30s", "recover", "install", "uninstall")
        .contains("decided but not finished: run recover");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "recover", "install", "uninstall"})
  void everyCommandHasHelp(String command) {
    Result result = command.isEmpty() ? program.run("--help") : program.run(command, "--help");

    assertThat(result.exitCode()).isZero();
    assertThat(result.out()).startsWith(("Usage: emaj-parallel-rollback " + command).strip());
    assertThat(result.err()).isEmpty();
  }

  @Test
  void versionNamesProgramAndNumber() {
    Result result = program.run("--version");

    assertThat(result.exitCode()).isZero();
    assertThat(result.out().strip()).matches("emaj-parallel-rollback \\d+\\.\\d+\\.\\d+");
  }

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          -g g -m m --sesions 3,                  --sessions
          -g g -m m -s 0,                         at least 1 session
          -g g -m m -s -2,                        at least 1 session
          -g g -m m -s many,                      neither a number nor auto
          -g g -m m --lock-timeout 30,            like 30s
          -g g -m m --lock-timeout 0s,            at least 1ms
          -g g -m m --progress loud,              loud
          -g g,                                   no mark
          -m m,                                   no group
          '-g a,,b -m m',                         empty name
          '-g a,a -m m',                          given twice
          -g g -m m -m n,                         --mark
          -g g -m m -d one -d one,                given twice
          recover -d one -d two,                  -d is given 2 times
          -d one -g g -m m -d two -m n -d three,  no mark is given for database three
          -g g -m m -p port,                      port
          -g g -m m -W secret --password,         --password asks
          -g g -m m --password,                   needs a terminal
          recver -d db,                           recover
          recover --drry-run,                     --dry-run
          -g g -m m --deadline 5m,                --deadline
          uninstall -d db,                        --yes
          """)
  void whatMakesNoSenseIsUsage(String line, String named) {
    Result result = program.run(line.split(" "));

    assertThat(result.exitCode()).as(result.err()).isEqualTo(2);
    assertThat(result.out()).isEmpty();
    assertThat(result.err()).contains(named).contains("state: nothing was changed");
  }

  @Test
  void usageErrorsAreJsonDocumentsToo() {
    Result result = program.run("-g", "g", "-m", "m", "--json", "--sesions", "3");

    JsonNode json = result.json();
    assertThat(result.exitCode()).isEqualTo(2);
    assertThat(json.get("schemaVersion").asInt()).isEqualTo(1);
    assertThat(json.get("outcome").asString()).isEqualTo("refused");
    assertThat(json.get("state").asString()).isEqualTo("nothingChanged");
    assertThat(json.get("error").get("code").asString()).isEqualTo("usage");
    assertThat(json.get("error").get("hint").asString()).contains("--sessions");
    assertThat(json.get("next").get(0).asString()).isEqualTo("emaj-parallel-rollback --help");
  }

  @Test
  void aPasswordOnTheCommandLineIsWarnedAboutAndNeverRepeated() {
    Result result =
        program.run(
            "-g", "g", "-m", "m", "-W", "top-secret", "-h", "127.0.0.1", "-p", "1", "--json");

    assertThat(result.exitCode()).isEqualTo(3);
    assertThat(result.err()).contains("process list");
    assertThat(result.out() + result.err()).doesNotContain("top-secret");
  }

  @Test
  void nobodyListeningIsNoConnection() {
    Result result = program.run("-g", "g", "-m", "m", "-h", "127.0.0.1", "-p", "1");

    assertThat(result.exitCode()).isEqualTo(3);
    assertThat(result.err()).contains("127.0.0.1:1").contains("hint:");
  }
}
