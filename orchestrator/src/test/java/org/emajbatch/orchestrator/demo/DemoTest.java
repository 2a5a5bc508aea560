package org.emajbatch.orchestrator.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.emajbatch.orchestrator.protocol.ProtocolStep;
import org.emajbatch.orchestrator.testing.Program;
import org.emajbatch.orchestrator.testing.Program.Result;
import org.emajbatch.sql.connect.Connections;
import org.emajbatch.sql.embedded.EmbeddedPostgres;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** The demo as a user starts it, small. */
class DemoTest {

  /**
   * The server's programs are unpacked here; root has to run them as somebody else, who must get
   * here too.
   */
  @TempDir private static Path cache;

  private final Program program = Program.with(Map.of("XDG_CACHE_HOME", cache.toString()));

  @BeforeAll
  static void openToAll() throws IOException {
    Files.setPosixFilePermissions(cache, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  @AfterEach
  void stopWhatAFailedTestLeft() throws IOException {
    for (String name : demosLeft()) {
      EmbeddedPostgres.builder(home()).cluster(name).start().close();
    }
  }

  @Test
  void rollsBackInParallelAndProvesIt() throws IOException {
    Result result =
        program.run("demo", "--scale", "0.01", "--sessions", "3", "--json", "--progress", "none");

    assertThat(result.exitCode()).as(result.err()).isZero();
    JsonNode json = result.json();
    assertThat(json.get("runId").asString()).hasSize(36);
    assertThat(json.get("rollbackId").asInt()).isPositive();
    assertThat(json.get("outcome").asString()).isEqualTo("committed");
    assertThat(json.get("state").asString()).isEqualTo("atMark");
    assertThat(json.get("groups").valueStream().map(JsonNode::asString))
        .containsExactly("shop", "back office");
    assertThat(json.get("mark").asString()).isEqualTo("before_day");
    assertThat(json.get("sessionCount").asInt()).isEqualTo(3);
    assertThat(json.get("tableCount").asInt()).isGreaterThanOrEqualTo(15);
    assertThat(json.get("rowsRolledBack").asLong()).isGreaterThan(1_000);
    assertThat(json.get("elapsedMs").asLong()).isPositive();
    assertThat(json.get("plan").get("sessions").size()).isEqualTo(3);
    assertThat(json.get("verified").asBoolean()).isTrue();
    assertThat(demosLeft()).isEmpty();
  }

  @Test
  void findsOneRowThatDiffers() throws IOException {
    Result result =
        program
            .listening(
                (step, session) -> {
                  if (step == ProtocolStep.BEFORE_BOOKKEEPING) {
                    falsify();
                  }
                })
            .run("demo", "--scale", "0.01", "--json");

    assertThat(result.exitCode()).isEqualTo(5);
    JsonNode json = result.json();
    assertThat(json.get("verified").asBoolean()).isFalse();
    assertThat(json.get("state").asString()).isEqualTo("pending");
    assertThat(json.get("messages").valueStream().map(one -> one.get("text").asString()))
        .contains("table shop.country: as many rows, but not the same ones");
    assertThat(demosLeft()).isEmpty();
  }

  @Test
  void aKeptServerCanBePlayedWithAndStopped() throws Exception {
    Result demo = program.run("demo", "--scale", "0.01", "--keep");

    assertThat(demo.exitCode()).as(demo.err()).isZero();
    assertThat(demo.err())
        .contains("sample application loaded")
        .contains("decided: the rollback is committed")
        .contains("all tables and sequences are what they were at mark before_day");
    assertThat(demo.out()).contains("are at mark before_day, compared row by row.");

    String rollback = after("bin/emaj-parallel-rollback", demo.out());
    String passwords = after("PGPASSFILE=", demo.out()).split(" ")[0];
    Result again =
        Program.with(Map.of("PGPASSFILE", shell("printf %s " + passwords)))
            .run(shell("printf '%s\\n' " + rollback).split("\n"));
    assertThat(again.exitCode()).as(again.err()).isZero();

    assertThat(demosLeft()).hasSize(1);
    shell(after("stop ", demo.out()));
    assertThat(demosLeft()).isEmpty();
  }

  @Test
  void aProcessThatIsToldToEndTakesItsServerAlong() throws Exception {
    ProcessBuilder builder =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                "org.emajbatch.orchestrator.Main",
                "demo",
                "--keep")
            .redirectOutput(ProcessBuilder.Redirect.DISCARD);
    builder.environment().put("XDG_CACHE_HOME", cache.toString());
    Process process = builder.start();
    try (BufferedReader err = process.errorReader(StandardCharsets.UTF_8)) {
      assertThat(err.lines().anyMatch(line -> line.contains("server started"))).isTrue();
      process.destroy();
    }

    assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
    assertThat(process.exitValue()).isNotZero();
    assertThat(demosLeft()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "--sessions,0",
    "--sessions,-3",
    "--sessions,two",
    "--scale,-1",
    "--scale,0",
    "--scale,1e9",
    "--scale,big"
  })
  void aBadValueIsAUsageErrorAndStartsNothing(String option, String value) throws IOException {
    Result result = program.run("demo", option, value);

    assertThat(result.exitCode()).isEqualTo(2);
    assertThat(result.err()).contains("nothing was changed");
    assertThat(demosLeft()).isEmpty();
  }

  /** Changes one row of the running demo. */
  private static void falsify() throws IOException, SQLException {
    EmbeddedPostgres running = EmbeddedPostgres.builder(home()).cluster(demosLeft().get(0)).start();
    running.detach();
    try (Connection connection = Connections.open(running.settings("demo"), "test");
        Statement statement = connection.createStatement()) {
      statement.execute("UPDATE shop.country SET vat_rate = 0.123 WHERE code = 'AB'");
    }
  }

  private static Path home() {
    return cache.resolve("emaj-batch");
  }

  private static List<String> demosLeft() throws IOException {
    if (Files.notExists(home())) {
      return List.of();
    }
    try (Stream<Path> entries = Files.list(home())) {
      return entries
          .map(entry -> entry.getFileName().toString())
          .filter(name -> name.startsWith("demo-"))
          .toList();
    }
  }

  /** The rest of the first line that has this word. */
  private static String after(String word, String text) {
    String line = text.lines().filter(one -> one.contains(word)).findFirst().orElseThrow();
    return line.substring(line.indexOf(word) + word.length()).strip();
  }

  private static String shell(String command) throws IOException, InterruptedException {
    Process process = new ProcessBuilder("sh", "-c", command).redirectErrorStream(true).start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(output).isZero();
    return output;
  }
}
