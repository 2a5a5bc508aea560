package org.emajbatch.monitor.terminal;

import java.util.function.Consumer;
import org.emajbatch.monitor.model.Effect;
import org.emajbatch.monitor.model.Event;

/** What the dashboard can reach besides its terminal. */
public interface Outside {

  /**
   * Begins what was asked for, and returns at once.
   *
   * @param listener hears, on any thread, what became of it
   */
  void begin(Effect effect, Consumer<Event> listener);

  /** The command that a terminal is handed over to, with the connection in its environment. */
  ProcessBuilder command(Effect.HandOver handOver);
}
