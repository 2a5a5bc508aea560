package org.emajbatch.monitor;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;
import org.emajbatch.monitor.feed.Reasons;
import org.emajbatch.monitor.model.Event;
import org.emajbatch.monitor.record.Heading;
import org.emajbatch.monitor.record.Recorder;

/** The recording that may be asked for; without it, it does nothing. */
final class Tape implements AutoCloseable {

  private final Optional<Recorder> recorder;

  private Tape(Optional<Recorder> recorder) {
    this.recorder = recorder;
  }

  /**
   * Begins a recording, where there is to be one.
   *
   * @throws Failure where the file cannot be written
   */
  static Tape into(Optional<Path> file, Heading heading) throws Failure {
    try {
      return new Tape(
          file.isPresent() ? Optional.of(Recorder.create(file.get(), heading)) : Optional.empty());
    } catch (FileAlreadyExistsException e) {
      throw failure(
          file.get(),
          "The file " + file.get() + " exists, and is left as it is.",
          "Give --record the name of a new file.");
    } catch (IOException e) {
      throw failure(
          file.get(),
          "The file " + file.get() + " cannot be written: " + Reasons.brief(e) + ".",
          "");
    }
  }

  private static Failure failure(Path file, String message, String hint) {
    return new Failure(Failure.Code.USAGE, file.toString(), message, hint);
  }

  /**
   * Writes an event down.
   *
   * @param troubled hears, once, why no more can be written
   */
  void write(Event event, Consumer<String> troubled) {
    recorder.flatMap(r -> r.accept(event)).ifPresent(troubled);
  }

  @Override
  public void close() {
    try {
      if (recorder.isPresent()) {
        recorder.get().close();
      }
    } catch (IOException e) {
      // Each line was flushed when it was written, and trouble with it told.
    }
  }
}
