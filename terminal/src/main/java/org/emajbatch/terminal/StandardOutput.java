package org.emajbatch.terminal;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What a program prints on standard output, in UTF-8 whatever the locale says, and why not all of
 * it arrived: a print stream keeps that to itself, and a report cut off by a full disk would pass
 * for a whole one.
 */
public final class StandardOutput extends PrintStream {

  private static final Path STDOUT = Path.of("/dev/fd/1");

  private final Target target;

  private StandardOutput(Target target) {
    super(target, true, StandardCharsets.UTF_8);
    this.target = target;
  }

  /** That of this process. */
  public static StandardOutput ofProcess() {
    return new StandardOutput(new Target(new FileOutputStream(FileDescriptor.out), isPipe()));
  }

  /** One that writes there. */
  public static StandardOutput to(OutputStream stream) {
    return new StandardOutput(new Target(stream, false));
  }

  /**
   * Why a stream has lost something of what was printed, in the system's words; nothing where it
   * has not, where its reader has gone and wants no more, and for streams of another kind.
   */
  public static Optional<String> failure(PrintStream stream) {
    return stream instanceof StandardOutput output
        ? Optional.ofNullable(output.target.failure)
            .filter(failure -> !output.target.isReaderGone(failure))
            .map(IOException::getMessage)
        : Optional.empty();
  }

  private static boolean isPipe() {
    try {
      String target = Files.readSymbolicLink(STDOUT).toString();
      return target.startsWith("pipe:") || target.startsWith("socket:");
    } catch (IOException | UnsupportedOperationException e) {
      return false;
    }
  }

  /** Remembers the first failure. */
  private static final class Target extends OutputStream {

    private final OutputStream stream;
    private final boolean pipe;
    private volatile IOException failure;

    Target(OutputStream stream, boolean pipe) {
      this.stream = stream;
      this.pipe = pipe;
    }

    /** The system's words may be in any language; but a pipe cannot fail in another way. */
    boolean isReaderGone(IOException failure) {
      return pipe || "Broken pipe".equals(failure.getMessage());
    }

    @Override
    public void write(int b) throws IOException {
      write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int from, int count) throws IOException {
      try {
        stream.write(bytes, from, count);
      } catch (IOException e) {
        failure = failure == null ? e : failure;
        throw e;
      }
    }

    @Override
    public void flush() throws IOException {
      stream.flush();
    }

    @Override
    public void close() throws IOException {
      stream.close();
    }
  }
}
