package org.emajbatch.monitor;

import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Option;

/**
 * How the dashboard looks and what its keys may do. What is not given here, the user's file says.
 */
final class DashboardArguments {

  enum ColorChoice {
    auto,
    always,
    never
  }

  @Option(
      names = "--allow-actions",
      negatable = true,
      description = "let keys change things, each after a question; otherwise it only reads")
  private Boolean allowActions;

  @Option(
      names = "--theme",
      paramLabel = "THEME",
      description = "dark, light, mono or colour-blind (default: dark)")
  private String theme;

  @Option(
      names = "--color",
      paramLabel = "WHEN",
      description = "colours: auto, always or never (default: auto, which heeds NO_COLOR)")
  private ColorChoice color = ColorChoice.auto;

  @Option(
      names = "--ascii",
      negatable = true,
      description =
          "draw with ASCII characters only (default: where the locale has no UTF-8, as LANG=C)")
  private Boolean ascii;

  @Option(
      names = "--mouse",
      negatable = true,
      description =
          "listen to clicks and the wheel, or leave them to the terminal (default: listen)")
  private Boolean mouse;

  @Option(
      names = "--config",
      paramLabel = "FILE",
      description = "instead of ~/.config/emaj-batch/monitor.conf")
  private Path config;

  @Option(
      names = "--record",
      paramLabel = "FILE",
      description = "write down all that is seen, into a new file")
  private Path record;

  @Option(
      names = "--replay",
      paramLabel = "FILE",
      description = "show a recording; no server is needed")
  private Path replay;

  /**
   * Checks what the types do not.
   *
   * @throws Failure naming the option
   */
  void check() throws Failure {
    if (record != null && replay != null) {
      throw new Failure(
          Failure.Code.USAGE,
          "--replay",
          "--record and --replay contradict each other.",
          "Try: emaj-monitor --help");
    }
  }

  Optional<Boolean> allowActions() {
    return Optional.ofNullable(allowActions);
  }

  Optional<String> theme() {
    return Optional.ofNullable(theme);
  }

  ColorChoice color() {
    return color;
  }

  Optional<Boolean> ascii() {
    return Optional.ofNullable(ascii);
  }

  Optional<Boolean> mouse() {
    return Optional.ofNullable(mouse);
  }

  Optional<Path> config() {
    return Optional.ofNullable(config);
  }

  Optional<Path> record() {
    return Optional.ofNullable(record);
  }

  Optional<Path> replay() {
    return Optional.ofNullable(replay);
  }
}
