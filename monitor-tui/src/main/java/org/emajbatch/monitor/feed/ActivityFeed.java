package org.emajbatch.monitor.feed;

import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.emajbatch.monitor.model.Controls;
import org.emajbatch.monitor.model.Event;
import org.emajbatch.monitor.model.Picture;
import org.emajbatch.monitor.model.Withheld;
import org.emajbatch.sql.activity.ActivityReader;
import org.emajbatch.sql.activity.ActivityRefusedException;
import org.emajbatch.sql.activity.RecentWindow;
import org.emajbatch.sql.connect.ConnectionSettings;
import org.emajbatch.sql.engine.ServerError;

/**
 * Looks at the database at every beat, on a thread of its own: at the rollbacks, and at what the
 * screen shown needs besides. It connects anew for as long as it takes when the server goes away.
 * It reports all that happens and never ends by itself.
 */
public final class ActivityFeed implements AutoCloseable {

  /** Between two attempts to reach a server that does not answer. */
  private static final Duration RETRY = Duration.ofSeconds(1);

  private final ConnectionSettings settings;
  private final RecentWindow window;
  private final Consumer<Event> listener;
  private final Clock clock;
  private final Pulse pulse;
  private final Details details;
  private Optional<ActivitySource> source = Optional.empty();

  /** The last picture whose rollbacks were read. */
  private Optional<Event.PictureTaken> whole = Optional.empty();

  /** When that was; where there is none, since when there should be. */
  private Optional<Instant> readAt = Optional.empty();

  /**
   * A feed that does not run yet.
   *
   * @param orchestrator makes a call of the command that simulates rollbacks, from its arguments
   * @param listener is called on the feed's thread
   */
  public ActivityFeed(
      ConnectionSettings settings,
      RecentWindow window,
      Duration interval,
      Function<List<String>, ProcessBuilder> orchestrator,
      Consumer<Event> listener,
      Clock clock) {
    this.settings = settings;
    this.window = window;
    this.listener = listener;
    this.clock = clock;
    this.pulse = new Pulse(interval);
    this.details = new Details(orchestrator, pulse::beat);
  }

  /** Starts, with a connection that is open already and becomes the feed's. */
  public void start(ActivitySource open) {
    source = Optional.of(open);
    Thread thread = new Thread(this::run, "feed");
    thread.setDaemon(true);
    thread.setUncaughtExceptionHandler((dead, failure) -> report(failure));
    thread.start();
  }

  /** Follows what the user has set; another screen is looked at at once, also while paused. */
  public void follow(Controls controls) {
    pulse.set(controls.interval(), controls.paused());
    if (details.show(controls.screen())) {
      pulse.beat();
    }
  }

  /** Looks at once, and reads anew what is read once only. */
  public void again() {
    details.again();
    pulse.beat();
  }

  @Override
  public void close() {
    pulse.end();
    details.close();
  }

  private void run() {
    try {
      boolean answered;
      do {
        answered = look();
      } while (pulse.await(answered ? Duration.ZERO : RETRY));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      disconnect();
    }
  }

  private boolean look() {
    try {
      if (source.isEmpty()) {
        source = Optional.of(ActivitySource.open(settings, ActivitySource.BRIEFLY));
      }
      listener.accept(seen(source.get()));
      return true;
    } catch (SQLException | ActivityRefusedException | RuntimeException e) {
      // Whatever it was, a new connection finds out whether it lasts.
      disconnect();
      report(e);
      return false;
    }
  }

  /** While E-Maj's tables are locked, who waits for whom is what one wants to see. */
  private Event.PictureTaken seen(ActivitySource open) throws SQLException {
    try {
      ActivityReader.Look<Optional<Picture.Extra>> look = open.read(window, details::read);
      Event.PictureTaken taken =
          new Event.PictureTaken(look.activity(), look.also(), clock.instant());
      whole = Optional.of(taken);
      readAt = Optional.of(taken.at());
      return taken;
    } catch (SQLException e) {
      if (!ServerError.isLocked(e)) {
        throw e;
      }
      ActivityReader.Rest<Optional<Picture.Extra>> rest = open.readRest(details::read);
      Instant at = clock.instant();
      readAt = readAt.or(() -> Optional.of(at));
      return new Event.PictureTaken(
          rest.remainder().on(whole.map(Event.PictureTaken::activity)),
          rest.also(),
          Optional.of(new Withheld(rest.remainder().reason(), readAt.get())),
          at);
    }
  }

  private void report(Throwable failure) {
    listener.accept(new Event.LinkLost(Reasons.brief(failure), clock.instant()));
  }

  private void disconnect() {
    try {
      if (source.isPresent()) {
        source.get().close();
      }
    } catch (SQLException e) {
      // The connection is of no use any more, which is why it is being closed.
    } finally {
      source = Optional.empty();
    }
  }
}
