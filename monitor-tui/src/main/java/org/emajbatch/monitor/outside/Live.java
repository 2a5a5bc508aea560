package org.emajbatch.monitor.outside;

import java.time.Clock;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.emajbatch.monitor.model.Effect;
import org.emajbatch.monitor.model.Event;
import org.emajbatch.monitor.model.Notice;
import org.emajbatch.monitor.terminal.Outside;
import org.emajbatch.sql.connect.ConnectionSettings;

/** The outside of a dashboard that looks at a database. Calls go one after the other. */
public final class Live implements Outside, AutoCloseable {

  /** How long leaving waits for a call under way; the server ends it in any case. */
  private static final long PATIENCE_SECONDS = 5;

  private final ConnectionSettings settings;
  private final Orchestrator orchestrator;
  private final Runnable readAgain;
  private final Clock clock;
  private final ExecutorService calls =
      Executors.newSingleThreadExecutor(
          task -> {
            Thread thread = new Thread(task, "calls");
            thread.setDaemon(true);
            return thread;
          });

  /**
   * An outside.
   *
   * @param readAgain makes the feed look at once
   */
  public Live(
      ConnectionSettings settings, Orchestrator orchestrator, Runnable readAgain, Clock clock) {
    this.settings = settings;
    this.orchestrator = orchestrator;
    this.readAgain = readAgain;
    this.clock = clock;
  }

  @Override
  public void begin(Effect effect, Consumer<Event> listener) {
    if (effect instanceof Effect.Call call) {
      listener.accept(noted("Under way: " + call.doing() + ".", false));
      calls.execute(() -> perform(call, listener));
    } else if (effect instanceof Effect.ReadAgain) {
      readAgain.run();
    }
  }

  private void perform(Effect.Call call, Consumer<Event> listener) {
    Call.Result result = Call.perform(settings, call);
    readAgain.run();
    listener.accept(noted(result.text(), result.bad()));
  }

  private Event noted(String text, boolean bad) {
    return new Event.Noted(new Notice(text, bad, clock.instant()));
  }

  @Override
  public ProcessBuilder command(Effect.HandOver handOver) {
    return orchestrator.command(handOver.arguments());
  }

  /** Lets a call under way end, within reason. */
  @Override
  public void close() {
    calls.shutdown();
    try {
      calls.awaitTermination(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
