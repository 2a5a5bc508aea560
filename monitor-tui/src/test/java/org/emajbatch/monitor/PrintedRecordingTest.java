package org.emajbatch.monitor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.emajbatch.monitor.model.Event;
import org.emajbatch.monitor.model.Place;
import org.emajbatch.monitor.record.Heading;
import org.emajbatch.monitor.record.Recorder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A recording that is printed, whatever server it was made of. */
class PrintedRecordingTest {

  @TempDir Path folder;

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  @Test
  void noMoreEndedRollbacksArePrintedThanAreAskedFor() throws Exception {
    String recording =
        recorded(new Event.PictureTaken(Scenes.executing(), Optional.empty(), Scenes.NOW));
    assertThat(rollbacks("--replay", recording)).containsExactly(38, 39, 40, 42);
    assertThat(rollbacks("--replay", recording, "-l", "2")).containsExactly(39, 40, 42);
    assertThat(rollbacks("--replay", recording, "-a", "0")).containsExactly(42);
  }

  @Test
  void withoutAPictureItIsRefused() throws Exception {
    String recording = recorded(new Event.LinkLost("connection refused", Scenes.NOW));
    for (String form : List.of("--once", "--json", "--openmetrics")) {
      assertThat(run("--replay", recording, form)).isEqualTo(ExitCode.REFUSED);
    }
    assertThat(err.toString(StandardCharsets.UTF_8)).contains("has no picture").hasLineCount(3);
    assertThat(text()).contains("\"code\":\"recordingEmpty\"");
  }

  private String recorded(Event event) throws Exception {
    Path file = folder.resolve("r");
    Heading heading =
        Heading.of(
            "0.1.0", Scenes.NOW, new Place("db1", "-h db1"), ZoneOffset.UTC, Duration.ofHours(24));
    try (Recorder recorder = Recorder.create(file, heading)) {
      assertThat(recorder.accept(event)).isEmpty();
    }
    return file.toString();
  }

  /** The numbers of the rollbacks that are printed. */
  private List<Integer> rollbacks(String... arguments) {
    out.reset();
    assertThat(run(arguments)).isEqualTo(ExitCode.OK);
    return Pattern.compile("(?m)^\\S+ rollback (\\d+) ")
        .matcher(text())
        .results()
        .map(result -> Integer.valueOf(result.group(1)))
        .toList();
  }

  private int run(String... arguments) {
    return Main.run(stream(out), stream(err), arguments);
  }

  private String text() {
    return out.toString(StandardCharsets.UTF_8);
  }

  private static PrintStream stream(ByteArrayOutputStream bytes) {
    return new PrintStream(bytes, true, StandardCharsets.UTF_8);
  }
}
