package org.emajbatch.orchestrator.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.emajbatch.orchestrator.failure.SqlErrors;
import org.emajbatch.orchestrator.protocol.ProtocolStep;
import org.emajbatch.orchestrator.testing.HaltingMain;
import org.emajbatch.orchestrator.testing.Program;
import org.emajbatch.orchestrator.testing.Program.Result;
import org.emajbatch.orchestrator.testing.Shop;
import org.emajbatch.sql.connect.ConnectionSettings;
import org.emajbatch.sql.connect.Connections;
import org.emajbatch.sql.connect.Password;
import org.emajbatch.sql.testkit.TestDatabase;
import org.emajbatch.sql.testkit.TestServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A password that occurs nowhere else is looked for in everything that the program writes: to its
 * terminal, into the database, and, on a server that logs every statement, into the server's log.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SecretsTest {

  private static final String CANARY = "canary-Zq7'x \\9";
  private static final String ROLE = "keeper";

  /** Whatever became of quoting and escaping, this part stays. */
  private static final String TRACE = "canary-Zq7";

  @TempDir static Path directory;

  private TestServer server;
  private TestDatabase database;
  private Shop shop;

  @BeforeAll
  void start() throws Exception {
    server =
        TestServer.start(
            TestServer.DEFAULT_VERSION,
            Map.of(
                "log_statement", "all",
                "log_min_duration_statement", "0",
                "log_connections", "on",
                "log_error_verbosity", "verbose",
                "log_parameter_max_length_on_error", "-1"));
    database = server.createDatabase();
    shop = Shop.open(database);
    // The test itself must not be what puts it into the log.
    database.execute(
        "SET log_statement = 'none'",
        "SET log_min_duration_statement = -1",
        "CREATE ROLE " + ROLE + " LOGIN PASSWORD '" + CANARY.replace("'", "''") + "'",
        "GRANT emaj_adm TO " + ROLE);
  }

  @AfterAll
  void stop() throws Exception {
    server.close();
  }

  @Test
  void aRollbackWritesNoPasswordAnywhere() throws Exception {
    shop.mark("M");
    shop.change("one");

    Result result =
        Program.with(environment(CANARY))
            .run(
                "-g",
                "sales,warehouse",
                "-m",
                "M",
                "-s",
                "3",
                "-v",
                "--json",
                "--progress",
                "json");

    assertThat(result.exitCode()).as(result.err()).isZero();
    clean(result.out() + result.err());
    cleanEverywhere();
  }

  @Test
  void theProcessListDoesNotShowIt() throws Exception {
    shop.mark("P");
    shop.change("two");
    Path pgpass = directory.resolve("pgpass");
    Files.writeString(
        pgpass, "*:*:*:" + ROLE + ":" + CANARY.replace("\\", "\\\\").replace(":", "\\:") + "\n");
    Files.setPosixFilePermissions(pgpass, PosixFilePermissions.fromString("rw-------"));
    Map<String, String> environment = environment(CANARY);
    environment.remove("PGPASSWORD");
    environment.put("PGPASSFILE", pgpass.toString());
    ProcessBuilder builder =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-cp",
            System.getProperty("java.class.path"),
            HaltingMain.class.getName(),
            ProtocolStep.BARRIER.name(),
            "1",
            "-g",
            "sales,warehouse",
            "-m",
            "P",
            "-s",
            "2",
            "-v");
    builder.environment().putAll(environment);
    builder.redirectErrorStream(true);
    Process process = builder.start();
    try {
      StringBuilder said = new StringBuilder();
      var reader = process.inputReader(StandardCharsets.UTF_8);
      String line = reader.readLine();
      while (line != null && !line.startsWith(HaltingMain.REACHED)) {
        said.append(line).append('\n');
        line = reader.readLine();
      }
      assertThat(line).as(said.toString()).isNotNull();
      clean(said.toString());
      Process ps =
          new ProcessBuilder("ps", "-ww", "-o", "args", "-p", Long.toString(process.pid())).start();
      String shown = new String(ps.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      assertThat(shown).contains("sales,warehouse");
      clean(shown);
      clean(value("SELECT string_agg(a::text, '') FROM pg_stat_activity AS a"));
    } finally {
      process.destroyForcibly();
      process.waitFor(30, TimeUnit.SECONDS);
    }
    assertThat(Program.with(environment).run("recover").exitCode()).isZero();
    cleanEverywhere();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "-g sales -m START",
        "doctor",
        "recover",
        "install",
        "uninstall --yes",
        "cancel x"
      })
  void aFailureShowsNone(String command) throws Exception {
    Map<String, String> wrong = environment("not " + CANARY);
    Map<String, String> unreachable = environment(CANARY);
    unreachable.put("PGPORT", "1");
    Map<String, String> noDatabase = environment(CANARY);
    noDatabase.put("PGDATABASE", "no such");
    for (Map<String, String> environment : List.of(wrong, unreachable, noDatabase)) {
      for (String form : new String[] {"-v", "--json"}) {
        List<String> args = new ArrayList<>(List.of(command.split(" ")));
        args.add(form);
        Result result = Program.with(environment).run(args.toArray(String[]::new));
        assertThat(result.exitCode()).as(result.err()).isEqualTo(3);
        clean(result.out() + result.err());
      }
    }
    Result usage =
        Program.with(environment(CANARY)).run((command + " --no-such-option").split(" "));
    assertThat(usage.exitCode()).isEqualTo(2);
    clean(usage.out() + usage.err());
  }

  @Test
  void noExceptionInTheChainKnowsIt() {
    ConnectionSettings settings =
        database.settings().withUser(ROLE, Optional.of(Password.of("not " + CANARY)));
    StringWriter trace = new StringWriter();
    try (Connection connection = Connections.open(settings, "test")) {
      throw new AssertionError("connected with a wrong password " + connection);
    } catch (SQLException e) {
      SqlErrors.connection(e, settings).printStackTrace(new PrintWriter(trace, true));
    }
    assertThat(trace.toString()).contains("Caused by");
    clean(trace.toString());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "postgresql://keeper:canary-Zq7@127.0.0.1:1/d",
        "host=127.0.0.1 port=1 user=keeper password=canary-Zq7 dbname=d",
      })
  void oneInAConnectionStringIsWarnedAboutAndNotRepeated(String dbname) {
    Result result = Program.bare().run("doctor", "-d", dbname);

    assertThat(result.exitCode()).isEqualTo(3);
    assertThat(result.err()).contains("warning: a password in the connection string can be seen");
    clean(result.out() + result.err());
    for (String broken :
        new String[] {dbname + "?x", dbname + " nonsense=", "postgresql://a:canary-Zq7@[b"}) {
      Result refused = Program.bare().run("doctor", "--json", "-d", broken);
      assertThat(refused.exitCode()).isIn(2, 3);
      clean(refused.out() + refused.err());
    }
  }

  @Test
  void theEnginesOwnPasswordIsNeverTold() throws Exception {
    String password =
        value(
            "SELECT substring(param_value_text FROM 'password=(.*)') FROM emaj.emaj_param"
                + " WHERE param_key = 'dblink_user_password'");
    assertThat(password).hasSizeGreaterThan(40);
    assertThat(Files.readString(server.postgres().logFile())).doesNotContain(password);
    database.execute(
        "SET log_statement = 'none'",
        "SET log_min_duration_statement = -1",
        "CREATE TABLE kept AS SELECT param_value_text AS text FROM emaj.emaj_param WHERE param_key = 'dblink_user_password'",
        "UPDATE emaj.emaj_param SET param_value_text = 'user=nobody password=canary-Zq7 canary-Zq7' WHERE param_key = 'dblink_user_password'");
    try {
      Result doctor = Program.with(environment(CANARY)).run("doctor", "--json");
      assertThat(doctor.exitCode()).isEqualTo(1);
      clean(doctor.out() + doctor.err());
      Result rollback =
          Program.with(environment(CANARY)).run("-g", "sales", "-m", "START", "-s", "2", "-v");
      clean(rollback.out() + rollback.err());
      assertThat(value("SELECT string_agg(h::text, '') FROM emaj.emaj_hist AS h"))
          .contains("Status = -6")
          .doesNotContain(TRACE);
    } finally {
      database.execute(
          "UPDATE emaj.emaj_param SET param_value_text = (SELECT text FROM kept) WHERE param_key = 'dblink_user_password'",
          "DROP TABLE kept");
    }
  }

  /**
   * Every table of the two schemas but the one whose purpose it is to hold a password, and the log.
   */
  private void cleanEverywhere() throws Exception {
    List<String> tables = new ArrayList<>();
    try (Connection connection = database.open();
        Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery(
                "SELECT format('%I.%I', nspname, relname) FROM pg_class JOIN pg_namespace n ON n.oid = relnamespace"
                    + " WHERE relkind IN ('r', 'v') AND nspname IN ('emaj', 'emaj_batch') AND relname <> 'emaj_param'")) {
      while (row.next()) {
        tables.add(row.getString(1));
      }
    }
    assertThat(tables)
        .contains("emaj_batch.run", "emaj_batch.batch_job_execution_context", "emaj.emaj_hist");
    for (String table : tables) {
      String content =
          value("SELECT coalesce(string_agg(t::text, ''), '') FROM " + table + " AS t");
      assertThat(content).as(table).doesNotContain(TRACE);
    }
    assertThat(Files.readString(server.postgres().logFile()))
        .as("the server's log")
        .doesNotContain(TRACE);
  }

  private static void clean(String text) {
    assertThat(text).isNotEmpty().doesNotContain(TRACE);
  }

  private Map<String, String> environment(String password) {
    return new HashMap<>(
        Program.environment(
            database.settings().withUser(ROLE, Optional.of(Password.of(password)))));
  }

  private String value(String sql) throws Exception {
    try (Connection connection = database.open();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      row.next();
      return row.getString(1);
    }
  }
}
