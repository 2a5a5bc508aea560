package org.emajbatch.monitor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.emajbatch.monitor.terminal.Theme;
import org.emajbatch.monitor.view.Symbols;
import org.emajbatch.sql.activity.RecentWindow;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

class PreferencesTest {

  @TempDir Path folder;

  private final Map<String, String> environment = new HashMap<>(Map.of("LANG", "C.UTF-8"));

  @Test
  void withoutFileAndOptionsTheDefaultsHold() throws Failure {
    environment.put("HOME", folder.toString());
    assertThat(preferences(Optional.empty()))
        .isEqualTo(
            new Preferences(
                Theme.DARK, Symbols.UNICODE, Optional.empty(), RecentWindow.DEFAULT, true, false));
  }

  @Test
  void theFileBeatsTheDefaults() throws Exception {
    Path file =
        file(
            "# mine",
            "",
            "theme = colour-blind",
            "ascii=true",
            " interval =2.5",
            "age = 48",
            "limit = 10",
            "mouse = false",
            "allow-actions = true");
    assertThat(preferences(Optional.of(file)))
        .isEqualTo(
            new Preferences(
                Theme.COLOUR_BLIND,
                Symbols.ASCII,
                Optional.of(Duration.ofMillis(2_500)),
                new RecentWindow(Duration.ofHours(48), 10),
                false,
                true));
  }

  @Test
  void whereTheLocaleHasNoSignsBeyondAsciiNoneAreDrawn() throws Exception {
    environment.put("LC_ALL", "C");
    assertThat(preferences(Optional.empty()).symbols()).isEqualTo(Symbols.ASCII);
    assertThat(preferences(Optional.of(file("ascii = false"))).symbols())
        .isEqualTo(Symbols.UNICODE);
    assertThat(preferences(Optional.empty(), "--no-ascii").symbols()).isEqualTo(Symbols.UNICODE);
  }

  @Test
  void optionsBeatTheFile() throws Exception {
    Path file =
        file("theme = light", "ascii = true", "age = 48", "mouse = false", "allow-actions = true");
    Preferences preferences =
        preferences(
            Optional.of(file),
            "--theme=mono",
            "--no-ascii",
            "-a=1",
            "--mouse",
            "--no-allow-actions");
    assertThat(preferences.theme()).isEqualTo(Theme.MONO);
    assertThat(preferences.symbols()).isEqualTo(Symbols.UNICODE);
    assertThat(preferences.window().age()).isEqualTo(Duration.ofHours(1));
    assertThat(preferences.mouse()).isTrue();
    assertThat(preferences.actions()).isFalse();
    assertThat(preferences(Optional.empty(), "--no-mouse", "--allow-actions"))
        .matches(p -> !p.mouse() && p.actions());
  }

  @Test
  void theUsersOwnFileIsFoundWhereTheSystemKeepsSuchFiles() throws Exception {
    Files.createDirectories(folder.resolve("xdg/emaj-batch"));
    Files.writeString(folder.resolve("xdg/emaj-batch/monitor.conf"), "theme = light\n");
    environment.put("XDG_CONFIG_HOME", folder.resolve("xdg").toString());
    assertThat(preferences(Optional.empty()).theme()).isEqualTo(Theme.LIGHT);
    environment.putAll(Map.of("HOME", folder.resolve("xdg").toString(), "XDG_CONFIG_HOME", "xdg"));
    assertThat(preferences(Optional.empty()).theme()).isEqualTo(Theme.DARK);
  }

  @ParameterizedTest
  @CsvSource({
    "1, auto, MONO",
    "'', auto, LIGHT",
    "1, always, LIGHT",
    "'', never, MONO",
  })
  void coloursAreLeftOutWhereTheyAreNotWanted(String noColor, String color, Theme expected)
      throws Failure {
    environment.put("HOME", folder.toString());
    environment.put("NO_COLOR", noColor);
    assertThat(preferences(Optional.empty(), "--theme=light", "--color=" + color).theme())
        .isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "colour = red | monitor.conf, line 2: there is no key \"colour\"; the keys are theme, ascii,",
        "theme | monitor.conf, line 2: \"theme\" is not of the form key = value.",
        "theme = pink | monitor.conf, line 2: theme must be one of dark, light, mono, colour-blind",
        "ascii = yes | monitor.conf, line 2: ascii must be true or false, and is yes.",
        "interval = 0 | monitor.conf, line 2: interval must be between 0.1 and 86400 seconds",
        "interval = 1e99999999 | line 2: interval must be between",
        "limit = -1 | monitor.conf, line 2: limit must be between 0 and 2147483647, and is -1.",
        "age = old | monitor.conf, line 2: age must be between 0 and 1000000, and is old.",
        "limit = 3 | monitor.conf, line 2: the key limit stands in this file twice."
      })
  void whatNobodyUnderstandsIsNamedWithItsLine(String line, String expected) throws IOException {
    String first = line.startsWith("limit = 3") ? line : "# first";
    Path file = file(first, line);
    Failure failure = catchThrowableOfType(Failure.class, () -> preferences(Optional.of(file)));
    assertThat(failure).hasMessageContaining(expected);
    assertThat(failure.exitCode()).isEqualTo(ExitCode.USAGE);
  }

  @Test
  void aFileThatWasAskedForMustBeReadable() throws IOException {
    Failure missing =
        catchThrowableOfType(
            Failure.class, () -> preferences(Optional.of(folder.resolve("nowhere.conf"))));
    assertThat(missing).hasMessageContaining("There is no file").hasMessageContaining("nowhere");
    Path binary = Files.write(folder.resolve("binary"), new byte[] {(byte) 0xff, (byte) 0xfe});
    Failure unreadable =
        catchThrowableOfType(Failure.class, () -> preferences(Optional.of(binary)));
    assertThat(unreadable).hasMessageContaining("is not text in UTF-8");
  }

  @Test
  void anOptionOutOfRangeIsNamedAsAnOption() {
    environment.put("HOME", folder.toString());
    Failure failure =
        catchThrowableOfType(Failure.class, () -> preferences(Optional.empty(), "--theme=pink"));
    assertThat(failure).hasMessageStartingWith("--theme must be one of dark");
  }

  private Path file(String... lines) throws IOException {
    return Files.writeString(folder.resolve("monitor.conf"), String.join("\n", lines));
  }

  private Preferences preferences(Optional<Path> file, String... options) throws Failure {
    DisplayArguments display = new DisplayArguments();
    DashboardArguments dashboard = new DashboardArguments();
    CommandLine.Model.CommandSpec spec = CommandLine.Model.CommandSpec.create();
    spec.addMixin("display", CommandLine.Model.CommandSpec.forAnnotatedObject(display));
    spec.addMixin("dashboard", CommandLine.Model.CommandSpec.forAnnotatedObject(dashboard));
    new CommandLine(spec).parseArgs(options);
    return Preferences.of(display, dashboard, Configuration.read(file, environment), environment);
  }
}
