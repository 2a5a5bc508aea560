package org.emajbatch.orchestrator.rollback;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.emajbatch.orchestrator.protocol.ProtocolStep;
import org.emajbatch.orchestrator.testing.Program;
import org.emajbatch.orchestrator.testing.Program.Result;
import org.emajbatch.orchestrator.testing.Shop;
import org.emajbatch.orchestrator.testing.TwoShops;
import org.emajbatch.sql.connect.ConnectionSettings;
import org.emajbatch.sql.testkit.TestServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** One rollback over several databases of a server: all of them go back, or none does. */
class SeveralDatabasesTest extends TwoShops {

  @ParameterizedTest
  @CsvSource({"1, 2, 1", "2, 2, 1", "5, 5, 2"})
  void bothGoBackUnderOneDecision(int asked, int sessions, int inSecond) throws Exception {
    Result result = rollBack(program, asked, "--verify", "--json");

    assertThat(result.exitCode()).as(result.err()).isZero();
    assertThat(result.json().get("sessionCount").asInt()).isEqualTo(sessions);
    assertThat(result.json().get("databases").get(0).get("database").asString()).isEqualTo(first);
    assertThat(result.json().get("databases").get(1).get("database").asString()).isEqualTo(second);
    assertThat(result.json().get("tableCount").asInt()).isEqualTo(16);
    assertThat(result.json().get("verified").asBoolean()).isTrue();
    List<Integer> sessionsOfSecond = new ArrayList<>();
    result
        .json()
        .get("sessions")
        .forEach(
            session -> {
              if (session.get("database").asString().equals(second)) {
                sessionsOfSecond.add(session.get("session").asInt());
                assertThat(session.get("tableCount").asInt()).isPositive();
              }
            });
    assertThat(sessionsOfSecond).hasSizeGreaterThanOrEqualTo(inSecond);
    bothAreAt(atMark);
    assertThat(shop.value("SELECT string_agg(outcome, ' ') FROM emaj_batch.decision"))
        .isEqualTo("committed");
    assertThat(other.value("SELECT count(*) FROM emaj_batch.decision")).isEqualTo("0");
  }

  @Test
  void eachDatabaseMayHaveItsOwnGroupsAndMarks() throws Exception {
    other.mark("M2");
    other.change("two");
    Result result =
        program.run(
            "-d", first, "-g", "sales", "-m", "M", "-d", second, "-g", "warehouse", "-m", "M2");

    assertThat(result.exitCode()).as(result.err()).isZero();
    assertThat(result.out())
        .contains("group sales to mark M in database " + first)
        .contains("group warehouse to mark M2 in database " + second);
    assertThat(shop.digests().get("customer")).isEqualTo(atMark.get("customer"));
    assertThat(shop.digests().get("place")).isEqualTo(changed.get("place"));
    assertThat(other.digests().get("place")).isEqualTo(changed.get("place"));
    assertThat(other.digests().get("customer")).isNotEqualTo(changed.get("customer"));
  }

  @Test
  void cancelBelongsToTheDatabaseOfTheDecision() throws Exception {
    assertThat(rollBack(program, 2).exitCode()).isZero();
    String run = other.value("SELECT run_id FROM emaj_batch.run");

    Result result = program.run("cancel", run, "-d", second, "--json");

    assertThat(result.exitCode()).isEqualTo(1);
    assertThat(result.json().get("next").get(0).asString())
        .isEqualTo("emaj-parallel-rollback cancel " + run + " -d " + first);
    assertThat(program.run("cancel", run, "-d", first).err()).contains("decided and finished");
  }

  @Test
  void aFailureInOneUndoesTheOther() throws Exception {
    other
        .database()
        .execute("ALTER TABLE shop.note ADD CONSTRAINT only_changed CHECK (body ? 'changed')");

    Result result = rollBack(program, 4, "--json");

    assertThat(result.exitCode()).isEqualTo(4);
    assertThat(result.json().get("error").get("message").asString()).contains("only_changed");
    bothAreAt(changed);
    for (Shop one : List.of(shop, other)) {
      assertThat(one.value("SELECT count(*) FROM emaj_batch.run WHERE finished_at IS NULL"))
          .isEqualTo("0");
    }
  }

  @Test
  void aDatabaseThatRefusesItsRowLeavesNoneOpenInTheOthers() throws Exception {
    other
        .database()
        .execute(
            "ALTER TABLE emaj_batch.run ADD CONSTRAINT none CHECK (started_at < '2000-01-01')");

    Result result = rollBack(program, 4, "--json");

    assertThat(result.exitCode()).isEqualTo(1);
    assertThat(shop.value("SELECT count(*) FROM emaj_batch.run WHERE finished_at IS NULL"))
        .isEqualTo("0");
    bothAreAt(changed);
  }

  @Test
  void aRefusalInOneIsNamedAndBeginsNothing() throws Exception {
    other.database().execute("SELECT emaj.emaj_protect_group('sales')");

    Result result = rollBack(program, 4, "--json");

    assertThat(result.exitCode()).isEqualTo(1);
    assertThat(result.json().get("error").get("message").asString())
        .contains("\"" + second + "\"")
        .contains("protected");
    assertThat(shop.value("SELECT count(*) FROM emaj_batch.run")).isEqualTo("0");
    bothAreAt(changed);
  }

  @Test
  void whoHoldsALockInTheSecondDatabaseIsNamed() throws Exception {
    try (var application = other.database().open();
        var statement = application.createStatement()) {
      statement.execute("SET application_name = 'night report'");
      statement.execute("BEGIN");
      statement.execute("LOCK TABLE shop.orders IN SHARE MODE");

      Result result = rollBack(program, 4, "--lock-timeout", "2s", "--json");

      assertThat(result.exitCode()).isEqualTo(4);
      assertThat(result.json().get("error").get("message").asString())
          .contains("night report")
          .contains("of database " + second);
      statement.execute("ROLLBACK");
    }
    bothAreAt(changed);
  }

  @Test
  void databasesOfDifferentServersAreRefused() throws Exception {
    try (TestServer server = TestServer.start("17")) {
      ConnectionSettings elsewhere = server.settings("postgres");
      String uri =
          "postgresql://%s:%s@%s:%d/postgres"
              .formatted(
                  elsewhere.user(),
                  elsewhere.password().map(password -> password.reveal()).orElse(""),
                  elsewhere.host(),
                  elsewhere.port());

      Result result = program.run("-g", "sales", "-m", "M", "-d", first, "-d", uri, "--json");

      assertThat(result.exitCode()).as(result.err()).isEqualTo(1);
      assertThat(result.json().get("error").get("code").asString()).isEqualTo("severalInstances");
    }
    bothAreAt(changed);
  }

  @Test
  void oddArgumentsAreRefused() throws Exception {
    Result twice = program.run("-d", first, "-d", first, "-g", "sales", "-m", "M");
    assertThat(twice.exitCode()).isEqualTo(2);
    assertThat(twice.err()).contains("given twice");
    ConnectionSettings settings = shop.database().settings(Shop.OPERATOR);
    String spelled =
        "postgresql://%s:%d/%s"
            .formatted(
                settings.host().equals("localhost") ? "127.0.0.1" : "localhost",
                settings.port(),
                first);
    Result spelledTwice =
        program.run("-m", "M", "-d", first, "-g", "sales", "-d", spelled, "-g", "warehouse");
    assertThat(spelledTwice.exitCode()).isEqualTo(2);
    assertThat(spelledTwice.err()).contains("given twice");
    assertThat(shop.value("SELECT count(*) FROM emaj_batch.run")).isEqualTo("0");
    Result third =
        program.run(
            "-m", "M", "-d", first, "-g", "sales", "-d", second, "-g", "sales", "-d", "third");
    assertThat(third.exitCode()).isEqualTo(2);
    assertThat(third.err()).contains("no group is given for database third");
  }

  @Test
  void rollbacksOfOneServersDatabasesRunSideBySide() throws Exception {
    CountDownLatch bothThere = new CountDownLatch(2);
    ExecutorService background = Executors.newCachedThreadPool();
    try {
      List<Future<Result>> runs = new ArrayList<>();
      for (String database : List.of(first, second)) {
        Program meeting =
            program.listening(
                (step, session) -> {
                  if (step == ProtocolStep.BARRIER) {
                    bothThere.countDown();
                    assertThat(bothThere.await(60, TimeUnit.SECONDS)).isTrue();
                  }
                });
        runs.add(
            background.submit(
                () -> meeting.run("-d", database, "-g", "sales,warehouse", "-m", "M", "-s", "3")));
      }
      for (Future<Result> run : runs) {
        Result result = run.get(120, TimeUnit.SECONDS);
        assertThat(result.exitCode()).as(result.err()).isZero();
      }
    } finally {
      background.shutdownNow();
    }
    bothAreAt(atMark);
  }
}
