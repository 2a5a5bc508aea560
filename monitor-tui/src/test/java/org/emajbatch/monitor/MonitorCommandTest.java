package org.emajbatch.monitor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.emajbatch.sql.connect.ConnectionSettings;
import org.emajbatch.sql.testkit.TestDatabase;
import org.emajbatch.sql.testkit.TestDatabaseExtension;
import org.emajbatch.terminal.StandardOutput;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/** The command as scripts use it: no terminal, exit codes, two streams. */
@ExtendWith(TestDatabaseExtension.class)
class MonitorCommandTest {

  @TempDir Path folder;

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  @ParameterizedTest
  @CsvSource({
    "--nonsense, Unknown option",
    "surplus, Unmatched argument",
    "-n -1, -n must be between 0",
    "-l -1, -l must be between 0",
    "-a -1, -a must be between 0",
    "-i 0, -i must be between 0.1",
    "-i soon, Invalid value",
    "-p port, Invalid value",
    "--color pink, Invalid value",
    "--once -n 3, contradict",
    "--record a --replay b, contradict",
    "--theme pink, --theme must be one of dark"
  })
  void wrongUsageIsExplainedInTwoLines(String arguments, String expected) {
    assertThat(run(arguments.split(" "))).isEqualTo(ExitCode.USAGE);
    assertThat(out.toString()).isEmpty();
    assertThat(err.toString()).contains(expected).contains("emaj-monitor --help").hasLineCount(2);
  }

  @Test
  void helpGoesToStandardOutput() {
    assertThat(run("--help")).isEqualTo(ExitCode.OK);
    assertThat(out.toString()).contains("Usage: emaj-monitor", "-h, --host", "Exit codes");
    assertThat(err.toString()).isEmpty();
  }

  @Test
  void withoutATerminalItPrintsOnce(TestDatabase database) throws Exception {
    rollBackOnce(database);
    assertThat(run(at(database))).as(text(err)).isEqualTo(ExitCode.OK);
    assertThat(text(out)).contains("** rollback 1 started at ", " for groups {orders} \n");
    assertThat(text(out)).contains("   status: COMMITTED ; ended at ");
  }

  @Test
  void theNumberOfDisplaysAndTheIntervalAreObeyed(TestDatabase database) throws Exception {
    rollBackOnce(database);
    assertThat(run(at(database, "-i", "0.1", "-n", "3", "-v"))).isEqualTo(ExitCode.OK);
    assertThat(text(out).split("\\*\\* rollback 1 ", -1)).hasSize(4);
    assertThat(text(out).split("session\\(s\\) to process", -1)).hasSize(4);
    assertThat(text(out).split("Monitoring rollbacks activity", -1)).hasSize(2);
  }

  @Test
  void jsonIsOneDocumentALine(TestDatabase database) throws Exception {
    rollBackOnce(database);
    assertThat(run(at(database, "--json", "-n", "2", "-i", "0.1"))).isEqualTo(ExitCode.OK);
    List<String> lines = text(out).lines().toList();
    assertThat(lines).hasSize(2);
    JsonNode document = new ObjectMapper().readTree(lines.get(1));
    assertThat(document.get("schemaVersion").asInt()).isEqualTo(1);
    assertThat(document.get("database").asString()).isEqualTo(database.name());
    assertThat(document.at("/recent/0/rollbackId").asInt()).isEqualTo(1);
    assertThat(document.at("/recent/0/status").asString()).isEqualTo("committed");
  }

  @Test
  void metricsEndWithTheLineThatSaysSo(TestDatabase database) throws Exception {
    rollBackOnce(database);
    assertThat(run(at(database, "--openmetrics", "-n", "2", "-i", "0.1"))).isEqualTo(ExitCode.OK);
    assertThat(text(out).lines().filter("# EOF"::equals)).hasSize(2);
    assertThat(text(out))
        .contains(
            "emaj_recent_rollbacks{database=\"" + database.name() + "\",outcome=\"committed\"} 1")
        .endsWith("# EOF\n");
  }

  @Test
  void whatWasRecordedIsPrintedAgainWithoutAServer(TestDatabase database) throws Exception {
    rollBackOnce(database);
    String file = folder.resolve("r").toString();
    assertThat(run(at(database, "-n", "3", "-i", "0.1", "--record", file))).isEqualTo(ExitCode.OK);
    String recorded = text(out);
    out.reset();
    assertThat(run("--replay", file)).isEqualTo(ExitCode.OK);
    assertThat(text(out)).isEqualTo(recorded);
    out.reset();
    assertThat(run("--replay", file, "--once", "--json")).isEqualTo(ExitCode.OK);
    assertThat(text(out)).contains("\"status\":\"committed\"").hasLineCount(1);
    out.reset();
    assertThat(run(at(database, "--record", file))).isEqualTo(ExitCode.USAGE);
    assertThat(text(err)).contains("exists, and is left as it is");
  }

  @Test
  void aDamagedRecordingIsPrintedUpToTheDamageAndAnotherFileNotAtAll(TestDatabase database)
      throws Exception {
    rollBackOnce(database);
    Path file = folder.resolve("r");
    run(at(database, "-n", "2", "-i", "0.1", "--record", file.toString()));
    Files.writeString(file, Files.readString(file) + "{");
    out.reset();
    assertThat(run("--replay", file.toString(), "--json")).isEqualTo(ExitCode.REFUSED);
    assertThat(text(out).lines().toList()).hasSize(3);
    assertThat(text(err)).contains("r, line 4: damaged");
    Files.writeString(file, "something else");
    assertThat(run("--replay", file.toString())).isEqualTo(ExitCode.USAGE);
    assertThat(text(err)).contains("r, line 1: this is no recording");
  }

  @ParameterizedTest
  @ValueSource(strings = {"--once", "--json", "--openmetrics", "-l=1", "--help"})
  void aFullDiskIsAFailure(String form) throws Exception {
    String recording = "--replay=src/test/resources/golden/recording-1.jsonl";
    try (PrintStream full = StandardOutput.to(new FileOutputStream("/dev/full"))) {
      assertThat(Main.run(full, stream(err), form, recording)).isEqualTo(ExitCode.REFUSED);
    }
    assertThat(text(err)).startsWith("emaj-monitor: The output is not complete").hasLineCount(1);
  }

  @Test
  void aFileOfDefaultsIsObeyedAndItsFaultsAreNamed(TestDatabase database) throws Exception {
    rollBackOnce(database);
    Path file = Files.writeString(folder.resolve("monitor.conf"), "limit = 0\n");
    assertThat(run(at(database, "--config", file.toString()))).isEqualTo(ExitCode.OK);
    assertThat(text(out)).doesNotContain("rollback 1");
    Files.writeString(file, "limits = 0\n");
    assertThat(run(at(database, "--config", file.toString(), "--json"))).isEqualTo(ExitCode.USAGE);
    assertThat(text(err)).contains("monitor.conf, line 1: there is no key \"limits\"");
  }

  @Test
  void aDatabaseWithoutEmajIsRefused(TestDatabase database) throws Exception {
    assertThat(run(at(database, "--json"))).isEqualTo(ExitCode.REFUSED);
    assertThat(err.toString()).contains("no schema emaj", "emaj-parallel-rollback install -d ");
    assertThat(errorCode()).isEqualTo("engineMissing");
  }

  @Test
  void aRoleWithoutRightsIsRefused(TestDatabase database) throws Exception {
    database.installEngine();
    database.createRole("monitor_stranger");
    assertThat(run(at(database.settings("monitor_stranger")))).isEqualTo(ExitCode.REFUSED);
    assertThat(err.toString()).contains("GRANT emaj_viewer TO");
  }

  @Test
  void aViewerMayLookAndAVisiblePasswordIsWarnedAbout(TestDatabase database) throws Exception {
    database.installEngine();
    database.createRole("monitor_viewer", "emaj_viewer");
    ConnectionSettings viewer = database.settings("monitor_viewer");
    String password = viewer.password().orElseThrow().reveal();
    assertThat(run(at(viewer))).isEqualTo(ExitCode.OK);
    assertThat(err.toString()).contains("warning").doesNotContain(password);
  }

  @Test
  void aServerThatIsNotThereIsNoConnection() throws Exception {
    int port;
    try (ServerSocket socket = new ServerSocket(0)) {
      port = socket.getLocalPort();
    }
    int exit = run("-h", "127.0.0.1", "-p", "" + port, "-d", "x", "-U", "y", "--json");
    assertThat(exit).isEqualTo(ExitCode.NO_CONNECTION);
    assertThat(err.toString()).contains("127.0.0.1:" + port).doesNotContain("\tat ");
    assertThat(errorCode()).isEqualTo("connectionFailed");
  }

  @Test
  void aMissingPasswordIsAskedFor(TestDatabase database) throws Exception {
    ConnectionSettings settings = database.settings();
    ConnectionSettings without = settings.withUser(settings.user(), Optional.empty());
    assertThat(run(at(without))).isEqualTo(ExitCode.NO_CONNECTION);
    assertThat(err.toString()).contains("~/.pgpass", "--password");
  }

  @Test
  void aDatabaseThatIsNotThereIsNoConnection(TestDatabase database) {
    String[] arguments = at(database.settings().withDatabase("no_such_database"));
    assertThat(run(arguments)).isEqualTo(ExitCode.NO_CONNECTION);
    assertThat(err.toString()).contains("no_such_database", "-d");
  }

  private static void rollBackOnce(TestDatabase database) throws Exception {
    database.installEngine();
    database.execute(
        "CREATE TABLE public.t (id INT PRIMARY KEY)",
        "SELECT emaj.emaj_create_group('orders')",
        "SELECT emaj.emaj_assign_table('public', 't', 'orders')",
        "SELECT emaj.emaj_start_group('orders', 'm1')",
        "INSERT INTO public.t VALUES (1)",
        "SELECT emaj.emaj_rollback_group('orders', 'm1')");
  }

  private String errorCode() {
    return new ObjectMapper().readTree(text(out)).at("/error/code").asString();
  }

  private static String[] at(TestDatabase database, String... more) {
    return at(database.settings(), more);
  }

  private static String[] at(ConnectionSettings settings, String... more) {
    List<String> arguments = new ArrayList<>();
    arguments.addAll(List.of("-h", settings.host(), "-p", "" + settings.port()));
    arguments.addAll(List.of("-d", settings.database(), "-U", settings.user()));
    settings.password().ifPresent(p -> arguments.addAll(List.of("-W", p.reveal())));
    arguments.addAll(List.of(more));
    return arguments.toArray(String[]::new);
  }

  private int run(String... arguments) {
    return Main.commandLine(stream(out), stream(err)).execute(arguments);
  }

  private static PrintStream stream(ByteArrayOutputStream bytes) {
    return new PrintStream(bytes, true, StandardCharsets.UTF_8);
  }

  private static String text(ByteArrayOutputStream bytes) {
    return bytes.toString(StandardCharsets.UTF_8);
  }
}
