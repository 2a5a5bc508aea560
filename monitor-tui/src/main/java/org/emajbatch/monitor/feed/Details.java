package org.emajbatch.monitor.feed;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.emajbatch.monitor.model.Detail;
import org.emajbatch.monitor.model.Picture;
import org.emajbatch.monitor.model.Screen;
import org.emajbatch.sql.activity.Catalogue;
import org.emajbatch.sql.watch.FollowedTimeline;

/**
 * Knows which screen is shown and finds its detail at every look: anew, or, where that is
 * expensive, as it was when the screen was opened, until somebody asks for it again. Whoever looks
 * does so on one thread; what is wanted may come from another.
 */
final class Details implements AutoCloseable {

  private final Function<List<String>, ProcessBuilder> orchestrator;
  private final Runnable simulated;

  private Screen wanted = new Screen.Rollbacks();
  private boolean again;

  private final KeptLogSizes logSizes = new KeptLogSizes();
  private final FollowedTimeline followed = new FollowedTimeline();
  private Optional<Picture.Extra> kept = Optional.empty();
  private volatile Optional<SimulationRun> simulation = Optional.empty();

  /**
   * The details of no screen yet.
   *
   * @param orchestrator makes a call of the command that simulates from its arguments
   * @param simulated is called when a simulation has ended, on another thread
   */
  Details(Function<List<String>, ProcessBuilder> orchestrator, Runnable simulated) {
    this.orchestrator = orchestrator;
    this.simulated = simulated;
  }

  /** Whether another screen is shown from now on. */
  synchronized boolean show(Screen screen) {
    boolean other = !screen.equals(wanted);
    wanted = screen;
    again |= other;
    return other;
  }

  /** Nothing kept is good enough any more. */
  synchronized void again() {
    again = true;
  }

  /** The detail for the screen shown; nothing while there is none yet, or where it needs none. */
  Optional<Picture.Extra> read(Connection connection, Catalogue catalogue) throws SQLException {
    Screen screen;
    synchronized (this) {
      screen = wanted;
      if (again) {
        forget();
      }
      again = false;
    }
    if (screen instanceof Screen.Simulation asked) {
      return simulated(asked);
    }
    if (kept.isPresent()) {
      return kept;
    }
    Optional<Picture.Extra> extra =
        new DetailReader(connection, catalogue, logSizes, followed)
            .read(screen)
            .map(detail -> new Picture.Extra(screen, detail));
    if (screen instanceof Screen.Statistics statistics && statistics.detailed()) {
      kept = extra;
    }
    return extra;
  }

  /** The process goes on beside the looks, and its answer stays. */
  private Optional<Picture.Extra> simulated(Screen.Simulation screen) {
    if (simulation.isEmpty()) {
      simulation = Optional.of(SimulationRun.start(orchestrator, screen, simulated));
    }
    Optional<Detail> answer = simulation.get().answer();
    return answer.map(detail -> new Picture.Extra(screen, detail));
  }

  private void forget() {
    kept = Optional.empty();
    logSizes.forget();
    followed.forget();
    close();
    simulation = Optional.empty();
  }

  /** Ends the simulation under way; any thread may do so. */
  @Override
  public void close() {
    simulation.ifPresent(SimulationRun::close);
  }
}
