package org.emajbatch.sql.install;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.emajbatch.sql.engine.EngineKind;
import org.emajbatch.sql.engine.EngineProbe;
import org.emajbatch.sql.install.InstallOptions.DblinkAccess;
import org.emajbatch.sql.install.InstallOptions.EngineForm;
import org.emajbatch.sql.testkit.EveryServerVersion;
import org.emajbatch.sql.testkit.TestDatabase;
import org.emajbatch.sql.testkit.TestDatabaseExtension;
import org.emajbatch.sql.testkit.TestServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(TestDatabaseExtension.class)
class InstallerTest {

  private static final InstallOptions DEFAULTS = InstallOptions.defaults();

  private static final String PARAMETER =
      "SELECT param_value_text FROM emaj.emaj_param WHERE param_key = 'dblink_user_password'";

  @Test
  void aFreshDatabaseGetsAllAndASecondCallChangesNothing(TestDatabase database) throws Exception {
    try (Connection connection = database.open()) {
      InstallReport first = Installer.install(connection, DEFAULTS);
      assertThat(first.found()).isEqualTo(EngineKind.NONE);
      assertThat(first.engineInstalled()).isTrue();
      assertThat(first.batchSchemaInstalled()).isTrue();
      assertThat(first.dblinkRole()).isPresent();
      assertThat(EngineProbe.probe(connection).version()).isEqualTo(Resources.engineVersion());
      List<String> parameter = Sql.texts(connection, PARAMETER);

      InstallReport second = Installer.install(connection, DEFAULTS);
      assertThat(second.found()).isEqualTo(EngineKind.OURS);
      assertThat(second.engineInstalled()).isFalse();
      assertThat(second.batchSchemaInstalled()).isFalse();
      assertThat(second.dblinkRole()).isEmpty();
      assertThat(second.messages()).allMatch(message -> message.contains("already"));
      assertThat(Sql.texts(connection, PARAMETER)).isEqualTo(parameter);
      assertThat(connection.getAutoCommit()).isTrue();
    }
  }

  @Test
  void aSchemaOfAnEarlierVersionIsCompletedAndKeepsItsRows(TestDatabase database) throws Exception {
    try (Connection connection = database.open()) {
      Installer.install(connection, DEFAULTS);
      database.execute(
          "INSERT INTO emaj_batch.decision VALUES"
              + " ('01900000-0000-7000-8000-000000000000', 'committed', 'test')",
          "DROP TABLE emaj_batch.plan, emaj_batch.cancellation");

      InstallReport report = Installer.install(connection, DEFAULTS);

      assertThat(report.messages()).contains("The schema emaj_batch is completed.");
      assertThat(
              Sql.texts(
                  connection,
                  "SELECT outcome || has_table_privilege('emaj_viewer', 'emaj_batch.plan', 'SELECT')"
                      + " || has_column_privilege('emaj_adm', 'emaj_batch.cancellation', 'run_id', 'INSERT')"
                      + " FROM emaj_batch.decision"))
          .containsExactly("committedtruetrue");
    }
  }

  /** Roles belong to the server, and two databases of it may be provided for at the same time. */
  @Test
  void twoDatabasesOfAServerGetTheirRolesAtTheSameTime() throws Exception {
    ExecutorService other = Executors.newSingleThreadExecutor();
    try (TestServer server = TestServer.start("17");
        Connection first = server.createDatabase().open()) {
      TestDatabase second = server.createDatabase();
      Sql.script(
          first,
          "BEGIN; CREATE ROLE emaj_adm; CREATE ROLE emaj_viewer; GRANT emaj_viewer TO emaj_adm");
      Future<Void> installation =
          other.submit(
              () -> {
                second.installEngine();
                return null;
              });
      String waiting =
          "SELECT 'waits' FROM pg_locks WHERE NOT granted AND locktype = 'transactionid'";
      while (Sql.texts(first, waiting).isEmpty() && !installation.isDone()) {
        Thread.onSpinWait();
      }
      Sql.script(first, "COMMIT");
      installation.get();
      try (Connection connection = second.open()) {
        assertThat(EngineProbe.probe(connection).version()).isEqualTo(Resources.engineVersion());
      }
    } finally {
      other.shutdownNow();
    }
  }

  @Test
  void theDblinkConnectionWorksForAnOrdinaryAdministrator(TestDatabase database) throws Exception {
    database.installEngine();
    database.createRole("operator", "emaj_adm");
    assertThat(dblinkStatus(database)).isEqualTo("1");
  }

  @Test
  void aLostRoleIsMadeAgain(TestDatabase database) throws Exception {
    try (Connection connection = database.open()) {
      String role = Installer.install(connection, DEFAULTS).dblinkRole().orElseThrow();
      database.execute("DROP ROLE " + role);
      assertThat(Installer.install(connection, DEFAULTS).dblinkRole()).contains(role);
    }
    database.createRole("operator", "emaj_adm");
    assertThat(dblinkStatus(database)).isEqualTo("1");
  }

  @Test
  void theSecretIsInNoRoleStatement(TestDatabase database) throws Exception {
    database.installEngine();
    try (Connection connection = database.open()) {
      assertThat(
              Sql.texts(
                  connection,
                  "SELECT rolpassword FROM pg_authid WHERE rolname LIKE 'emaj_dblink_%'"))
          .isNotEmpty()
          .allMatch(verifier -> verifier.startsWith("SCRAM-SHA-256$"));
    }
  }

  @Test
  void anAdministratorsOwnChoiceStands(TestDatabase database) throws Exception {
    try (Connection connection = database.open()) {
      InstallReport none =
          Installer.install(connection, new InstallOptions(EngineForm.SCRIPT, DblinkAccess.NONE));
      assertThat(none.dblinkRole()).isEmpty();
      assertThat(Sql.texts(connection, PARAMETER)).isEmpty();
      database.execute(
          "INSERT INTO emaj.emaj_param VALUES ('dblink_user_password', 'user=own password=x')");
      assertThat(Installer.install(connection, DEFAULTS).dblinkRole()).isEmpty();
      assertThat(Sql.texts(connection, PARAMETER)).containsExactly("user=own password=x");
    }
  }

  @Test
  void besideStockEmajOnlyTheBatchSchemaIsInstalledAndRemoved(TestDatabase database)
      throws Exception {
    database.execute(
        "CREATE SCHEMA emaj",
        "CREATE FUNCTION emaj.emaj_get_version() RETURNS text LANGUAGE sql RETURN '4.7.1'",
        "CREATE FUNCTION emaj._rlbk_init(text[], text, boolean, int, boolean, boolean, text)"
            + " RETURNS int LANGUAGE sql RETURN 1");
    try (Connection connection = database.open()) {
      InstallReport report = Installer.install(connection, DEFAULTS);
      assertThat(report.found()).isEqualTo(EngineKind.STOCK);
      assertThat(report.engineInstalled()).isFalse();
      assertThat(report.batchSchemaInstalled()).isTrue();
      assertThat(report.dblinkRole()).isEmpty();
      assertThat(report.messages()).anyMatch(message -> message.contains("E-Maj 4.7.1"));

      UninstallReport removal = Installer.uninstall(connection, UninstallOptions.defaults());
      assertThat(removal.batchSchemaRemoved()).isTrue();
      assertThat(removal.engineRemoved()).isFalse();
      assertThat(EngineProbe.probe(connection).kind()).isEqualTo(EngineKind.STOCK);
    }
  }

  @Test
  void schemasOfOthersAreRefused(TestDatabase database) throws Exception {
    database.execute("CREATE SCHEMA emaj_batch");
    assertRefused(database, "schema emaj_batch without the table decision");
    database.execute("DROP SCHEMA emaj_batch", "CREATE SCHEMA emaj");
    assertRefused(database, "neither E-Maj's nor this engine's");
  }

  @Test
  void whoMayNotIsToldWhatIsMissing(TestDatabase database) throws Exception {
    database.createRole("guest");
    try (Connection guest = database.open("guest")) {
      assertThatThrownBy(() -> Installer.install(guest, DEFAULTS))
          .isInstanceOfSatisfying(
              InstallRefusedException.class,
              e -> {
                assertThat(e).hasMessageContaining("guest").hasMessageContaining("CREATEROLE");
                assertThat(e.hint()).contains("-U");
              });
      assertThat(guest.getAutoCommit()).isTrue();
    }
  }

  @EveryServerVersion
  void theOwnerOfADatabaseCanInstallWhereTheExtensionsAre(String version) throws Exception {
    try (TestServer server = TestServer.start(version)) {
      TestDatabase database = server.createDatabase();
      database.createRole("owner");
      database.execute(
          "ALTER ROLE owner CREATEROLE",
          "ALTER DATABASE " + database.name() + " OWNER TO owner",
          "CREATE EXTENSION dblink",
          "CREATE EXTENSION btree_gist");
      try (Connection owner = database.open("owner")) {
        assertThat(Installer.install(owner, DEFAULTS).engineInstalled()).isTrue();
      }
      database.createRole("operator", "emaj_adm");
      assertThat(dblinkStatus(database)).isEqualTo("1");
    }
  }

  @Test
  void afterAFailureInTheMiddleNothingIsThere(TestDatabase database) throws Exception {
    database.execute(
        "CREATE FUNCTION public.refuse() RETURNS event_trigger LANGUAGE plpgsql AS"
            + " $$ BEGIN IF to_regclass('emaj_batch.run') IS NOT NULL THEN RAISE 'disk full'; END IF; END $$",
        "CREATE EVENT TRIGGER refuse ON ddl_command_end EXECUTE FUNCTION public.refuse()");
    try (Connection connection = database.open()) {
      assertThatThrownBy(() -> Installer.install(connection, DEFAULTS))
          .isInstanceOf(SQLException.class)
          .hasMessageContaining("disk full");
      assertThat(
              Sql.texts(connection, "SELECT nspname FROM pg_namespace WHERE nspname LIKE 'emaj%'"))
          .isEmpty();
      database.execute("DROP EVENT TRIGGER refuse");
      assertThat(Installer.install(connection, DEFAULTS).engineInstalled()).isTrue();
    }
  }

  @Test
  void ofTwoAtOnceOneInstallsAndTheOtherFindsItDone(TestDatabase database) throws Exception {
    ExecutorService both = Executors.newFixedThreadPool(2);
    Callable<Boolean> install =
        () -> {
          try (Connection connection = database.open()) {
            return Installer.install(connection, DEFAULTS).engineInstalled();
          }
        };
    try {
      Future<Boolean> one = both.submit(install);
      Future<Boolean> other = both.submit(install);
      assertThat(List.of(one.get(), other.get())).containsExactlyInAnyOrder(true, false);
    } finally {
      both.shutdownNow();
    }
  }

  private static void assertRefused(TestDatabase database, String reason) throws SQLException {
    try (Connection connection = database.open()) {
      assertThatThrownBy(() -> Installer.install(connection, DEFAULTS))
          .isInstanceOf(InstallRefusedException.class)
          .hasMessageContaining(reason)
          .hasMessageContaining("Nothing was changed");
    }
  }

  private static String dblinkStatus(TestDatabase database) throws SQLException {
    try (Connection operator = database.open("operator")) {
      return Sql.texts(operator, "SELECT p_status FROM emaj._dblink_open_cnx('rlbk#1', true)")
          .get(0);
    }
  }
}
