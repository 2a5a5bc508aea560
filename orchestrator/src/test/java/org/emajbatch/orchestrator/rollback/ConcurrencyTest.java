package org.emajbatch.orchestrator.rollback;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.Statement;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.emajbatch.orchestrator.protocol.ProtocolStep;
import org.emajbatch.orchestrator.testing.ChangedShop;
import org.emajbatch.orchestrator.testing.Program;
import org.emajbatch.orchestrator.testing.Program.Result;
import org.emajbatch.orchestrator.testing.Shop;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Rollbacks beside each other, and beside applications that hold locks. */
class ConcurrencyTest extends ChangedShop {

  private final ExecutorService background = Executors.newCachedThreadPool();

  @AfterEach
  void stop() {
    background.shutdownNow();
  }

  @Test
  void aSecondRollbackOfTheGroupIsRefusedAtOnceAndOneOfAnotherGroupIsNot() throws Exception {
    CountDownLatch atBarrier = new CountDownLatch(1);
    CountDownLatch goOn = new CountDownLatch(1);
    Program waiting =
        program.listening(
            (step, session) -> {
              if (step == ProtocolStep.BARRIER) {
                atBarrier.countDown();
                goOn.await();
              }
            });
    Future<Result> first =
        background.submit(() -> waiting.run("-g", "sales", "-m", "M", "-s", "3", "--json"));
    assertThat(atBarrier.await(60, TimeUnit.SECONDS)).isTrue();

    Result second = program.run("-g", "sales", "-m", "M", "-s", "2", "--json");
    Result other = program.run("-g", "warehouse", "-m", "M", "-s", "2", "--json");
    goOn.countDown();

    assertThat(second.exitCode()).isEqualTo(1);
    assertThat(second.json().get("error").get("code").asString()).isEqualTo("groupBusy");
    assertThat(second.json().get("state").asString()).isEqualTo("nothingChanged");
    assertThat(other.exitCode()).as(other.err()).isZero();
    Result done = first.get(60, TimeUnit.SECONDS);
    assertThat(done.exitCode()).as(done.err()).isZero();
    assertThat(second.json().get("error").get("message").asString())
        .contains(done.json().get("runId").asString())
        .contains(Shop.OPERATOR);
    assertThat(shop.digests()).isEqualTo(atMark);
    assertThat(shop.prepared()).isZero();
  }

  @Test
  void whoHoldsALockLongerThanTheBudgetIsNamed() throws Exception {
    shop.database()
        .execute(
            "GRANT SELECT, UPDATE ON shop.orders TO " + Shop.OPERATOR,
            "GRANT USAGE ON SCHEMA shop TO " + Shop.OPERATOR);
    try (Connection application = shop.database().open(Shop.OPERATOR);
        Statement statement = application.createStatement()) {
      statement.execute("SET application_name = 'night report'");
      statement.execute("BEGIN");
      statement.execute("UPDATE shop.orders SET total = 0 WHERE id = 1");

      Result result =
          program.run("-g", "sales", "-m", "M", "-s", "3", "--lock-timeout", "2s", "--json");

      assertThat(result.exitCode()).isEqualTo(4);
      assertThat(result.json().get("outcome").asString()).isEqualTo("aborted");
      assertThat(result.json().get("error").get("code").asString()).isEqualTo("lockTimeout");
      assertThat(result.json().get("error").get("message").asString())
          .contains("night report")
          .contains("shop.orders")
          .contains("UPDATE shop.orders")
          .contains("in a transaction since")
          .contains(Shop.OPERATOR);
      statement.execute("ROLLBACK");
    }
    assertThat(shop.digests()).isEqualTo(changed);
    assertThat(shop.prepared()).isZero();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 3})
  void whoHasTakenANumberAndStaysOpenIsNamedBeforeAnyWorkIsDone(int sessions) throws Exception {
    AtomicBoolean worked = new AtomicBoolean();
    Program watching =
        program.listening(
            (step, session) -> {
              if (step == ProtocolStep.AFTER_START) {
                worked.set(true);
              }
            });
    try (Connection application = shop.database().open();
        Statement statement = application.createStatement()) {
      statement.execute("BEGIN");
      statement.execute("SELECT nextval('shop.invoice_number')");

      Result result =
          watching.run(
              "-g", "sales", "-m", "M", "-s", "" + sessions, "--lock-timeout", "2s", "--json");

      assertThat(result.exitCode()).as(result.err()).isEqualTo(4);
      assertThat(result.json().get("error").get("code").asString()).isEqualTo("lockTimeout");
      assertThat(result.json().get("error").get("message").asString())
          .contains("shop.invoice_number");
      assertThat(worked).isFalse();
      statement.execute("ROLLBACK");
    }
    assertThat(shop.prepared()).isZero();

    assertThat(program.run("-g", "sales,warehouse", "-m", "M", "-s", "3").exitCode()).isZero();
    assertThat(shop.digests()).isEqualTo(atMark);
  }

  @Test
  void aTableUnderAlterTableIsAWaitWithinTheBudgetToo() throws Exception {
    try (Connection application = shop.database().open();
        Statement statement = application.createStatement()) {
      statement.execute("BEGIN");
      statement.execute("ALTER TABLE shop.orders ADD COLUMN extra int");

      Result result =
          program.run("-g", "sales", "-m", "M", "-s", "3", "--lock-timeout", "2s", "--json");

      assertThat(result.exitCode()).as(result.out()).isEqualTo(4);
      assertThat(result.json().get("error").get("code").asString()).isEqualTo("lockTimeout");
      statement.execute("ROLLBACK");
    }
    assertThat(shop.digests()).isEqualTo(changed);
  }

  @Test
  void anApplicationThatEndsWithinTheBudgetOnlyCausesAnotherAttempt() throws Exception {
    CountDownLatch retried = new CountDownLatch(2);
    Program watching =
        program.listening(
            (step, session) -> {
              if (step == ProtocolStep.AFTER_CLAIM) {
                retried.countDown();
              }
            });
    try (Connection application = shop.database().open();
        Statement statement = application.createStatement()) {
      statement.execute("BEGIN");
      statement.execute("UPDATE shop.orders SET total = 0 WHERE id = 1");
      Future<Result> rollback =
          background.submit(
              () ->
                  watching.run(
                      "-g", "sales,warehouse", "-m", "M", "-s", "3", "--lock-timeout", "6s"));
      assertThat(retried.await(60, TimeUnit.SECONDS)).isTrue();
      statement.execute("ROLLBACK");

      Result result = rollback.get(60, TimeUnit.SECONDS);
      assertThat(result.exitCode()).as(result.err()).isZero();
      assertThat(result.err()).contains("trying again");
    }
    assertThat(shop.digests()).isEqualTo(atMark);
  }

  @Test
  void aSessionThatWaitsForAnotherOfTheSameRunStopsThemAll() throws Exception {
    shop.database()
        .execute(
            "CREATE TABLE shop.outside (id int)",
            """
            CREATE FUNCTION shop.lock_outside() RETURNS trigger LANGUAGE plpgsql AS
            $$ BEGIN LOCK TABLE shop.outside IN ACCESS EXCLUSIVE MODE; RETURN NULL; END $$
            """,
            "CREATE TABLE shop.left_side (id int PRIMARY KEY)",
            "CREATE TABLE shop.right_side (id int PRIMARY KEY)",
            crossingTrigger("left_side"),
            crossingTrigger("right_side"),
            "SELECT emaj.emaj_create_group('crossed')",
            "SELECT emaj.emaj_assign_tables('shop', ARRAY['left_side', 'right_side'], 'crossed',"
                + " '{\"ignored_triggers\": \"crossing\"}')",
            "SELECT emaj.emaj_start_group('crossed', 'M')",
            "INSERT INTO shop.left_side SELECT generate_series(1, 50)",
            "INSERT INTO shop.right_side SELECT generate_series(1, 50)");

    Result result =
        program.run("-g", "crossed", "-m", "M", "-s", "2", "--lock-timeout", "1h", "--json");

    assertThat(result.exitCode()).isEqualTo(4);
    assertThat(result.json().get("error").get("code").asString()).isEqualTo("selfBlock");
    assertThat(result.json().get("error").get("object").asString()).isEqualTo("shop.outside");
    assertThat(shop.value("SELECT count(*) FROM shop.left_side")).isEqualTo("50");
    assertThat(shop.prepared()).isZero();
  }

  private static String crossingTrigger(String table) {
    return "CREATE TRIGGER crossing AFTER INSERT OR UPDATE OR DELETE ON shop."
        + table
        + " FOR EACH STATEMENT EXECUTE FUNCTION shop.lock_outside()";
  }
}
