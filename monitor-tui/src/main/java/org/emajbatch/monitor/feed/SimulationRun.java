package org.emajbatch.monitor.feed;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.emajbatch.monitor.model.Detail;
import org.emajbatch.monitor.model.Screen;

/**
 * One run of the orchestrator's command plan, as a process beside this one. It must be closed: that
 * ends the process, whether or not somebody still waits for what it says.
 */
final class SimulationRun implements AutoCloseable {

  /** It reads no logs, so what takes longer hangs. */
  private static final Duration LIMIT = Duration.ofMinutes(2);

  private final Optional<Process> process;
  private final CompletableFuture<Detail> answer;

  private SimulationRun(Optional<Process> process, CompletableFuture<Detail> answer) {
    this.process = process;
    this.answer = answer;
  }

  /**
   * Starts it.
   *
   * @param orchestrator makes a call of the command from arguments
   * @param ended is called when there is an answer, on another thread
   */
  static SimulationRun start(
      Function<List<String>, ProcessBuilder> orchestrator,
      Screen.Simulation screen,
      Runnable ended) {
    List<String> arguments =
        List.of(
            "plan",
            "--json",
            "--losses",
            "0s",
            "--group=" + screen.group(),
            "--mark=" + screen.mark());
    ProcessBuilder command = orchestrator.apply(arguments);
    try {
      Process process = command.start();
      process.getOutputStream().close();
      CompletableFuture<Detail> answer =
          text(process.getInputStream())
              .thenCombine(text(process.getErrorStream()), SimulationRun::detail)
              .completeOnTimeout(
                  unreadable("it did not end within " + LIMIT.toMinutes() + " minutes"),
                  LIMIT.toSeconds(),
                  TimeUnit.SECONDS)
              .exceptionally(e -> unreadable(Reasons.brief(e)));
      answer.thenRun(ended);
      return new SimulationRun(Optional.of(process), answer);
    } catch (IOException e) {
      return new SimulationRun(
          Optional.empty(),
          CompletableFuture.completedFuture(
              new Detail.Unreadable(
                  "Simulations need the command "
                      + command.command().get(0)
                      + ", which cannot be started: "
                      + Reasons.brief(e))));
    }
  }

  /** What it said; nothing while it works. */
  Optional<Detail> answer() {
    return Optional.ofNullable(answer.getNow(null));
  }

  @Override
  public void close() {
    process.ifPresent(
        running -> {
          // The launcher has become the program itself, but a shell of another kind might stay.
          running.descendants().forEach(ProcessHandle::destroy);
          running.destroy();
        });
  }

  private static CompletableFuture<String> text(InputStream stream) {
    CompletableFuture<String> text = new CompletableFuture<>();
    Thread reader =
        new Thread(
            () -> {
              try (stream) {
                text.complete(new String(stream.readAllBytes(), StandardCharsets.UTF_8));
              } catch (IOException e) {
                text.completeExceptionally(new UncheckedIOException(e));
              }
            },
            "simulation");
    reader.setDaemon(true);
    reader.start();
    return text;
  }

  private static Detail detail(String out, String err) {
    return SimulationDocument.parse(out)
        .<Detail>map(Detail.OfSimulation::new)
        .orElseGet(
            () ->
                unreadable(
                    SimulationDocument.failure(out)
                        .or(() -> err.strip().lines().reduce((first, last) -> last))
                        .orElse("it said nothing")));
  }

  private static Detail unreadable(String reason) {
    return new Detail.Unreadable("The rollback could not be simulated: " + reason);
  }
}
