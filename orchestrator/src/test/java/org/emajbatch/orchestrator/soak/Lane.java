package org.emajbatch.orchestrator.soak;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import org.emajbatch.orchestrator.protocol.ProtocolStep;
import org.emajbatch.orchestrator.protocol.StepListener;
import org.emajbatch.orchestrator.testing.Child;
import org.emajbatch.orchestrator.testing.Program;
import org.emajbatch.orchestrator.testing.Program.Result;
import org.emajbatch.sql.connect.ConnectionSettings;

/**
 * One rollback of a field after the other, each in another way: with more or fewer sessions, in
 * this process or in one of its own, and with a fault of its own at one of its steps or without.
 */
final class Lane {

  /** No run may take longer than this, whatever happens to it. */
  private static final int LIMIT_SECONDS = 120;

  private static final int NO_SESSION = 99;

  private static final String OURS = "org.emajbatch.";
  private static final int PLACES = 6;

  private static final List<Fault> AT_A_STEP =
      List.of(
          Fault.TERMINATE_BACKEND,
          Fault.CANCEL_STATEMENT,
          Fault.CANCEL_RUN,
          Fault.CRASH_SERVER,
          Fault.HOLD_LOCK,
          Fault.RECOVER,
          Fault.RECOVER_FORCED,
          Fault.CUT_CONNECTIONS,
          Fault.FAIL_STEP,
          Fault.DELAY_STEP);

  private static final List<Fault> AT_A_STEP_OF_A_PROCESS =
      List.of(Fault.KILL_PROCESS, Fault.SIGNAL_PROCESS, Fault.CRASH_SERVER, Fault.DELAY_STEP);

  private final Field field;
  private final Network network;
  private final Chaos chaos;
  private final Children children;
  private final Tally tally;
  private final Random random;

  Lane(Field field, Network network, Chaos chaos, Children children, Tally tally, Random random) {
    this.field = field;
    this.network = network;
    this.chaos = chaos;
    this.children = children;
    this.tally = tally;
    this.random = random;
  }

  /** Plays rounds until the time is up. */
  void play(long endNanos) {
    ExecutorService thread = Executors.newSingleThreadExecutor();
    try {
      Round round = new Round(field, (on, mark) -> limited(thread, mark), tally);
      while (System.nanoTime() < endNanos) {
        round.play();
      }
    } catch (Exception e) {
      StringWriter trace = new StringWriter();
      e.printStackTrace(new PrintWriter(trace));
      tally.violation("the rounds of " + field.group() + " ended: " + trace);
    } finally {
      thread.shutdownNow();
    }
  }

  private Ended limited(ExecutorService thread, String mark) throws Exception {
    try {
      return thread.submit(() -> run(mark)).get(LIMIT_SECONDS, TimeUnit.SECONDS);
    } catch (TimeoutException e) {
      throw new IllegalStateException(
          "a rollback to " + mark + " does not end; where our threads are:\n" + threads(), e);
    }
  }

  /** Of each thread that is in the program's code, the innermost places there. */
  private static String threads() {
    return Thread.getAllStackTraces().entrySet().stream()
        .map(thread -> thread.getKey().getName() + ": " + places(thread.getValue()))
        .filter(thread -> thread.contains(OURS))
        .collect(Collectors.joining("\n"));
  }

  private static List<StackTraceElement> places(StackTraceElement[] frames) {
    return Arrays.stream(frames)
        .filter(frame -> frame.getClassName().startsWith(OURS))
        .limit(PLACES)
        .toList();
  }

  private Ended run(String mark) throws Exception {
    boolean proxied = random.nextBoolean();
    ConnectionSettings settings =
        proxied ? network.through(field) : field.judge().settings(Field.OPERATOR);
    List<String> options = new ArrayList<>(field.options(mark));
    options.addAll(
        List.of(
            "--json",
            "-s",
            Integer.toString(1 + random.nextInt(4)),
            "--lock-timeout",
            random.nextBoolean() ? "1s" : "5s",
            random.nextInt(4) == 0 ? "--logged" : "--allow-alter"));
    String[] args = options.toArray(String[]::new);
    ProtocolStep step = ProtocolStep.values()[random.nextInt(ProtocolStep.values().length)];
    boolean strikes = random.nextInt(3) > 0;
    return random.nextInt(4) == 0
        ? inProcess(settings, args, strikes ? Optional.of(step) : Optional.empty())
        : here(settings, args, strikes ? strike(step, mark) : StepListener.NONE);
  }

  private static Ended here(ConnectionSettings settings, String[] args, StepListener listener) {
    Result result = Program.connecting(settings).listening(listener).run(args);
    String said = result.out() + result.err();
    Optional<String> outcome =
        result.out().isBlank()
            ? Optional.empty()
            : Optional.ofNullable(result.json().get("outcome")).map(node -> node.asString());
    return new Ended(result.exitCode(), outcome, said);
  }

  /** Whichever session gets to the step first is struck. */
  private StepListener strike(ProtocolStep at, String mark) {
    Fault fault = Chaos.choose(AT_A_STEP, random);
    long delay = TimeUnit.MILLISECONDS.toNanos(random.nextInt(500));
    AtomicBoolean struck = new AtomicBoolean();
    return (step, session) -> {
      if (step != at || !struck.compareAndSet(false, true)) {
        return;
      }
      switch (fault) {
        case FAIL_STEP -> {
          tally.fault(fault);
          throw new IllegalStateException("session " + session + " is made to fail at " + step);
        }
        case DELAY_STEP -> {
          tally.fault(fault);
          LockSupport.parkNanos(delay);
        }
        default -> chaos.inflict(fault, field, Site.patiently(() -> field.run(mark)));
      }
    };
  }

  private Ended inProcess(ConnectionSettings settings, String[] args, Optional<ProtocolStep> at)
      throws Exception {
    Fault fault = Chaos.choose(AT_A_STEP_OF_A_PROCESS, random);
    try (Child child =
        Child.haltingAt(
            at.orElse(ProtocolStep.BEFORE_CLAIM),
            at.isPresent() ? 1 + random.nextInt(2) : NO_SESSION,
            settings,
            args)) {
      children.add(child);
      try {
        if (at.isPresent() && isReached(child)) {
          strike(child, fault);
        }
        int exitCode = child.exitCode();
        return new Ended(exitCode, Optional.empty(), "a process of its own, " + at + " " + fault);
      } finally {
        children.remove(child);
      }
    }
  }

  /** It may end before, or never get there because it has no such session. */
  private static boolean isReached(Child child) throws Exception {
    try {
      child.awaitPoint();
      return true;
    } catch (IllegalStateException | IOException endedBefore) {
      return false;
    }
  }

  private void strike(Child child, Fault fault) throws Exception {
    switch (fault) {
      case KILL_PROCESS -> {
        tally.fault(fault);
        child.kill();
        return;
      }
      case SIGNAL_PROCESS -> {
        tally.fault(fault);
        child.terminate();
      }
      case DELAY_STEP -> {
        tally.fault(fault);
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(random.nextInt(500)));
      }
      default -> chaos.inflict(fault, field, Optional.empty());
    }
    try {
      child.goOn();
    } catch (IOException killedMeanwhile) {
      // Then its exit code says so.
    }
  }
}
