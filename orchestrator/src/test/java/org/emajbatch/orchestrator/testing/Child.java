package org.emajbatch.orchestrator.testing;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.emajbatch.orchestrator.protocol.ProtocolStep;
import org.emajbatch.sql.connect.ConnectionSettings;

/** The program in a process of its own, which can be killed. */
public final class Child implements AutoCloseable {

  private final Process process;
  private final BufferedReader err;

  private Child(Process process) {
    this.process = process;
    this.err =
        new BufferedReader(new InputStreamReader(process.getErrorStream(), StandardCharsets.UTF_8));
  }

  /** Starts the program so that it stays at a named point. */
  public static Child haltingAt(
      ProtocolStep step, int session, ConnectionSettings settings, String... args)
      throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-XX:TieredStopAtLevel=1");
    command.add("-cp");
    command.add(System.getProperty("java.class.path"));
    command.add(HaltingMain.class.getName());
    command.add(step.name());
    command.add(Integer.toString(session));
    command.addAll(List.of(args));
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().putAll(Program.environment(settings));
    builder.redirectOutput(ProcessBuilder.Redirect.DISCARD);
    return new Child(builder.start());
  }

  /**
   * Waits until the program is at its point.
   *
   * @throws IllegalStateException when it ends before, with what it said
   */
  public void awaitPoint() throws IOException {
    awaitWords(HaltingMain.REACHED);
  }

  /**
   * Waits until the program says something on stderr.
   *
   * @throws IllegalStateException when it ends before, with what it said instead
   */
  public void awaitWords(String words) throws IOException {
    StringBuilder said = new StringBuilder();
    String line;
    while ((line = err.readLine()) != null) {
      if (line.contains(words)) {
        return;
      }
      said.append(line).append('\n');
    }
    throw new IllegalStateException("the program ended and never said " + words + ":\n" + said);
  }

  /** Asks it to end, as kill without a number does; its streams stay open. */
  public void terminate() {
    process.toHandle().destroy();
  }

  /** Lets it go on from its point. */
  public void goOn() throws IOException {
    process.getOutputStream().write('\n');
    process.getOutputStream().flush();
  }

  /** Waits for its end; what it says meanwhile is read. */
  public int exitCode() throws InterruptedException {
    try {
      err.transferTo(Writer.nullWriter());
    } catch (IOException killedMeanwhile) {
      // Whoever kills it closes its streams, too.
    }
    return process.waitFor();
  }

  /** Kills it as kill -9 does: no shutdown hook, no farewell to the server. */
  public void kill() throws InterruptedException {
    process.destroyForcibly();
    if (!process.waitFor(30, TimeUnit.SECONDS)) {
      throw new IllegalStateException("the program survives SIGKILL");
    }
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
