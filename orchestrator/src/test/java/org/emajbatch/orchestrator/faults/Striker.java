package org.emajbatch.orchestrator.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.emajbatch.orchestrator.faults.Interception.Side;
import org.emajbatch.orchestrator.faults.Interception.Then;
import org.emajbatch.orchestrator.protocol.ProtocolStep;
import org.emajbatch.orchestrator.session.Cancellation;
import org.emajbatch.orchestrator.session.Cancellation.Answer;
import org.emajbatch.orchestrator.testing.Child;
import org.emajbatch.orchestrator.testing.Program;
import org.emajbatch.orchestrator.testing.Program.Result;
import org.emajbatch.orchestrator.testing.Shop;
import org.emajbatch.sql.connect.ConnectionSettings;
import tools.jackson.databind.JsonNode;

/**
 * Lets one fault strike at one moment and says what was said: the program's exit code, and what
 * became of whoever came in between. What the program says about the data is held against the data
 * at once.
 */
final class Striker {

  private static final int LIMIT_SECONDS = 30;

  /** A step of recover, which a rollback does not come to. */
  private static final ProtocolStep NEVER = ProtocolStep.AFTER_VERDICT;

  private static final String[] RECOVER = {"recover", "--json"};

  private final Arena arena;
  private final Moment moment;

  /** What those said who came in between, for the cell. */
  private volatile String others = "";

  private final Cancellation cancellation = new Cancellation();

  Striker(Arena arena, Moment moment) {
    this.arena = arena;
    this.moment = moment;
  }

  /**
   * Plays it.
   *
   * @return what was said, in the words of the matrix
   */
  String play(Fault fault) throws Exception {
    if (moment.isOfRecover()) {
      arena.leaveUndecidedRun();
    }
    return switch (fault) {
      case CLIENT_KILLED -> kill();
      case CANCELLED -> during(this::cancel);
      case WORKER_KILLED -> during(() -> arena.terminate(" s2/3$"));
      case COORDINATOR_KILLED ->
          during(() -> arena.terminate(moment.isOfRecover() ? " recover$" : " s1/3$"));
      case CRASH -> during(arena::crash);
      case CUT -> onTheWire(Side.BEFORE_SERVER, () -> {}, Then.CUT);
      case ANSWER_LOST -> onTheWire(Side.BEFORE_CLIENT, () -> {}, Then.CUT);
      case PARTITION -> onTheWire(Side.BEFORE_SERVER, this::partition, Then.CUT);
      case SECOND_RUN -> during(this::secondRun);
      case RECOVER -> during(this::recoverTwice);
    };
  }

  /** The process is killed while it is at the moment. */
  private String kill() throws Exception {
    ConnectionSettings direct = arena.shop().database().settings(Shop.OPERATOR);
    if (moment.isOnTheWire()) {
      CompletableFuture<Void> answered = new CompletableFuture<>();
      intercept(Side.BEFORE_CLIENT, () -> answered.complete(null), Then.CUT);
      try (Child child = start(NEVER, arena.proxy().through(direct))) {
        answered.get(LIMIT_SECONDS, TimeUnit.SECONDS);
        child.kill();
      }
    } else {
      try (Child child = start(moment.step(), direct)) {
        child.awaitPoint();
        arena.awaitPrepared(moment.prepared());
        child.kill();
      }
    }
    arena.awaitNoBackends();
    return "";
  }

  private Child start(ProtocolStep haltAt, ConnectionSettings settings) throws IOException {
    return Child.haltingAt(haltAt, moment.session(), settings, arguments());
  }

  /** Something is done while the program is at the moment; then it goes on. */
  private String during(Interception.Action action) throws Exception {
    if (moment.isOnTheWire()) {
      return onTheWire(Side.BEFORE_CLIENT, action, Then.PASS);
    }
    Strike strike = new Strike(action);
    Program program =
        arena
            .direct()
            .listening(
                (step, session) -> {
                  arena.inOrder(strike).at(step, session);
                  if (step == moment.step() && session == moment.session()) {
                    strike.strike();
                  }
                });
    return play(program, strike);
  }

  /** Something is done to the statement of the moment, or while it is held. */
  private String onTheWire(Side side, Interception.Action action, Then then) throws Exception {
    Strike strike = new Strike(action);
    intercept(side, strike::strike, then);
    return play(arena.proxied().listening(arena.inOrder(strike)), strike);
  }

  private void intercept(Side side, Interception.Action action, Then then) {
    arena
        .proxy()
        .intercept(new Interception(moment.application(), moment.statement(), side, action, then));
  }

  private String play(Program program, Strike strike) throws Exception {
    Result result = program.stoppedBy(cancellation).run(arguments());
    try {
      strike.await();
    } catch (IllegalStateException e) {
      throw new AssertionError(result.exitCode() + ": " + result.out() + result.err(), e);
    }
    // What recover says of its run stays true, while a second rollback has gone on to the mark.
    boolean overtaken = moment.isOfRecover() && others.startsWith("second");
    return others + (overtaken ? "exit " + result.exitCode() : arena.told(result));
  }

  private String[] arguments() {
    return moment.isOfRecover() ? RECOVER : Arena.ROLLBACK;
  }

  private void cancel() {
    if (cancellation.request("the test") == Answer.REFUSED) {
      others = "refused; ";
    }
  }

  /**
   * The program hears nothing more. Somebody at the server ends its run by force; after that its
   * connections break, and it can ask what happened.
   */
  private void partition() {
    arena.proxy().silence();
    try {
      Result forced = arena.direct().run("recover", "--force", "--json");
      assertThat(forced.exitCode()).as(forced.out()).isZero();
    } finally {
      arena.proxy().cutAll();
    }
  }

  /** In a thread of its own, as in a process of its own: the job of the first is bound to this. */
  private void secondRun() {
    Result second = CompletableFuture.supplyAsync(() -> arena.direct().run(Arena.ROLLBACK)).join();
    others = "second: exit " + second.exitCode() + "; ";
    if (second.exitCode() == 1) {
      assertThat(second.json().get("error").get("code").asString()).isEqualTo("groupBusy");
    }
  }

  private void recoverTwice() throws Exception {
    List<CompletableFuture<Result>> both =
        Stream.of(1, 2)
            .map(i -> CompletableFuture.supplyAsync(() -> arena.direct().run(RECOVER)))
            .toList();
    boolean left = true;
    for (CompletableFuture<Result> one : both) {
      Result result = one.get();
      assertThat(result.exitCode()).as(result.out()).isZero();
      for (JsonNode run : result.json().get("runs")) {
        left &= run.get("inProgress").asBoolean();
      }
    }
    others = left ? "left alone; " : "finished by them; ";
  }
}
