package org.emajbatch.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.emajbatch.sql.connect.ConnectionSettings;
import org.emajbatch.sql.connect.Connections;
import org.emajbatch.sql.connect.Password;
import org.emajbatch.sql.testkit.TestServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Whatever the documentation tells the reader to type works, in the order in which it stands there.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DocumentedCommandsTest {

  private static final Path PROJECT = Path.of("..").toAbsolutePath().normalize();

  /** What the reader of a page has done before, by the pages it refers to. */
  private static final List<String> MARKED_GROUPS =
      List.of(
          "SELECT emaj.emaj_create_group('billing')",
          "SELECT emaj.emaj_assign_tables('app', '^invoice', '', 'billing')",
          "SELECT emaj.emaj_create_group('stock')",
          "SELECT emaj.emaj_assign_table('app', 'stock', 'stock')",
          "SELECT emaj.emaj_start_groups('{billing,stock}', 'START')",
          "SELECT emaj.emaj_set_mark_groups('{billing,stock}', 'BEFORE_NIGHT')",
          "DELETE FROM app.invoice WHERE id > 50",
          "UPDATE app.stock SET pieces = 0");

  private TestServer server;

  @BeforeAll
  void startServer() throws Exception {
    server = TestServer.start("17");
  }

  @AfterAll
  void stopServer() throws Exception {
    server.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "install.md",
        "doctor.md",
        "engine.md",
        "plan.md",
        "rollback.md",
        "recovery.md",
        "monitor.md",
        "performance.md"
      })
  void everythingOnThePageWorks(String name) throws Exception {
    Page page = Page.read(Path.of(name));
    assertThat(page.blocks()).isNotEmpty();
    createDatabase(page);
    List<Path> written =
        Stream.of("report.json", "plan.html", "plan.dot", "night.jsonl")
            .map(PROJECT::resolve)
            .toList();
    try {
      for (Page.Block block : page.blocks()) {
        run(block);
      }
    } finally {
      for (Path file : written) {
        Files.deleteIfExists(file);
      }
    }
  }

  @Test
  void noPageIsLeftOut() throws Exception {
    Set<String> withCommands = new HashSet<>();
    try (Stream<Path> files = Files.walk(Path.of("."))) {
      for (Path file : files.filter(one -> one.toString().endsWith(".md")).toList()) {
        if (!Page.read(file).blocks().isEmpty()) {
          withCommands.add(file.getFileName().toString());
        }
      }
    }
    assertThat(withCommands)
        .containsExactlyInAnyOrder(
            "install.md",
            "doctor.md",
            "engine.md",
            "plan.md",
            "rollback.md",
            "recovery.md",
            "monitor.md",
            "performance.md");
  }

  @Test
  void theReadmeHasTwoCommandsAndBothAreChecked() throws Exception {
    List<String> commands =
        Page.read(PROJECT.resolve("README.md")).blocks().stream()
            .flatMap(block -> block.text().lines())
            .map(line -> line.replaceAll(" +#.*", ""))
            .toList();
    assertThat(commands).containsExactly("bin/emaj-parallel-rollback demo", "./mvnw verify");
    assertThat(Files.readString(PROJECT.resolve(".ci/run"))).contains("exec ./mvnw verify\n");
    Shell.Result demo = new Shell(PROJECT, Map.of()).run(commands.get(0));
    assertThat(demo.exitCode()).as(demo.output()).isZero();
  }

  private void run(Page.Block block) throws Exception {
    if (block.language().equals("sh")) {
      Shell.Result result = shell().run(block.text());
      assertThat(result.exitCode()).as(block.text() + result.output()).isZero();
    } else {
      assertThat(block.language()).isEqualTo("sql");
      execute(block.text());
    }
  }

  /** The pages speak of a database mydb that the reader has, and of its twin in the north. */
  private void createDatabase(Page page) throws Exception {
    try (Connection connection = Connections.open(server.settings("postgres"), "docs");
        Statement statement = connection.createStatement()) {
      statement.execute("DROP DATABASE IF EXISTS mydb WITH (FORCE)");
      statement.execute("DROP DATABASE IF EXISTS mydb_north WITH (FORCE)");
      statement.execute("CREATE DATABASE mydb");
    }
    execute("CREATE SCHEMA app");
    execute("CREATE TABLE app.invoice (id serial PRIMARY KEY, customer text)");
    execute(
        "CREATE TABLE app.invoice_line (id int PRIMARY KEY, invoice int REFERENCES app.invoice ON DELETE CASCADE)");
    execute("CREATE TABLE app.stock (sku text PRIMARY KEY, pieces int)");
    execute("INSERT INTO app.invoice (customer) SELECT 'c' || i FROM generate_series(1, 100) i");
    execute("INSERT INTO app.invoice_line SELECT i, i FROM generate_series(1, 100) i");
    execute("INSERT INTO app.stock SELECT 's' || i, i FROM generate_series(1, 100) i");
    if (!page.name().equals("install.md")) {
      Shell.Result installed = shell().run("bin/emaj-parallel-rollback install -d mydb");
      assertThat(installed.exitCode()).as(installed.output()).isZero();
    }
    if (!Set.of("install.md", "engine.md").contains(page.name())) {
      for (String sql : MARKED_GROUPS) {
        execute(sql);
      }
    }
    try (Connection connection = Connections.open(server.settings("postgres"), "docs");
        Statement statement = connection.createStatement()) {
      statement.execute("CREATE DATABASE mydb_north TEMPLATE mydb");
    }
  }

  private void execute(String sql) throws Exception {
    try (Connection connection = Connections.open(server.settings("mydb"), "docs");
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private Shell shell() {
    ConnectionSettings settings = server.settings("mydb");
    return new Shell(
        PROJECT,
        Stream.of(
                Map.entry("PGHOST", settings.host()),
                Map.entry("PGPORT", Integer.toString(settings.port())),
                Map.entry("PGUSER", settings.user()),
                Map.entry("PGPASSWORD", settings.password().map(Password::reveal).orElse("")))
            .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)));
  }
}
