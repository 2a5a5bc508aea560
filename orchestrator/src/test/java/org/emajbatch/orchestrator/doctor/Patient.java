package org.emajbatch.orchestrator.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.emajbatch.orchestrator.testing.Program;
import org.emajbatch.orchestrator.testing.Program.Result;
import org.emajbatch.sql.connect.ConnectionSettings;
import org.emajbatch.sql.connect.Connections;
import org.emajbatch.sql.testkit.ShellWords;
import tools.jackson.databind.JsonNode;

/** A database that is examined, and treated exactly as the doctor says. */
final class Patient {

  private final ConnectionSettings superuser;
  private final Program program;
  private final Program asSuperuser;
  private final List<String> options;

  /**
   * A patient.
   *
   * @param examined the role that examines
   * @param superuser the one that mends
   * @param options of the examination
   */
  Patient(ConnectionSettings examined, ConnectionSettings superuser, String... options) {
    this.superuser = superuser;
    this.program = Program.connecting(examined);
    this.asSuperuser = Program.connecting(superuser);
    this.options = List.of(options);
  }

  Result examine(String... more) {
    List<String> args = new ArrayList<>(List.of("doctor"));
    args.addAll(options);
    args.addAll(List.of(more));
    return program.run(args.toArray(String[]::new));
  }

  /** The finding of that check, if there is one that is worse than ok. */
  Optional<JsonNode> finding(String code) {
    Result result = examine("--json");
    JsonNode document = result.json();
    int worst = document.get("problemCount").asInt() > 0 ? 1 : 0;
    assertThat(result.exitCode()).as(result.out() + result.err()).isEqualTo(worst);
    for (JsonNode finding : document.get("findings")) {
      if (finding.get("code").asString().equals(code)
          && !finding.get("severity").asString().equals("ok")) {
        return Optional.of(finding);
      }
    }
    return Optional.empty();
  }

  /** The finding, which must be there, with that severity. */
  JsonNode mustFind(String severity, String code) {
    JsonNode finding =
        finding(code).orElseThrow(() -> new AssertionError("no " + code + ":\n" + examine().out()));
    assertThat(finding.get("severity").asString()).as(finding.toString()).isEqualTo(severity);
    assertThat(finding.get("consequence").asString()).endsWith(".");
    return finding;
  }

  /** Types every command of a finding, as it stands. */
  void follow(JsonNode finding) throws Exception {
    assertThat(finding.get("mend").size()).as(finding.toString()).isPositive();
    for (JsonNode mend : finding.get("mend")) {
      String command = mend.get("command").asString();
      if (mend.get("language").asString().equals("sql")) {
        execute(superuser, command);
      } else {
        shell(command);
      }
    }
  }

  /**
   * Through a real shell, which takes the quoting apart; then the program or psql by what they do.
   */
  private void shell(String command) throws Exception {
    List<String> words = ShellWords.of(command);
    switch (words.get(0)) {
      case "emaj-parallel-rollback" -> {
        List<String> args = new ArrayList<>(words.subList(1, words.size()));
        if (args.get(0).equals("uninstall")) {
          args.add("--yes");
        }
        Result result = asSuperuser.run(args.toArray(String[]::new));
        assertThat(result.exitCode()).as(command + "\n" + result.err()).isZero();
      }
      case "psql" -> {
        assertThat(words.subList(1, 7))
            .containsExactly(
                "-X", "-h", superuser.host(), "-p", Integer.toString(superuser.port()), "-d");
        execute(superuser.withDatabase(words.get(7)), words.get(9));
      }
      default -> throw new AssertionError("not known here: " + command);
    }
  }

  static void execute(ConnectionSettings where, String sql) throws Exception {
    try (var connection = Connections.open(where, "test");
        var statement = connection.createStatement()) {
      statement.setEscapeProcessing(false);
      statement.execute(sql);
    }
  }
}
