package org.emajbatch.monitor.record;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.emajbatch.monitor.model.Event;
import tools.jackson.core.JacksonException;

/**
 * A recording to read, in any order. Only the places of its lines are kept in memory: a night at a
 * picture a second is larger than that.
 */
public final class Recording implements AutoCloseable {

  /** More than any heading has; so much is read of a file that may be no recording at all. */
  private static final int LONGEST_HEADING = 10_000;

  private final Path path;
  private final RandomAccessFile file;
  private final Heading heading;

  /** Where each line begins, and last, where the file ends. */
  private final List<Long> lines;

  private Recording(Path path, RandomAccessFile file, Heading heading, List<Long> lines) {
    this.path = path;
    this.file = file;
    this.heading = heading;
    this.lines = lines;
  }

  /**
   * Opens one.
   *
   * @throws IOException where the file cannot be read
   * @throws RecordingException where it is no recording, or one of a later version
   */
  public static Recording open(Path path) throws IOException, RecordingException {
    Heading heading = heading(path);
    return new Recording(path, new RandomAccessFile(path.toFile(), "r"), heading, lines(path));
  }

  private static Heading heading(Path path) throws IOException, RecordingException {
    try (InputStream in = new BufferedInputStream(Files.newInputStream(path))) {
      ByteArrayOutputStream line = new ByteArrayOutputStream();
      for (int b = in.read(); b >= 0 && b != '\n' && line.size() < LONGEST_HEADING; b = in.read()) {
        line.write(b);
      }
      Heading heading = RecordingFormat.heading(line.toString(StandardCharsets.UTF_8));
      if (heading.emajMonitorRecording() < 1) {
        throw foreign(path);
      }
      if (heading.emajMonitorRecording() > Heading.VERSION) {
        throw new RecordingException(
            path
                + ", line 1: this recording has version "
                + heading.emajMonitorRecording()
                + " and was made by emaj-monitor "
                + heading.program()
                + "; this one reads versions up to "
                + Heading.VERSION
                + ".");
      }
      return heading;
    } catch (JacksonException e) {
      throw foreign(path);
    }
  }

  private static RecordingException foreign(Path path) {
    return new RecordingException(path + ", line 1: this is no recording of emaj-monitor.");
  }

  /** By the block, because a call for each byte of a night's recording takes seconds. */
  private static List<Long> lines(Path path) throws IOException {
    List<Long> starts = new ArrayList<>();
    byte[] block = new byte[1 << 16];
    long at = 0;
    boolean first = true;
    try (InputStream in = Files.newInputStream(path)) {
      for (int length = in.read(block); length >= 0; length = in.read(block)) {
        for (int i = 0; i < length; i++) {
          if (first) {
            starts.add(at + i);
          }
          first = block[i] == '\n';
        }
        at += length;
      }
    }
    starts.add(at);
    return starts;
  }

  /** What the first line says. */
  public Heading heading() {
    return heading;
  }

  /** How many events there are, damaged ones included. */
  public int size() {
    return lines.size() - 2;
  }

  /**
   * An event.
   *
   * @param number from 1
   * @throws RecordingException where its line is damaged, as the last one is where the program was
   *     killed while writing it
   */
  public synchronized Event event(int number) throws IOException, RecordingException {
    long start = lines.get(number);
    byte[] line = new byte[Math.toIntExact(lines.get(number + 1) - start)];
    file.seek(start);
    file.readFully(line);
    try {
      return RecordingFormat.event(new String(line, StandardCharsets.UTF_8));
    } catch (JacksonException e) {
      throw new RecordingException(
          path
              + ", line "
              + (number + 1)
              + ": damaged, so that the recording ends before it ("
              + e.getOriginalMessage()
              + ").");
    }
  }

  @Override
  public synchronized void close() throws IOException {
    file.close();
  }
}
