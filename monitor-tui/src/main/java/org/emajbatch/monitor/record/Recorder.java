package org.emajbatch.monitor.record;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import org.emajbatch.monitor.feed.Reasons;
import org.emajbatch.monitor.model.Event;

/**
 * Writes down what comes from outside, a line an event and each at once, so that what was seen
 * before a crash can be read after it. An existing file is never touched, and nobody else may read
 * a new one: statements of other users stand in it.
 */
public final class Recorder implements AutoCloseable {

  private final BufferedWriter out;
  private boolean failed;

  private Recorder(BufferedWriter out) {
    this.out = out;
  }

  /**
   * Begins a recording.
   *
   * @throws IOException where the file exists, or cannot be written
   */
  public static Recorder create(Path file, Heading heading) throws IOException {
    Files.createFile(
        file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    Recorder recorder = new Recorder(Files.newBufferedWriter(file, StandardCharsets.UTF_8));
    recorder.write(RecordingFormat.text(heading));
    return recorder;
  }

  /**
   * Writes an event down, if it came from outside.
   *
   * @return why the recording ends here, in a sentence, once; what was written stays readable
   */
  public synchronized Optional<String> accept(Event event) {
    if (failed || !(event instanceof Event.PictureTaken || event instanceof Event.LinkLost)) {
      return Optional.empty();
    }
    try {
      write(RecordingFormat.text(event));
      return Optional.empty();
    } catch (IOException e) {
      failed = true;
      return Optional.of("The recording ends here: " + Reasons.brief(e) + ".");
    }
  }

  private void write(String line) throws IOException {
    out.write(line);
    out.write('\n');
    out.flush();
  }

  @Override
  public synchronized void close() throws IOException {
    // Every line has been flushed; what a full disk took has been told.
    if (!failed) {
      out.close();
    }
  }
}
