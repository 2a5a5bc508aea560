package org.emajbatch.monitor.record;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.emajbatch.monitor.Golden;
import org.emajbatch.monitor.Scenes;
import org.emajbatch.monitor.model.Detail;
import org.emajbatch.monitor.model.Event;
import org.emajbatch.monitor.model.Key;
import org.emajbatch.monitor.model.Picture;
import org.emajbatch.monitor.model.Place;
import org.emajbatch.monitor.model.Screen;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RecordingTest {

  static final Heading HEADING =
      Heading.of(
          "0.1.0",
          Scenes.NOW,
          new Place("sales on db1:5432 as night_watch", "-h db1 -p 5432"),
          ZoneId.of("Europe/Paris"),
          Duration.ofHours(24));

  @TempDir Path folder;

  @Test
  void whatWasSeenIsReadAsItWas() throws Exception {
    try (Recording recording = Recording.open(record(Samples.events()))) {
      assertThat(recording.heading()).isEqualTo(HEADING);
      List<Event> events = new ArrayList<>();
      for (int number = 1; number <= recording.size(); number++) {
        events.add(recording.event(number));
      }
      assertThat(events).isEqualTo(Samples.events());
      assertThat(recording.event(1)).isEqualTo(Samples.events().get(0));
    }
  }

  /** Lines that are longer than what is read of a file at once, and many shorter ones. */
  @Test
  void linesOfAnyLengthAreFound() throws Exception {
    List<Event> events = new ArrayList<>();
    for (int number = 0; number < 300; number++) {
      String reason = "x".repeat(number % 50 == 0 ? 200_000 + number : number);
      events.add(new Event.LinkLost(reason, Scenes.NOW.plusSeconds(number)));
    }
    try (Recording recording = Recording.open(record(events))) {
      assertThat(recording.size()).isEqualTo(events.size());
      for (int number = recording.size(); number > 0; number--) {
        assertThat(recording.event(number)).isEqualTo(events.get(number - 1));
      }
    }
  }

  /** The format is a promise: what was recorded by the last version must be read by the next. */
  @Test
  void theFormatIsTheReviewedOne() throws Exception {
    Golden.assertMatches("recording-1.jsonl", Files.readString(record(Samples.events())));
  }

  @Test
  void everyKindOfDetailAndScreenIsAmongThem() {
    List<Picture.Extra> extras = Samples.extras();
    assertThat(extras.stream().map(extra -> extra.detail().getClass()).collect(toSet()))
        .isEqualTo(Set.of(Detail.class.getPermittedSubclasses()));
    Set<Class<?>> screens =
        extras.stream().map(extra -> extra.screen().getClass()).collect(toSet());
    Set<Class<?>> needing = new HashSet<>(Set.of(Screen.class.getPermittedSubclasses()));
    needing.removeAll(Set.of(Screen.Rollbacks.class, Screen.InDoubt.class));
    assertThat(screens).isEqualTo(needing);
  }

  @Test
  void keysAreNotRecordedAndNobodyElseMayRead() throws Exception {
    Path file = record(List.of(new Event.KeyPressed(Key.of('q')), Samples.events().get(1)));
    assertThat(Files.readAllLines(file)).hasSize(2);
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
  }

  @Test
  void anExistingFileIsLeftAsItIs() throws Exception {
    Path file = Files.writeString(folder.resolve("mine"), "important");
    assertThatThrownBy(() -> Recorder.create(file, HEADING))
        .isInstanceOf(FileAlreadyExistsException.class);
    assertThat(file).hasContent("important");
  }

  @Test
  void aCutRecordingIsReadUpToTheCut() throws Exception {
    Path file = record(Samples.events().subList(0, 3));
    byte[] all = Files.readAllBytes(file);
    Path cut = Files.write(folder.resolve("cut"), Arrays.copyOf(all, all.length - 40));
    try (Recording recording = Recording.open(cut)) {
      assertThat(recording.size()).isEqualTo(3);
      assertThat(recording.event(2)).isEqualTo(Samples.events().get(1));
      assertThatThrownBy(() -> recording.event(3))
          .isInstanceOf(RecordingException.class)
          .hasMessageContaining("cut, line 4: damaged");
    }
  }

  @Test
  void aLineThatSaysNothingIsDamage() throws Exception {
    Path file = record(Samples.events().subList(0, 1));
    Files.writeString(file, Files.readString(file) + "null\n");
    try (Recording recording = Recording.open(file)) {
      assertThatThrownBy(() -> recording.event(2))
          .isInstanceOf(RecordingException.class)
          .hasMessageContaining("line 3: damaged");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "\n",
        "null\n",
        "#!/bin/sh\n",
        "{}\n",
        "[1]\n",
        "{\"schemaVersion\":1}\n",
        "\u0000"
      })
  void anotherFileIsNoRecording(String content) throws IOException {
    Path file = Files.writeString(folder.resolve("other"), content);
    assertThatThrownBy(() -> Recording.open(file))
        .isInstanceOf(RecordingException.class)
        .hasMessageContaining("other, line 1: this is no recording");
  }

  @Test
  void aLaterVersionIsNamed() throws IOException {
    String heading =
        RecordingFormat.text(HEADING)
            .replace("\"emajMonitorRecording\":1", "\"emajMonitorRecording\":2");
    Path file = Files.writeString(folder.resolve("later"), heading + "\n");
    assertThatThrownBy(() -> Recording.open(file))
        .isInstanceOf(RecordingException.class)
        .hasMessageContaining("has version 2")
        .hasMessageContaining("up to 1");
  }

  private Path record(List<Event> events) throws IOException {
    return record(folder, events);
  }

  static Path record(Path folder, List<Event> events) throws IOException {
    Path file = folder.resolve("recording");
    try (Recorder recorder = Recorder.create(file, HEADING)) {
      for (Event event : events) {
        assertThat(recorder.accept(event)).isEmpty();
      }
    }
    return file;
  }
}
