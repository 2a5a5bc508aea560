package org.emajbatch.monitor;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.emajbatch.monitor.feed.ActivitySource;
import org.emajbatch.monitor.feed.Reasons;
import org.emajbatch.monitor.json.ActivityJson;
import org.emajbatch.monitor.model.Event;
import org.emajbatch.monitor.openmetrics.Exposition;
import org.emajbatch.monitor.plain.PlainLayout;
import org.emajbatch.monitor.record.Heading;
import org.emajbatch.monitor.record.Recording;
import org.emajbatch.monitor.record.RecordingException;
import org.emajbatch.sql.activity.ActivityRefusedException;
import org.emajbatch.sql.activity.RollbackActivity;
import org.emajbatch.sql.connect.ConnectionResolver;
import org.emajbatch.sql.connect.ConnectionSettings;
import org.emajbatch.sql.connect.ConnectionSettingsException;
import org.emajbatch.sql.connect.Resolution;
import org.emajbatch.terminal.Terminal;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Decides between dashboard, text and JSON, and says plainly when none of them is possible. */
@Command(
    name = "emaj-monitor",
    versionProvider = Version.class,
    sortOptions = false,
    usageHelpAutoWidth = true,
    description = {
      "Shows running and recent E-Maj rollbacks. It reads, and never writes unless --allow-actions.",
      "On a terminal it is a dashboard; with one of -i -n -a -l -v --once --json --openmetrics, or"
          + " without a terminal, it prints."
    },
    footer = {
      "",
      "Defaults of your own: lines such as theme = light in ~/.config/emaj-batch/monitor.conf; the"
          + " keys are theme, ascii, interval, age, limit, mouse and allow-actions.",
      "The usual environment applies: PGHOST, PGPORT, PGDATABASE, PGUSER, PGPASSFILE and so on.",
      "Exit codes: 0 done, 1 nothing to read here or output lost, 2 wrong usage, 3 no connection."
    })
final class MonitorCommand implements Callable<Integer> {

  @Mixin private ConnectionArguments connection;
  @Mixin private DisplayArguments display;
  @Mixin private DashboardArguments dashboard;

  @Option(names = "--help", usageHelp = true, description = "show this help and exit")
  private boolean help;

  @Option(names = "--version", versionHelp = true, description = "show the version and exit")
  private boolean version;

  private static final Duration PLAIN_INTERVAL = Duration.ofSeconds(5);

  private final PrintStream out;
  private final PrintStream err;

  MonitorCommand(PrintStream out, PrintStream err) {
    this.out = out;
    this.err = err;
  }

  @Override
  public Integer call() throws InterruptedException {
    try {
      display.check();
      dashboard.check();
      Map<String, String> environment = System.getenv();
      Configuration file = Configuration.read(dashboard.config(), environment);
      Preferences preferences = Preferences.of(display, dashboard, file, environment);
      if (dashboard.replay().isPresent()) {
        replay(dashboard.replay().get(), preferences);
      } else {
        look(connect(environment), preferences);
      }
      return ExitCode.OK;
    } catch (Failure failure) {
      report(failure);
      return failure.exitCode();
    }
  }

  private void report(Failure failure) {
    err.println("emaj-monitor: " + failure.getMessage());
    failure.hint().ifPresent(err::println);
    if (display.form() == DisplayArguments.Form.JSON) {
      out.println(ActivityJson.document(failure));
    }
  }

  private Resolution connect(Map<String, String> environment) throws Failure {
    if (connection.isPasswordVisible()) {
      err.println(
          "emaj-monitor: warning: other users of this machine can see a password given with -W;"
              + " use ~/.pgpass or --password.");
    }
    try {
      Resolution resolution = ConnectionResolver.resolve(connection.toOptions(), environment);
      resolution.warnings().forEach(warning -> err.println("emaj-monitor: warning: " + warning));
      return resolution;
    } catch (ConnectionSettingsException e) {
      throw Failure.settings(e);
    }
  }

  /** Whether to draw. Whoever may expect it and gets text is told why. */
  private boolean isDashboard() {
    if (display.isPlain() || Terminal.console().isEmpty()) {
      return false;
    }
    Optional<String> obstacle = Terminals.obstacle(System.getenv());
    obstacle.ifPresent(
        reason -> err.println("emaj-monitor: no dashboard, text instead: " + reason + "."));
    return obstacle.isEmpty();
  }

  /** Over a database, as text or as a dashboard. */
  private void look(Resolution resolution, Preferences preferences)
      throws Failure, InterruptedException {
    ConnectionSettings settings = resolution.settings();
    Heading heading =
        Heading.of(
            Version.number(),
            Instant.now(),
            Places.of(settings),
            ZoneId.systemDefault(),
            preferences.window().age());
    boolean drawn = isDashboard();
    ActivitySource source =
        open(settings, drawn ? ActivitySource.BRIEFLY : ActivitySource.PATIENTLY);
    try (Tape tape = Tape.into(dashboard.record(), heading)) {
      if (drawn) {
        new Dashboards(preferences).show(resolution, source, heading, tape);
      } else {
        try (source) {
          print(
              () -> Optional.of(read(source, settings, preferences, tape)),
              heading,
              preferences.interval().orElse(PLAIN_INTERVAL),
              Optional.of(display.displays().orElse(1)).filter(number -> number != 0));
        } catch (SQLException e) {
          throw Failure.look(settings, e);
        }
      }
    }
  }

  private static ActivitySource open(ConnectionSettings settings, Duration patience)
      throws Failure {
    try {
      return ActivitySource.open(settings, patience);
    } catch (SQLException e) {
      throw Failure.connection(settings, e);
    } catch (ActivityRefusedException e) {
      throw Failure.refused(settings, e);
    }
  }

  private RollbackActivity read(
      ActivitySource source, ConnectionSettings settings, Preferences preferences, Tape tape)
      throws Failure {
    try {
      RollbackActivity activity = source.read(preferences.window());
      tape.write(
          new Event.PictureTaken(activity, Optional.empty(), Instant.now()),
          reason -> err.println("emaj-monitor: warning: " + reason));
      return activity;
    } catch (SQLException e) {
      throw Failure.look(settings, e);
    }
  }

  /** A recording, without any server. */
  private void replay(Path path, Preferences preferences) throws Failure, InterruptedException {
    try (Recording recording = Recording.open(path)) {
      if (isDashboard()) {
        new Dashboards(preferences).show(recording);
      } else {
        print(
            new RecordedPictures(recording, display.ofRecorded(), display.isOnce()),
            recording.heading(),
            // Nobody waits for what is there already, unless he asks to.
            preferences
                .interval()
                .filter(any -> display.interval().isPresent())
                .orElse(Duration.ZERO),
            display.displays().filter(number -> number != 0));
      }
    } catch (RecordingException e) {
      throw new Failure(Failure.Code.USAGE, path.toString(), e.getMessage(), "");
    } catch (IOException e) {
      throw new Failure(
          Failure.Code.USAGE,
          path.toString(),
          "The recording " + path + " cannot be read: " + Reasons.brief(e) + ".",
          "");
    }
  }

  private void print(
      Pictures pictures, Heading heading, Duration interval, Optional<Integer> displays)
      throws Failure, InterruptedException {
    PlainMonitor monitor = new PlainMonitor(pictures, interval, out);
    switch (display.form()) {
      case JSON -> {
        ActivityJson json = new ActivityJson(heading.zone());
        monitor.run(
            displays,
            activity ->
                json.document(activity, heading.place().recoverCommands(activity.leftovers())));
      }
      case OPEN_METRICS -> monitor.run(displays, Exposition::text);
      case TEXT -> {
        out.println(PlainLayout.heading(Version.number()));
        PlainLayout layout = new PlainLayout(heading.zone(), display.isVerbose());
        monitor.run(displays, activity -> String.join("\n", layout.lines(activity)));
      }
    }
  }
}
