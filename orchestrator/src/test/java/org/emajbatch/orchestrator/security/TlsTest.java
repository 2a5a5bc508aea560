package org.emajbatch.orchestrator.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.emajbatch.orchestrator.protocol.ProtocolStep;
import org.emajbatch.orchestrator.testing.Program;
import org.emajbatch.orchestrator.testing.Program.Result;
import org.emajbatch.orchestrator.testing.Shop;
import org.emajbatch.sql.connect.ConnectionSettings;
import org.emajbatch.sql.connect.Connections;
import org.emajbatch.sql.testkit.TestDatabase;
import org.emajbatch.sql.testkit.TestServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A server that takes nothing but TLS, and from one role nothing but a certificate. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TlsTest {

  /** Logs in by certificate alone. */
  private static final String CERTIFIED = "certified";

  /** Its certificate has a key of the other kind that OpenSSL users have. */
  private static final String CURVED = "curved";

  @TempDir static Path directory;

  private final Set<String> unencrypted = new TreeSet<>();
  private final Set<String> encrypted = new TreeSet<>();
  private TestServer server;
  private TestDatabase database;
  private Shop shop;
  private Certificate ofServer;
  private Certificate another;

  @BeforeAll
  void start() throws Exception {
    ofServer = Certificate.make(directory, "server", "RSA", "dns:localhost");
    another = Certificate.make(directory, "another", "RSA", "dns:localhost");
    Certificate certified = Certificate.make(directory, CERTIFIED, "RSA", "");
    Certificate curved = Certificate.make(directory, CURVED, "EC", "");
    server = TestServer.start(TestServer.DEFAULT_VERSION);
    database = server.createDatabase();
    shop = Shop.open(database);
    for (String role : new String[] {CERTIFIED, CURVED}) {
      database.execute("CREATE ROLE " + role + " LOGIN", "GRANT emaj_adm TO " + role);
    }
    put("server.crt", Files.readString(ofServer.certificate()));
    put("server.key", Files.readString(ofServer.key()));
    put(
        "clients.crt",
        Files.readString(certified.certificate()) + Files.readString(curved.certificate()));
    database.execute("ALTER SYSTEM SET ssl_ca_file = 'clients.crt'", "ALTER SYSTEM SET ssl = on");
    Files.writeString(
        server.postgres().dataDirectory().resolve("pg_hba.conf"),
        """
        hostssl all certified,curved all cert
        hostssl all all all scram-sha-256
        """);
    database.execute("SELECT pg_reload_conf()");
    await()
        .untilAsserted(
            () ->
                assertThat(run(Map.of("PGSSLMODE", "disable"), Shop.OPERATOR).exitCode())
                    .isEqualTo(3));
  }

  @AfterAll
  void stop() throws Exception {
    server.close();
  }

  /** As a file of the server's system user, which nobody else may read. */
  private void put(String name, String content) throws Exception {
    database.execute(
        "DO $do$ BEGIN EXECUTE format('COPY (SELECT %L) TO PROGRAM %L', $pem$"
            + content.replace("\n", "|")
            + "$pem$, 'umask 077; tr \"|\" \"\\n\" > "
            + name
            + "'); END $do$");
  }

  @Test
  void everyConnectionOfARollbackIsEncrypted() throws Exception {
    shop.mark("M");
    Map<String, String> atMark = shop.digests();
    shop.change("one");
    Map<String, String> environment = environment(Shop.OPERATOR);
    environment.put("PGSSLMODE", "verify-full");
    environment.put("PGHOST", "localhost");
    environment.put("PGSSLROOTCERT", ofServer.certificate().toString());

    Result result =
        Program.with(environment)
            .listening((step, session) -> look(step))
            .run("-g", "sales,warehouse", "-m", "M", "-s", "3");

    assertThat(result.exitCode()).as(result.err()).isZero();
    assertThat(shop.digests()).isEqualTo(atMark);
    assertThat(unencrypted).isEmpty();
    assertThat(encrypted)
        .as("sessions, control, job repository, and the engine's own over dblink")
        .anyMatch(name -> name.endsWith("s1/3"))
        .anyMatch(name -> name.endsWith("s3/3"))
        .anyMatch(name -> name.endsWith("control"))
        .anyMatch(name -> name.contains("job"))
        .anyMatch(name -> name.startsWith("emaj rlbk#2"));
  }

  private void look(ProtocolStep step) throws Exception {
    try (var connection = Connections.open(database.settings(), "looking");
        var statement = connection.createStatement();
        var row =
            statement.executeQuery(
                "SELECT application_name, ssl FROM pg_stat_ssl JOIN pg_stat_activity USING (pid)"
                    + " WHERE application_name LIKE 'emaj%'")) {
      while (row.next()) {
        synchronized (this) {
          (row.getBoolean("ssl") ? encrypted : unencrypted).add(row.getString(1));
        }
      }
    }
    assertThat(step).isNotNull();
  }

  @ParameterizedTest(name = "{0} to {1}, root {2}: exit {3}")
  @CsvSource({
    "disable, 127.0.0.1, none, 3, no encryption",
    "prefer, 127.0.0.1, none, 0, ",
    "require, 127.0.0.1, none, 0, ",
    "require, 127.0.0.1, wrong, 3, certif",
    "verify-ca, 127.0.0.1, right, 0, ",
    "verify-ca, localhost, wrong, 3, certif",
    "verify-ca, localhost, missing, 3, root",
    "verify-full, localhost, right, 0, ",
    "verify-full, 127.0.0.1, right, 3, host",
    "verify-full, localhost, wrong, 3, certif",
  })
  void theModeIsHonoured(String mode, String host, String root, int exitCode, String words) {
    Map<String, String> environment = new HashMap<>(Map.of("PGSSLMODE", mode, "PGHOST", host));
    switch (root) {
      case "right" -> environment.put("PGSSLROOTCERT", ofServer.certificate().toString());
      case "wrong" -> environment.put("PGSSLROOTCERT", another.certificate().toString());
      case "missing" -> environment.put("PGSSLROOTCERT", directory.resolve("gone.crt").toString());
      default -> {
        // Then there is none.
      }
    }

    Result result = run(environment, Shop.OPERATOR);

    assertThat(result.exitCode()).as(result.err() + result.out()).isEqualTo(exitCode);
    if (words != null) {
      assertThat(result.err()).containsIgnoringCase(words).contains("nothing was changed");
    }
    assertThat(result.err()).doesNotContain("is the server running");
  }

  @ParameterizedTest
  @ValueSource(strings = {"key", "pk8"})
  void aCertificateWithAKeyAsOpensslWritesItOpensTheDoor(String form) {
    for (String role : new String[] {CERTIFIED, CURVED}) {
      Result result =
          run(
              Map.of(
                  "PGSSLMODE", "require",
                  "PGSSLCERT", directory.resolve(role + ".crt").toString(),
                  "PGSSLKEY", directory.resolve(role + "." + form).toString()),
              role);

      assertThat(result.exitCode()).as(role + ": " + result.err() + result.out()).isZero();
    }
  }

  @Test
  void filesInTheUsersHomeAreFoundUnderTheNamesOfLibpq() throws Exception {
    Path home = Files.createDirectories(directory.resolve("home/.postgresql"));
    Files.copy(directory.resolve(CURVED + ".crt"), home.resolve("postgresql.crt"));
    Files.copy(
        directory.resolve(CURVED + ".key"),
        home.resolve("postgresql.key"),
        StandardCopyOption.COPY_ATTRIBUTES);
    Files.copy(ofServer.certificate(), home.resolve("root.crt"));

    Result result =
        run(Map.of("PGSSLMODE", "verify-ca", "HOME", home.getParent().toString()), CURVED);

    assertThat(result.exitCode()).as(result.err() + result.out()).isZero();
  }

  @Test
  void withoutTheCertificateTheDoorStaysShut() {
    Result result = run(Map.of("PGSSLMODE", "require"), CERTIFIED);

    assertThat(result.exitCode()).as(result.out()).isEqualTo(3);
    assertThat(result.err()).contains("certificate").contains("nothing was changed");
  }

  private Result run(Map<String, String> more, String role) {
    Map<String, String> environment = environment(role);
    environment.putAll(more);
    return Program.with(environment).run("doctor");
  }

  private Map<String, String> environment(String role) {
    ConnectionSettings settings = database.settings(role);
    Map<String, String> environment = new HashMap<>(Program.environment(settings));
    environment.put("HOME", directory.resolve("nobody").toString());
    return environment;
  }
}
