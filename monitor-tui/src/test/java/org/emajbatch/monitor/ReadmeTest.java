package org.emajbatch.monitor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.emajbatch.monitor.view.Dashboard;
import org.emajbatch.monitor.view.Symbols;
import org.junit.jupiter.api.Test;

/** The README shows the dashboard as it is, not as it was when somebody copied it. */
class ReadmeTest {

  private static final Path README = Path.of("..", "README.md");

  /** The first fenced block without a language. */
  private static final Pattern PICTURE = Pattern.compile("(?ms)^```\\n(.*?)^```$");

  @Test
  void itsPictureIsWhatTheDashboardShows() throws IOException {
    String readme = Files.readString(README);
    Matcher picture = PICTURE.matcher(readme);
    assertThat(picture.find()).isTrue();
    if (Boolean.getBoolean("golden.update")) {
      readme = readme.substring(0, picture.start(1)) + running() + readme.substring(picture.end(1));
      Files.writeString(README, readme);
    }
    assertThat(readme).as("run with -Dgolden.update=true to write it").contains(running());
  }

  /** What is between the bars at the top and the rollbacks that have ended. */
  private static String running() {
    List<String> lines =
        Dashboard.render(Scenes.model(Scenes.executing()), 100, 26, Symbols.UNICODE)
            .text()
            .lines()
            .skip(2)
            .takeWhile(line -> !line.isEmpty())
            .toList();
    assertThat(lines).hasSizeGreaterThan(5);
    return String.join("\n", lines) + "\n";
  }
}
