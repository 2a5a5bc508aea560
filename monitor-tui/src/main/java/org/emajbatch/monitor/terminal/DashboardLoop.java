package org.emajbatch.monitor.terminal;

import com.googlecode.lanterna.input.KeyStroke;
import com.googlecode.lanterna.input.KeyType;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.emajbatch.monitor.model.Controls;
import org.emajbatch.monitor.model.Effect;
import org.emajbatch.monitor.model.Event;
import org.emajbatch.monitor.model.Key;
import org.emajbatch.monitor.model.Model;
import org.emajbatch.monitor.model.Notice;
import org.emajbatch.monitor.update.Update;
import org.emajbatch.monitor.view.Dashboard;
import org.emajbatch.monitor.view.Symbols;

/**
 * Ties events, model and view together on one thread. Keys and pictures arrive from their own
 * threads through one queue, so that a slow server never makes a key wait.
 */
public final class DashboardLoop implements InputListener {

  /**
   * The ages on the screen count seconds. A little more than one, so that it beats between pictures
   * only where these come more seldom: with one a second each screen would be drawn twice.
   */
  private static final Duration HEARTBEAT = Duration.ofMillis(1_100);

  /** Where keys come from. */
  @FunctionalInterface
  public interface KeySource {
    /** Waits for the next one. */
    KeyStroke next() throws IOException, InterruptedException;
  }

  private final TerminalSession terminal;
  private final KeySource keys;

  private final Symbols symbols;
  private final Clock clock;
  private final BlockingQueue<Event> events = new LinkedBlockingQueue<>();
  private volatile Optional<Throwable> keysFailed = Optional.empty();

  /** For one terminal, which stays the caller's to close. */
  public DashboardLoop(TerminalSession terminal, KeySource keys, Symbols symbols, Clock clock) {
    this.terminal = terminal;
    this.keys = keys;
    this.symbols = symbols;
    this.clock = clock;
  }

  /** Where any thread may put an event. */
  public void post(Event event) {
    events.add(event);
  }

  @Override
  public void clicked(int row) {
    terminal.target(row).ifPresent(target -> post(new Event.RowClicked(target)));
  }

  @Override
  public void scrolled(int rows) {
    post(new Event.Scrolled(rows));
  }

  @Override
  public void pasted() {
    note("Pasted text presses no keys; type it.", true);
  }

  private void note(String text, boolean bad) {
    post(new Event.Noted(new Notice(text, bad, clock.instant())));
  }

  /**
   * Shows the model and what becomes of it until the user leaves.
   *
   * @param initial the model to begin with
   * @param controlled hears of what the user has set, each time it changes
   * @param outside does what keys ask of the world beyond this terminal
   * @throws IOException when the terminal is gone
   */
  public void run(Model initial, Consumer<Controls> controlled, Outside outside)
      throws IOException, InterruptedException {
    terminal.onResize(this::tick);
    terminal.listen(this);
    startReadingKeys();
    Model model = initial;
    while (!model.controls().quit()) {
      Model shown = model;
      terminal.paint((columns, rows) -> Dashboard.render(shown, columns, rows, symbols));
      model = afterNextEvents(model);
      if (!model.controls().equals(shown.controls())) {
        controlled.accept(model.controls());
      }
      for (Effect effect : model.effects()) {
        perform(effect, outside);
      }
      model = model.withoutEffects();
    }
    if (keysFailed.isPresent()) {
      throw new IOException("no more keys can be read", keysFailed.get());
    }
  }

  private void perform(Effect effect, Outside outside) throws IOException, InterruptedException {
    if (effect instanceof Effect.Copy copy) {
      if (!terminal.copy(copy.text())) {
        note("This is too long for the clipboard of a terminal.", true);
      }
    } else if (effect instanceof Effect.HandOver handOver) {
      handOver(handOver, outside);
    } else {
      outside.begin(effect, this::post);
    }
  }

  private void handOver(Effect.HandOver handOver, Outside outside) throws InterruptedException {
    String name = name(handOver);
    try {
      int exit = terminal.handOver(outside.command(handOver));
      note(name + " ended with exit code " + exit + ".", exit != 0);
    } catch (IOException e) {
      note(name + " could not run: " + e.getMessage() + ".", true);
    }
  }

  /** Without a command's name before its options, the orchestrator rolls back. */
  private static String name(Effect.HandOver handOver) {
    return handOver.arguments().stream()
        .findFirst()
        .filter(first -> !first.startsWith("-"))
        .map(first -> "The command " + first)
        .orElse("The rollback");
  }

  /** Everything that has arrived meanwhile is worth one new picture only. */
  private Model afterNextEvents(Model model) throws InterruptedException {
    Event event = events.poll(HEARTBEAT.toMillis(), TimeUnit.MILLISECONDS);
    Model next = model;
    while (event != null) {
      next = Update.apply(next, event);
      event = events.poll();
    }
    return Update.apply(next, new Event.Tick(clock.instant()));
  }

  private void tick() {
    post(new Event.Tick(clock.instant()));
  }

  private void startReadingKeys() {
    Thread reader = new Thread(this::readKeys, "keys");
    // It sits in a read that nothing can interrupt; the process must be able to end without it.
    reader.setDaemon(true);
    reader.setUncaughtExceptionHandler((thread, failure) -> leaveWithoutKeys(failure));
    reader.start();
  }

  /** A dashboard that hears no keys could only be killed. */
  private void leaveWithoutKeys(Throwable failure) {
    keysFailed = Optional.of(failure);
    post(new Event.KeyPressed(Key.of(Key.Kind.END_OF_INPUT)));
  }

  private void readKeys() {
    try {
      KeyStroke key;
      do {
        key = keys.next();
        Keys.of(key).ifPresent(pressed -> post(new Event.KeyPressed(pressed)));
      } while (key.getKeyType() != KeyType.EOF);
    } catch (IOException e) {
      leaveWithoutKeys(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
