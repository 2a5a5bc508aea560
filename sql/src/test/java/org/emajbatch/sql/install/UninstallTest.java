package org.emajbatch.sql.install;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.emajbatch.sql.connect.Connections;
import org.emajbatch.sql.engine.EngineKind;
import org.emajbatch.sql.engine.EngineProbe;
import org.emajbatch.sql.engine.SessionName;
import org.emajbatch.sql.run.Decisions;
import org.emajbatch.sql.run.Gid;
import org.emajbatch.sql.run.Run;
import org.emajbatch.sql.run.RunId;
import org.emajbatch.sql.run.Runs;
import org.emajbatch.sql.testkit.TestDatabase;
import org.emajbatch.sql.testkit.TestDatabaseExtension;
import org.emajbatch.sql.testkit.TestServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(TestDatabaseExtension.class)
class UninstallTest {

  private static final UninstallOptions CAREFUL = UninstallOptions.defaults();

  @Test
  void theUsersTablesStayAndNothingOfOursDoes(TestDatabase database) throws Exception {
    database.installEngine();
    logging(database);
    database.execute("SELECT emaj.emaj_stop_group('g')");
    try (Connection connection = database.open()) {
      UninstallReport report = Installer.uninstall(connection, CAREFUL);
      assertThat(report.engineRemoved()).isTrue();
      assertThat(report.batchSchemaRemoved()).isTrue();
      assertThat(
              Sql.texts(connection, "SELECT nspname FROM pg_namespace WHERE nspname LIKE 'emaj%'"))
          .isEmpty();
      assertThat(Sql.texts(connection, "SELECT tgname FROM pg_trigger WHERE NOT tgisinternal"))
          .isEmpty();
      assertThat(Sql.texts(connection, "SELECT v FROM public.t")).containsExactly("1");

      assertThat(Installer.uninstall(connection, CAREFUL).messages())
          .singleElement()
          .asString()
          .contains("nothing of ours");
      assertThat(Installer.install(connection, InstallOptions.defaults()).engineInstalled())
          .isTrue();
    }
  }

  @Test
  void loggingGroupsAreNotLostByAccident(TestDatabase database) throws Exception {
    database.installEngine();
    logging(database);
    refused(database, "groups are logging", "g");
    try (Connection connection = database.open()) {
      assertThat(Installer.uninstall(connection, new UninstallOptions(true)).engineRemoved())
          .isTrue();
      assertThat(EngineProbe.probe(connection).kind()).isEqualTo(EngineKind.NONE);
      database.execute("INSERT INTO public.t VALUES (2)");
    }
  }

  @Test
  void aTransactionInDoubtKeepsItsJudge(TestDatabase database) throws Exception {
    database.installEngine();
    database.execute("CREATE TABLE public.t (v int)");
    try (Connection worker = database.open()) {
      Sql.script(worker, "BEGIN; INSERT INTO public.t VALUES (1)");
      Sql.script(worker, "PREPARE TRANSACTION '" + new Gid(RunId.create(), 1, 2, 2) + "'");
    }
    refused(database, "still in doubt", "emaj_batch:1:");
  }

  @Test
  void aRunningRollbackIsNotDisturbed(TestDatabase database) throws Exception {
    database.installEngine();
    RunId run = RunId.create();
    try (Connection connection = database.open()) {
      new Runs(connection).insert(run(run));
    }
    try (Connection coordinator =
        Connections.open(database.settings(), SessionName.of(run, 1, 2))) {
      assertThat(coordinator.isValid(5)).isTrue();
      refused(database, "is running", run.toString());
    }
    try (Connection coordinator = Connections.open(database.settings(), "under another name")) {
      coordinator.setAutoCommit(false);
      Decisions.claim(coordinator, run);
      refused(database, "A rollback is running", "Nothing was changed");
      coordinator.commit();
    }
  }

  @Test
  void oneDatabaseOfTwoKeepsWorkingAndTheLastTakesTheRolesAlong() throws Exception {
    try (TestServer server = TestServer.start("18")) {
      TestDatabase one = server.createDatabase();
      TestDatabase two = server.createDatabase();
      one.installEngine();
      two.installEngine();
      try (Connection first = one.open();
          Connection second = two.open()) {
        assertThat(Installer.uninstall(first, CAREFUL).messages())
            .contains(
                "The role emaj_adm stays: it is in use.",
                "The role emaj_viewer stays: it is in use.");
        assertThat(Sql.texts(second, "SELECT p_status FROM emaj._dblink_open_cnx('rlbk#1', true)"))
            .containsExactly("1");
        Sql.script(second, "SELECT emaj._dblink_close_cnx('rlbk#1', 'public')");
        Installer.uninstall(second, CAREFUL);
        assertThat(Sql.texts(second, "SELECT rolname FROM pg_roles WHERE rolname LIKE 'emaj%'"))
            .isEmpty();
      }
    }
  }

  private static void logging(TestDatabase database) throws SQLException {
    database.execute(
        "CREATE TABLE public.t (v int PRIMARY KEY)",
        "SELECT emaj.emaj_create_group('g')",
        "SELECT emaj.emaj_assign_table('public', 't', 'g')",
        "SELECT emaj.emaj_start_group('g', 'm')",
        "INSERT INTO public.t VALUES (1)");
  }

  private static void refused(TestDatabase database, String... reasons) throws SQLException {
    try (Connection connection = database.open()) {
      assertThatThrownBy(() -> Installer.uninstall(connection, CAREFUL))
          .isInstanceOf(InstallRefusedException.class)
          .message()
          .contains(reasons);
      assertThat(EngineProbe.probe(connection).kind()).isEqualTo(EngineKind.OURS);
      assertThat(InstallChecks.batchSchemaPresent(connection)).isTrue();
    } catch (InstallRefusedException e) {
      throw new AssertionError(e);
    }
  }

  private static Run run(RunId id) {
    return new Run(
        id,
        OptionalInt.empty(),
        List.of("g"),
        "m",
        false,
        2,
        "d",
        1,
        List.of(),
        List.of(),
        "",
        Instant.EPOCH,
        Optional.empty());
  }
}
