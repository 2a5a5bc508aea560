package org.emajbatch.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.Set;
import org.emajbatch.benchmark.cli.BenchmarkCommand;
import org.emajbatch.benchmark.experiment.Benchmark;
import org.emajbatch.benchmark.server.Sql;
import org.emajbatch.orchestrator.Main;
import org.emajbatch.sql.connect.ConnectionSettings;
import org.emajbatch.sql.connect.Connections;
import org.emajbatch.sql.testkit.TestServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Every workload, as small as it gets, in every way; what it takes is nobody's business here. */
class BenchmarkTest {

  private static final Path DATA = Path.of("target", "test-server");

  private static final String CLIENT =
      "%s -cp %s %s -g {groups} -m {mark} -s {sessions} {logged}"
          .formatted(
              Path.of(System.getProperty("java.home"), "bin", "java"),
              System.getProperty("java.class.path"),
              Main.class.getName());

  private static final String MONITOR =
      "%s -cp %s org.emajbatch.monitor.Main"
          .formatted(
              Path.of(System.getProperty("java.home"), "bin", "java"),
              System.getProperty("java.class.path"));

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  @TempDir Path directory;

  @Test
  void everyWorkloadIsMeasuredAndEndsAtTheMark() throws Exception {
    Path json = directory.resolve("results.json");
    int exitCode =
        run(
            "--scale=0.001",
            "--runs=1",
            "--kind=unlogged",
            "--client=" + CLIENT,
            "--monitor=" + MONITOR,
            "--seconds=0.2",
            "--limit=1000",
            "--json=" + json);

    assertThat(exitCode).as(err.toString(StandardCharsets.UTF_8)).isZero();
    JsonNode results = JsonMapper.builder().build().readTree(json);
    Set<String> measured = new HashSet<>();
    for (JsonNode result : results.path("rollbacks")) {
      measured.add(result.path("workload").asString());
      assertThat(result.path("medianMicros").asLong()).isPositive();
      assertThat(result.path("ratioToReference").asDouble()).isPositive();
      assertThat(result.path("phaseMicros").propertyNames())
          .contains("planning", "locking", "RLBK_TABLE", "client");
    }
    for (JsonNode result : results.path("predictions")) {
      measured.add(result.path("workload").asString());
      assertThat(result.path("runs")).isNotEmpty();
      assertThat(result.path("medianRatio").asDouble()).isPositive();
    }
    // Two kinds of work, one and two sessions; the first rollback, the second, and all later ones.
    assertThat(results.path("predictions")).hasSize(2 * 2 * 3);
    for (JsonNode result : results.path("loads")) {
      measured.add(result.path("workload").asString());
      assertThat(result.path("percent").asDouble()).isNotNegative();
      assertThat(result.path("serverPercent").isNumber()).isTrue();
    }
    for (JsonNode result : results.path("comparisons")) {
      measured.add(result.path("workload").asString());
      assertThat(result.path("medianMicros").asLong()).isPositive();
    }
    assertThat(measured).containsExactlyInAnyOrderElementsOf(Benchmark.NAMES);
    for (String name : Benchmark.NAMES) {
      assertThat(out.toString(StandardCharsets.UTF_8)).contains("\n| " + name + " | ");
    }
    assertThat(results.path("machine").path("fsync").asString()).isEqualTo("on");
  }

  @Test
  void clientsAreMeasuredLikeTheEngine() throws Exception {
    Path json = directory.resolve("results.json");
    int exitCode =
        run(
            "W4",
            "--scale=0.001",
            "--runs=1",
            "--sessions=2",
            "--driver=process,command",
            "--client=" + CLIENT,
            "--json=" + json);

    assertThat(exitCode).as(err.toString(StandardCharsets.UTF_8)).isZero();
    JsonNode rollbacks = JsonMapper.builder().build().readTree(json).path("rollbacks");
    assertThat(rollbacks.findValuesAsString("driver"))
        .containsExactly("process", "process", "command", "command");
    assertThat(rollbacks.findValuesAsString("logged"))
        .containsExactly("false", "true", "false", "true");
  }

  @Test
  void aServerOfSomebodyElseIsLeftAsItWas() throws Exception {
    try (TestServer server = TestServer.start("17")) {
      ConnectionSettings settings = server.settings("postgres");
      String uri =
          "postgresql://%s:%s@%s:%d/postgres"
              .formatted(
                  settings.user(),
                  settings.password().orElseThrow().reveal(),
                  settings.host(),
                  settings.port());
      int exitCode =
          run("W3", "prediction", "--scale=0.001", "--runs=1", "--sessions=1", "--connection", uri);

      assertThat(exitCode).as(err.toString(StandardCharsets.UTF_8)).isZero();
      assertThat(out.toString(StandardCharsets.UTF_8))
          .contains("\n| W3 | logged | ")
          .contains("\n| prediction | ")
          .contains("--connection ...")
          .doesNotContain(settings.password().orElseThrow().reveal());
      assertThat(onServer(settings, "SELECT count(*) FROM pg_database")).isEqualTo("3");
      assertThat(
              onServer(settings, "SELECT count(*) FROM pg_roles WHERE rolname ~ '^(emaj|shop)_'"))
          .isEqualTo("0");
    }
  }

  private static String onServer(ConnectionSettings settings, String sql) throws SQLException {
    try (Connection connection = Connections.open(settings, "test")) {
      return Sql.text(connection, sql);
    }
  }

  @Test
  void aClientThatFailsIsNoResult() {
    int exitCode =
        run("W2", "--scale=0.001", "--runs=1", "--driver=command", "--client=false {groups}");

    assertThat(exitCode).isEqualTo(1);
    assertThat(err.toString(StandardCharsets.UTF_8)).contains("false bench ended with exit code 1");
    assertThat(out.toString(StandardCharsets.UTF_8)).isEmpty();
  }

  @Test
  void aClientThatDoesNothingIsFoundOut() {
    int exitCode = run("W2", "--scale=0.001", "--runs=1", "--driver=command", "--client=true");

    assertThat(exitCode).isEqualTo(1);
    assertThat(err.toString(StandardCharsets.UTF_8))
        .contains("the tables are not what they were at the mark: table bench.t1");
  }

  @ParameterizedTest
  @ValueSource(strings = {"W9", "--scale=0", "--runs=0", "--driver=perl", "--kind=both", "-x"})
  void whatCannotBeMeasuredIsRefusedBeforeAnythingStarts(String argument) {
    assertThat(run(argument)).isEqualTo(2);
    assertThat(err.toString(StandardCharsets.UTF_8)).contains("Usage:");
  }

  private int run(String... args) {
    String[] all = new String[args.length + 1];
    System.arraycopy(args, 0, all, 0, args.length);
    all[args.length] = "--data=" + DATA;
    return BenchmarkCommand.run(
        new PrintStream(out, true, StandardCharsets.UTF_8),
        new PrintStream(err, true, StandardCharsets.UTF_8),
        all);
  }
}
