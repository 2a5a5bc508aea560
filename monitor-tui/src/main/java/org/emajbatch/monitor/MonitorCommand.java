package org.emajbatch.monitor;

import java.io.IOException;
import java.io.PrintStream;
import java.sql.SQLException;
import java.time.Clock;
import java.time.ZoneId;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.emajbatch.monitor.feed.ActivityFeed;
import org.emajbatch.monitor.feed.ActivitySource;
import org.emajbatch.monitor.feed.Reasons;
import org.emajbatch.monitor.json.ActivityJson;
import org.emajbatch.monitor.model.Model;
import org.emajbatch.monitor.model.Pace;
import org.emajbatch.monitor.model.Place;
import org.emajbatch.monitor.model.Setting;
import org.emajbatch.monitor.outside.Orchestrator;
import org.emajbatch.monitor.plain.PlainLayout;
import org.emajbatch.monitor.terminal.DashboardLoop;
import org.emajbatch.monitor.terminal.TerminalSession;
import org.emajbatch.monitor.terminal.Theme;
import org.emajbatch.monitor.view.Symbols;
import org.emajbatch.sql.activity.ActivityRefusedException;
import org.emajbatch.sql.connect.ConnectionResolver;
import org.emajbatch.sql.connect.ConnectionSettings;
import org.emajbatch.sql.connect.ConnectionSettingsException;
import org.emajbatch.sql.connect.Resolution;
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
      "Shows running and recent E-Maj rollbacks. It reads and never writes.",
      "On a terminal it is a dashboard; with one of -i -n -a -l -v --once --json, or without a"
          + " terminal, it prints."
    },
    footer = {
      "",
      "The usual environment applies: PGHOST, PGPORT, PGDATABASE, PGUSER, PGPASSFILE and so on.",
      "Exit codes: 0 done, 1 nothing to read here, 2 wrong usage, 3 no connection."
    })
final class MonitorCommand implements Callable<Integer> {

  @Mixin private ConnectionArguments connection;
  @Mixin private DisplayArguments display;

  @Option(names = "--help", usageHelp = true, description = "show this help and exit")
  private boolean help;

  @Option(names = "--version", versionHelp = true, description = "show the version and exit")
  private boolean version;

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
      show(resolve());
      return ExitCode.OK;
    } catch (Failure failure) {
      report(failure);
      return failure.exitCode();
    }
  }

  private void report(Failure failure) {
    err.println("emaj-monitor: " + failure.getMessage());
    failure.hint().ifPresent(err::println);
    if (display.isJson()) {
      out.println(ActivityJson.document(failure));
    }
  }

  private Resolution resolve() throws Failure {
    if (connection.isPasswordVisible()) {
      err.println(
          "emaj-monitor: warning: other users of this machine can see a password given with -W;"
              + " use ~/.pgpass or --password.");
    }
    try {
      Resolution resolution = ConnectionResolver.resolve(connection.toOptions(), System.getenv());
      resolution.warnings().forEach(warning -> err.println("emaj-monitor: warning: " + warning));
      return resolution;
    } catch (ConnectionSettingsException e) {
      throw Failure.settings(e);
    }
  }

  private void show(Resolution resolution) throws Failure, InterruptedException {
    ConnectionSettings settings = resolution.settings();
    ActivitySource source;
    try {
      source = ActivitySource.open(settings);
    } catch (SQLException e) {
      throw Failure.connection(settings, e);
    } catch (ActivityRefusedException e) {
      throw Failure.refused(settings, e);
    }
    if (!display.isPlain() && Terminals.isInteractive()) {
      dashboard(resolution, source);
    } else {
      print(settings, source);
    }
  }

  private void print(ConnectionSettings settings, ActivitySource source)
      throws Failure, InterruptedException {
    try (source) {
      PlainMonitor monitor = new PlainMonitor(source, display.window(), display.interval(), out);
      ZoneId zone = ZoneId.systemDefault();
      if (display.isJson()) {
        ActivityJson json = new ActivityJson(zone);
        Place place = Places.of(settings);
        monitor.run(
            display.displays(),
            activity -> json.document(activity, place.recoverCommands(activity.leftovers())));
      } else {
        out.println(PlainLayout.heading(Version.number()));
        PlainLayout layout = new PlainLayout(zone, display.isVerbose());
        monitor.run(display.displays(), activity -> String.join("\n", layout.lines(activity)));
      }
    } catch (SQLException e) {
      throw Failure.look(settings, e);
    }
  }

  private void dashboard(Resolution resolution, ActivitySource source)
      throws Failure, InterruptedException {
    ConnectionSettings settings = resolution.settings();
    Orchestrator orchestrator = Orchestrator.beside(resolution.environment());
    Clock clock = Clock.systemUTC();
    Model model =
        Model.initial(
            new Setting(Places.of(settings), ZoneId.systemDefault(), display.window().age(), false),
            Pace.DEFAULT,
            clock.instant());
    try (TerminalSession terminal = TerminalSession.ofThisProcess(theme(), true)) {
      Terminals.restoreAtExit(terminal);
      Symbols symbols = display.isAscii() ? Symbols.ASCII : Symbols.UNICODE;
      DashboardLoop loop = new DashboardLoop(terminal, terminal::readKey, symbols, clock);
      try (ActivityFeed feed =
          new ActivityFeed(
              settings, display.window(), Pace.DEFAULT, orchestrator::command, loop::post, clock)) {
        feed.start(source);
        loop.run(model, feed::follow);
      }
    } catch (IOException e) {
      throw new Failure(
          Failure.Code.TERMINAL_FAILED,
          "",
          "The terminal cannot be used: " + Reasons.brief(e) + ".",
          "For plain output: emaj-monitor --once");
    }
  }

  private Theme theme() {
    boolean coloured =
        switch (display.color()) {
          case always -> true;
          case never -> false;
          case auto -> Optional.ofNullable(System.getenv("NO_COLOR")).orElse("").isEmpty();
        };
    return coloured ? Theme.DARK : Theme.MONO;
  }
}
