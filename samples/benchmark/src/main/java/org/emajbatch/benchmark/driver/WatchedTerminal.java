package org.emajbatch.benchmark.driver;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.emajbatch.sql.connect.ConnectionSettings;

/**
 * A program that watches a database on a terminal of its own, which util-linux's script makes. It
 * must be closed: that ends the program.
 */
public final class WatchedTerminal implements AutoCloseable {

  private static final int COLUMNS = 120;
  private static final int ROWS = 40;
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final Process script;
  private final TerminalText shown = new TerminalText(COLUMNS, ROWS);

  private WatchedTerminal(Process script) {
    this.script = script;
  }

  /**
   * Starts it.
   *
   * @param command what is typed into a shell
   * @param database what it finds in libpq's environment
   * @param home an empty directory, so that no configuration of the user's counts
   */
  public static WatchedTerminal start(String command, ConnectionSettings database, Path home)
      throws IOException {
    String typed = "stty columns %d rows %d; exec %s".formatted(COLUMNS, ROWS, command);
    ProcessBuilder builder =
        new ProcessBuilder("script", "--quiet", "--return", "--command", typed, "/dev/null")
            .redirectErrorStream(true);
    builder.environment().putAll(ClientCommand.environment(database));
    builder.environment().put("TERM", "xterm-256color");
    builder.environment().put("LC_ALL", "C.UTF-8");
    builder.environment().put("SHELL", "/bin/sh");
    builder.environment().put("XDG_CONFIG_HOME", Files.createDirectories(home).toString());
    WatchedTerminal terminal = new WatchedTerminal(builder.start());
    Thread reader = new Thread(terminal::read, "terminal");
    reader.setDaemon(true);
    reader.start();
    return terminal;
  }

  private void read() {
    char[] buffer = new char[8_192];
    try (Reader output = new InputStreamReader(script.getInputStream(), StandardCharsets.UTF_8)) {
      for (int count = output.read(buffer); count >= 0; count = output.read(buffer)) {
        shown.write(new String(buffer, 0, count));
      }
    } catch (IOException e) {
      // The program has gone, and whoever waits for its output finds that out.
    }
  }

  /** Presses keys, one by one, as a terminal sends them. */
  public void press(String keys) throws IOException {
    OutputStream input = script.getOutputStream();
    input.write(keys.getBytes(StandardCharsets.UTF_8));
    input.flush();
  }

  /**
   * Waits until a text is shown.
   *
   * @throws IOException with what is shown instead, when it does not appear
   */
  public void await(String text) throws IOException, InterruptedException {
    long start = System.nanoTime();
    while (!shown.toString().contains(text)) {
      if (!script.isAlive() || System.nanoTime() - start > PATIENCE.toNanos()) {
        throw new IOException("the monitor does not show \"" + text + "\", but:\n" + shown);
      }
      Thread.sleep(20);
    }
  }

  /** What the program has taken of processors since it began, in all its processes. */
  public Duration processorTime() {
    return script
        .descendants()
        .map(process -> process.info().totalCpuDuration().orElse(Duration.ZERO))
        .reduce(Duration.ZERO, Duration::plus);
  }

  @Override
  public void close() {
    List<ProcessHandle> all = script.descendants().toList();
    script.destroy();
    all.forEach(ProcessHandle::destroy);
  }
}
