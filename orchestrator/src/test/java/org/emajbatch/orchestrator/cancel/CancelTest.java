package org.emajbatch.orchestrator.cancel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.sql.Connection;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.emajbatch.orchestrator.failure.Failure;
import org.emajbatch.orchestrator.failure.FailureKind;
import org.emajbatch.orchestrator.progress.Progress;
import org.emajbatch.orchestrator.protocol.ProtocolStep;
import org.emajbatch.orchestrator.protocol.StepListener;
import org.emajbatch.orchestrator.session.Cancellation;
import org.emajbatch.orchestrator.testing.ChangedShop;
import org.emajbatch.orchestrator.testing.Child;
import org.emajbatch.orchestrator.testing.Program;
import org.emajbatch.orchestrator.testing.Program.Result;
import org.emajbatch.orchestrator.testing.Shop;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A rollback that somebody wishes to stop: in time, too late, twice, from here or from there. */
class CancelTest extends ChangedShop {

  private static final String[] ROLLBACK = {"-g", "sales,warehouse", "-m", "M", "-s", "3"};

  private final ExecutorService background = Executors.newCachedThreadPool();

  @AfterEach
  void stop() {
    background.shutdownNow();
  }

  @ParameterizedTest
  @CsvSource({
    "BEFORE_CLAIM, 1",
    "AFTER_CLAIM, 1",
    "AFTER_ASSIGNMENT, 1",
    "AFTER_LOCK, 2",
    "AFTER_EXECUTE, 3",
    "AFTER_END, 1",
    "AFTER_PREPARE, 2",
    "BEFORE_DECIDE, 1"
  })
  void cancelStopsARunBeforeItsDecision(ProtocolStep step, int session) throws Exception {
    Cancellation cancellation = new Cancellation();
    CountDownLatch there = new CountDownLatch(1);
    Program running =
        program
            .listening(at(step, session, () -> waitUntilAccepted(there, cancellation)))
            .stoppedBy(cancellation);
    Future<Result> rollback = background.submit(() -> running.run(with("--json")));
    assertThat(there.await(60, TimeUnit.SECONDS)).isTrue();

    Result cancel = program.run("cancel", run(), "--json");

    assertThat(cancel.exitCode()).as(cancel.err()).isZero();
    assertThat(cancel.json().get("outcome").asString()).isEqualTo("cancelled");
    assertThat(cancel.json().get("state").asString()).isEqualTo("nothingChanged");
    Result cancelled = rollback.get(60, TimeUnit.SECONDS);
    assertThat(cancelled.exitCode()).as(cancelled.err()).isEqualTo(130);
    assertThat(cancelled.json().get("outcome").asString()).isEqualTo("cancelled");
    assertThat(cancelled.json().get("state").asString()).isEqualTo("nothingChanged");
    assertThat(cancelled.json().get("error").get("message").asString()).contains(Shop.OPERATOR);
    nothingIsChanged();

    Result again = program.run("cancel", run(), "--json");
    assertThat(again.exitCode()).as(again.err()).isZero();
    assertThat(again.json().get("outcome").asString()).isEqualTo("nothingToDo");
  }

  @Test
  void aDecidedRunIsNotCancelledAndTheReasonIsSaid() throws Exception {
    AtomicReference<Result> cancel = new AtomicReference<>();
    Result result =
        program
            .listening(
                at(
                    ProtocolStep.AFTER_DECIDE,
                    1,
                    () -> cancel.set(program.run("cancel", run(), "--json"))))
            .run(with("--json"));

    assertThat(result.exitCode()).as(result.err()).isZero();
    assertThat(cancel.get().exitCode()).isEqualTo(1);
    assertThat(cancel.get().json().get("error").get("code").asString()).isEqualTo("notCancelled");
    assertThat(cancel.get().json().get("state").asString()).isEqualTo("atMark");
    assertThat(cancel.get().err()).contains("decided");
    assertThat(shop.digests()).isEqualTo(atMark);
  }

  @Test
  void aWishIsRefusedFromTheMomentTheDecisionIsSent() throws Exception {
    Cancellation cancellation = new Cancellation();
    AtomicReference<Cancellation.Answer> answer = new AtomicReference<>();
    Result result =
        program
            .listening(
                at(ProtocolStep.AFTER_DECIDE, 1, () -> answer.set(cancellation.request("test"))))
            .stoppedBy(cancellation)
            .run(ROLLBACK);

    assertThat(answer).hasValue(Cancellation.Answer.REFUSED);
    assertThat(result.exitCode()).isZero();
    assertThat(result.err()).contains("cannot be cancelled by test any more");
    assertThat(cancellation.request("later")).isEqualTo(Cancellation.Answer.REFUSED);
  }

  @Test
  void aWishBeforeTheRunBeginsLeavesNoTrace() throws Exception {
    Cancellation cancellation = new Cancellation();
    assertThat(cancellation.request("early")).isEqualTo(Cancellation.Answer.NOTHING_RUNS);
    cancellation.begin(Progress.NONE);
    assertThat(cancellation.request("test")).isEqualTo(Cancellation.Answer.ACCEPTED);

    Result result = program.stoppedBy(cancellation).run(ROLLBACK);

    assertThat(result.exitCode()).isEqualTo(130);
    assertThat(shop.value("SELECT count(*) FROM emaj_batch.run")).isEqualTo("0");
    nothingIsChanged();
  }

  @ParameterizedTest
  @CsvSource({
    "AFTER_LOCK, 2, cancelled by, 130",
    "AFTER_PREPARE, 3, cancelled by, 130",
    "BEFORE_DECIDE, 1, cancelled by, 130",
    "AFTER_DECIDE, 1, cannot be cancelled, 0",
    "BEFORE_FINISH, 2, cannot be cancelled, 0",
    "BEFORE_BOOKKEEPING, 1, cannot be cancelled, 0"
  })
  void aSignalStopsTheProcessWithTheExitCodeOfTheTruth(
      ProtocolStep step, int session, String words, int exitCode) throws Exception {
    try (Child child =
        Child.haltingAt(step, session, shop.database().settings(Shop.OPERATOR), ROLLBACK)) {
      child.awaitPoint();
      child.terminate();
      child.awaitWords(words);
      child.terminate();
      child.goOn();

      assertThat(child.exitCode()).isEqualTo(exitCode);
    }
    assertThat(shop.prepared()).isZero();
    assertThat(shop.digests()).isEqualTo(exitCode == 0 ? atMark : changed);
    assertThat(shop.value("SELECT outcome FROM emaj_batch.decision"))
        .isEqualTo(exitCode == 0 ? "committed" : "aborted");
  }

  @Test
  void aRunThatIsNotThereIsRefusedWithThoseThatAre() throws Exception {
    AtomicReference<Result> unknown = new AtomicReference<>();
    AtomicReference<Result> none = new AtomicReference<>();
    program
        .listening(
            at(
                ProtocolStep.AFTER_LOCK,
                2,
                () -> {
                  unknown.set(program.run("cancel", "ffff"));
                  none.set(program.run("cancel"));
                }))
        .run(ROLLBACK);

    assertThat(unknown.get().exitCode()).isEqualTo(1);
    assertThat(unknown.get().err()).contains("no run \"ffff\"").contains(run());
    assertThat(none.get().exitCode()).isEqualTo(2);
    assertThat(none.get().err()).contains(run()).contains("sales, warehouse");
  }

  @Test
  void aRunWhoseProcessDiedIsLeftToRecover() throws Exception {
    try (Child child =
        Child.haltingAt(
            ProtocolStep.BEFORE_DECIDE, 1, shop.database().settings(Shop.OPERATOR), ROLLBACK)) {
      child.awaitPoint();
      child.kill();
    }
    await()
        .atMost(Duration.ofSeconds(30))
        .until(() -> program.run("cancel", run()).err().contains("recover"));

    Result result = program.run("cancel", run().substring(0, 20), "--json");

    assertThat(result.exitCode()).isEqualTo(1);
    assertThat(result.json().get("next").get(0).asString()).contains("recover");
    assertThat(program.run("recover").exitCode()).isZero();
    nothingIsChanged();
  }

  @Test
  void aProcessThatDoesNotAnswerIsNotTakenForStopped() throws Exception {
    CountDownLatch there = new CountDownLatch(1);
    CountDownLatch goOn = new CountDownLatch(1);
    Program frozen =
        program.listening(
            at(
                ProtocolStep.BEFORE_DECIDE,
                1,
                () -> {
                  there.countDown();
                  goOn.await();
                }));
    Future<Result> rollback = background.submit(() -> frozen.run(ROLLBACK));
    assertThat(there.await(60, TimeUnit.SECONDS)).isTrue();

    try (Connection connection = shop.database().open(Shop.OPERATOR)) {
      assertThatThrownBy(() -> new RunCanceller(connection, Duration.ofMillis(300)).cancel(run()))
          .isInstanceOfSatisfying(
              Failure.class,
              failure -> {
                assertThat(failure.kind()).isEqualTo(FailureKind.UNKNOWN);
                assertThat(failure.next().get(0)).contains("recover --force");
              });
    }
    goOn.countDown();
    assertThat(rollback.get(60, TimeUnit.SECONDS).exitCode()).isIn(0, 130);
  }

  private void waitUntilAccepted(CountDownLatch there, Cancellation cancellation) {
    there.countDown();
    await()
        .atMost(Duration.ofSeconds(30))
        .until(
            () -> {
              try {
                cancellation.check();
                return false;
              } catch (Failure accepted) {
                return true;
              }
            });
  }

  private String run() throws Exception {
    return shop.value("SELECT run_id FROM emaj_batch.run");
  }

  private void nothingIsChanged() throws Exception {
    assertThat(shop.digests()).isEqualTo(changed);
    assertThat(shop.prepared()).isZero();
    assertThat(shop.value("SELECT count(*) FROM emaj_batch.run WHERE finished_at IS NULL"))
        .isEqualTo("0");
  }

  private static String[] with(String option) {
    String[] args = Arrays.copyOf(ROLLBACK, ROLLBACK.length + 1);
    args[ROLLBACK.length] = option;
    return args;
  }

  @FunctionalInterface
  private interface Action {
    void run() throws Exception;
  }

  private static StepListener at(ProtocolStep point, int number, Action action) {
    return (step, session) -> {
      if (step == point && session == number) {
        action.run();
      }
    };
  }
}
