package org.emajbatch.monitor;

import java.io.IOException;
import java.time.Clock;
import java.util.function.Consumer;
import org.emajbatch.monitor.feed.ActivityFeed;
import org.emajbatch.monitor.feed.ActivitySource;
import org.emajbatch.monitor.feed.Reasons;
import org.emajbatch.monitor.model.Effect;
import org.emajbatch.monitor.model.Event;
import org.emajbatch.monitor.model.Model;
import org.emajbatch.monitor.model.Notice;
import org.emajbatch.monitor.model.Pace;
import org.emajbatch.monitor.model.Setting;
import org.emajbatch.monitor.outside.Live;
import org.emajbatch.monitor.outside.Orchestrator;
import org.emajbatch.monitor.record.Heading;
import org.emajbatch.monitor.record.Recording;
import org.emajbatch.monitor.record.Replay;
import org.emajbatch.monitor.terminal.DashboardLoop;
import org.emajbatch.monitor.terminal.Outside;
import org.emajbatch.monitor.terminal.TerminalSession;
import org.emajbatch.sql.connect.Resolution;

/** Puts the dashboard's parts together: over a database, or over a recording of one. */
final class Dashboards {

  private final Preferences preferences;

  Dashboards(Preferences preferences) {
    this.preferences = preferences;
  }

  /**
   * Over a database.
   *
   * @param source becomes the feed's
   */
  void show(Resolution connection, ActivitySource source, Heading heading, Tape tape)
      throws Failure, InterruptedException {
    Clock clock = Clock.systemUTC();
    Model model = model(heading, preferences.actions(), clock);
    Orchestrator orchestrator = Orchestrator.beside(connection.environment());
    try (TerminalSession terminal = terminal()) {
      DashboardLoop loop = loop(terminal, clock);
      Consumer<Event> listener =
          event -> {
            tape.write(event, reason -> loop.post(noted(reason, clock)));
            loop.post(event);
          };
      try (ActivityFeed feed =
              new ActivityFeed(
                  connection.settings(),
                  preferences.window(),
                  model.controls().interval(),
                  orchestrator::command,
                  listener,
                  clock);
          Live outside = new Live(connection.settings(), orchestrator, feed::again, clock)) {
        feed.start(source);
        loop.run(model, feed::follow, outside);
      }
    } catch (IOException e) {
      throw broken(e);
    }
  }

  /** Over a recording. */
  void show(Recording recording) throws Failure, InterruptedException {
    try (TerminalSession terminal = terminal();
        Replay replay = new Replay(recording)) {
      DashboardLoop loop = loop(terminal, replay.clock());
      // A key that is refused for want of a server says so; one that is not there says nothing.
      Model model = model(recording.heading(), preferences.actions(), replay.clock());
      replay.start(model.controls(), loop::post);
      loop.run(model, replay::follow, new PlayedOutside(replay));
    } catch (IOException e) {
      throw broken(e);
    }
  }

  private Model model(Heading heading, boolean actions, Clock clock) {
    Setting setting = new Setting(heading.place(), heading.zone(), heading.recentAge(), actions);
    return Model.initial(setting, preferences.interval().orElse(Pace.DEFAULT), clock.instant());
  }

  private TerminalSession terminal() throws IOException {
    TerminalSession terminal =
        TerminalSession.ofThisProcess(preferences.theme(), preferences.mouse());
    Terminals.restoreAtExit(terminal);
    return terminal;
  }

  private DashboardLoop loop(TerminalSession terminal, Clock clock) {
    // Only actions hand the terminal over; without them, keys can be waited for idly.
    DashboardLoop.KeySource keys = preferences.actions() ? terminal::awaitKey : terminal::readKey;
    return new DashboardLoop(terminal, keys, preferences.symbols(), clock);
  }

  private static Event noted(String text, Clock clock) {
    return new Event.Noted(new Notice(text, true, clock.instant()));
  }

  private static Failure broken(IOException e) {
    return new Failure(
        Failure.Code.TERMINAL_FAILED,
        "",
        "The terminal cannot be used: " + Reasons.brief(e) + ".",
        "For plain output: emaj-monitor --once");
  }

  /** All that can be reached in a replay is the replay. */
  private record PlayedOutside(Replay replay) implements Outside {

    @Override
    public void begin(Effect effect, Consumer<Event> listener) {
      if (effect instanceof Effect.Step step) {
        replay.step(step.by());
      } else if (effect instanceof Effect.Skip skip) {
        replay.skip(skip.by());
      }
    }

    @Override
    public ProcessBuilder command(Effect.HandOver handOver) {
      throw new UnsupportedOperationException("a replay has no database");
    }
  }
}
