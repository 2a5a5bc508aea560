package org.emajbatch.orchestrator.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.util.List;
import java.util.Optional;
import org.emajbatch.orchestrator.testing.Program;
import org.emajbatch.orchestrator.testing.Program.Result;
import org.emajbatch.sql.connect.ConnectionSettings;
import org.emajbatch.sql.connect.Connections;
import org.emajbatch.sql.connect.Password;
import org.emajbatch.sql.engine.SqlText;
import org.emajbatch.sql.testkit.ShellWords;
import org.emajbatch.sql.testkit.TestDatabase;
import org.emajbatch.sql.testkit.TestDatabaseExtension;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

/** Names that would be commands if anybody took them for text of a statement or of a shell. */
@ExtendWith(TestDatabaseExtension.class)
class HostileNamesTest {

  private static final String EVIL = "\"; DROP SCHEMA emaj CASCADE; --'$$%s\\ü";
  private static final String DATABASE = "it's \"my\" db; $(touch pwned) = '$$%s\\ü";
  private static final String ROLE = "ro'le " + EVIL;
  private static final String SCHEMA = "sch,ema\t" + EVIL;
  private static final String[] TABLES = {
    "t1 " + EVIL, "t2\n{?} " + EVIL, "x".repeat(60) + "'\"\\"
  };
  private static final String GROUP = "gr'oup, {0} ? \n" + EVIL;

  /** Without the per cent sign, which the engine replaces by the time of day. */
  private static final String MARK = "ma'rk " + EVIL.replace("%", "");

  private TestDatabase server;
  private ConnectionSettings superuser;
  private Program program;

  @BeforeEach
  void open(TestDatabase first) throws Exception {
    server = first;
    server.execute("CREATE DATABASE " + SqlText.identifier(DATABASE));
    superuser = server.settings().withDatabase(DATABASE);
    assertThat(Program.connecting(superuser).run("install").exitCode()).isZero();
    server.execute(
        "CREATE ROLE " + SqlText.identifier(ROLE) + " LOGIN PASSWORD 'role-password'",
        "GRANT emaj_adm TO " + SqlText.identifier(ROLE));
    program =
        Program.connecting(superuser.withUser(ROLE, Optional.of(Password.of("role-password"))));
    execute("CREATE SCHEMA " + SqlText.identifier(SCHEMA));
    execute("SELECT emaj.emaj_create_group(?)", GROUP);
    for (String table : TABLES) {
      String name = SqlText.identifier(SCHEMA) + "." + SqlText.identifier(table);
      execute(
          "CREATE TABLE %s (%2$s int PRIMARY KEY, v text)"
              .formatted(name, SqlText.identifier("k " + EVIL)));
      execute("INSERT INTO " + name + " SELECT i, 'v' || i FROM generate_series(1, 20) AS i");
      execute("SELECT emaj.emaj_assign_table(?, ?, ?)", SCHEMA, table, GROUP);
    }
    execute("SELECT emaj.emaj_start_group(?, ?)", GROUP, MARK);
  }

  @AfterEach
  void drop() throws Exception {
    server.execute(
        "DROP DATABASE " + SqlText.identifier(DATABASE) + " WITH (FORCE)",
        "DROP ROLE " + SqlText.identifier(ROLE));
  }

  @Test
  void namesStayNamesFromTheMarkToTheReport() throws Exception {
    String before = content();
    change();

    Result logged =
        program.run(
            "--group",
            GROUP,
            "-m",
            MARK,
            "-s",
            "2",
            "--logged",
            "--comment",
            EVIL,
            "--verify",
            "--json");

    assertThat(logged.exitCode()).as(logged.err()).isZero();
    assertThat(content()).isEqualTo(before);
    assertThat(logged.json().get("groups").get(0).asString()).isEqualTo(GROUP);
    assertThat(logged.json().get("mark").asString()).isEqualTo(MARK);
    assertThat(logged.json().get("database").asString()).isEqualTo(DATABASE);
    assertThat(logged.json().get("tables").findValuesAsString("name"))
        .containsExactlyInAnyOrder(TABLES);
    assertThat(value("SELECT rlbk_comment FROM emaj.emaj_rlbk")).isEqualTo(EVIL);
    assertThat(value("SELECT started_by FROM emaj_batch.run")).isEqualTo(ROLE);

    change();
    Result unlogged = program.run("--group", GROUP, "-m", MARK, "-s", "3", "-v");
    assertThat(unlogged.exitCode()).as(unlogged.err()).isZero();
    assertThat(content()).isEqualTo(before);
    assertThat(program.run("recover", "--json").exitCode()).isZero();
  }

  @Test
  void whatTheDoctorTellsToTypeIsTheRightThing() throws Exception {
    execute("SELECT emaj.emaj_protect_group(?)", GROUP);
    execute(
        "ALTER ROLE %s IN DATABASE %s SET default_transaction_read_only = on"
            .formatted(SqlText.identifier(ROLE), SqlText.identifier(DATABASE)));
    execute(
        "ALTER TABLE %s.%s SET UNLOGGED"
            .formatted(SqlText.identifier(SCHEMA), SqlText.identifier(TABLES[1])));

    Result sick = program.run("doctor", "--group", GROUP, "--json");

    assertThat(sick.exitCode()).isEqualTo(1);
    for (JsonNode command : sick.json().get("next")) {
      execute(command.asString());
    }
    Result cured = program.run("doctor", "--group", GROUP, "--json");
    assertThat(cured.exitCode()).as(cured.out()).isZero();
  }

  @Test
  void aSuggestedCommandSurvivesTheShell() throws Exception {
    execute("DROP SCHEMA emaj_batch CASCADE");

    String next =
        program.run("--group", GROUP, "-m", MARK, "--json").json().get("next").get(0).asString();

    List<String> words = ShellWords.of(next);
    assertThat(words.get(0)).isEqualTo("emaj-parallel-rollback");
    assertThat(
            Program.connecting(server.settings())
                .run(words.subList(1, words.size()).toArray(String[]::new))
                .exitCode())
        .isZero();
    assertThat(value("SELECT count(*) FROM emaj_batch.decision")).isEqualTo("0");
  }

  private void change() throws Exception {
    for (String table : TABLES) {
      String name = SqlText.identifier(SCHEMA) + "." + SqlText.identifier(table);
      execute("UPDATE " + name + " SET v = v || ?", EVIL);
      execute("DELETE FROM " + name + " WHERE v LIKE 'v1%'");
    }
  }

  private String content() throws Exception {
    StringBuilder all = new StringBuilder();
    for (String table : TABLES) {
      all.append(
          value(
              "SELECT md5(string_agg(t::text, '|' ORDER BY t::text)) FROM %s.%s AS t"
                  .formatted(SqlText.identifier(SCHEMA), SqlText.identifier(table))));
    }
    return all.toString();
  }

  private void execute(String sql, String... values) throws Exception {
    try (Connection connection = Connections.open(superuser, "test")) {
      if (values.length == 0) {
        try (var statement = connection.createStatement()) {
          statement.setEscapeProcessing(false);
          statement.execute(sql);
        }
        return;
      }
      try (PreparedStatement statement = connection.prepareStatement(sql)) {
        for (int i = 0; i < values.length; i++) {
          statement.setString(i + 1, values[i]);
        }
        statement.execute();
      }
    }
  }

  private String value(String sql) throws Exception {
    try (Connection connection = Connections.open(superuser, "test");
        var statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      row.next();
      return row.getString(1);
    }
  }
}
