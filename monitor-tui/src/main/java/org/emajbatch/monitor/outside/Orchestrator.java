package org.emajbatch.monitor.outside;

import java.io.File;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.emajbatch.sql.connect.ClientEnvironment;

/**
 * The command that rolls back, for work that is its own and not the monitor's. It is run as a
 * process beside this one, with the same connection: never with a password among its arguments,
 * where every user of the machine could read it.
 */
public final class Orchestrator {

  private static final String NAME = "emaj-parallel-rollback";

  /** The launchers stand so many folders above the jar at most: MODULE/target/NAME.jar. */
  private static final int HIGHEST = 3;

  private final String launcher;
  private final ClientEnvironment connection;

  private Orchestrator(String launcher, ClientEnvironment connection) {
    this.launcher = launcher;
    this.connection = connection;
  }

  /** The one that belongs to this program; where it stands alone, the one on the PATH. */
  public static Orchestrator beside(ClientEnvironment connection) {
    return new Orchestrator(
        find(placeOfThisProgram()).map(Path::toString).orElse(NAME), connection);
  }

  /** The launcher of that installation, whichever program. */
  static Orchestrator at(Path launcher, ClientEnvironment connection) {
    return new Orchestrator(launcher.toString(), connection);
  }

  /**
   * A call of it, to be started.
   *
   * @param arguments after its name, without those of the connection
   */
  public ProcessBuilder command(List<String> arguments) {
    List<String> words = new ArrayList<>(List.of(launcher));
    words.addAll(arguments);
    ProcessBuilder builder = new ProcessBuilder(words);
    connection.applyTo(builder.environment());
    return builder;
  }

  /** Its launcher above a place, or beside it on a PATH; nothing where there is none. */
  static Optional<Path> find(Optional<Path> place) {
    return Stream.iterate(
            place.map(Path::getParent), Optional::isPresent, folder -> folder.map(Path::getParent))
        .limit(HIGHEST)
        .flatMap(Optional::stream)
        .flatMap(folder -> Stream.of(folder.resolve(NAME), folder.resolve("bin").resolve(NAME)))
        .filter(path -> Files.isRegularFile(path) && Files.isExecutable(path))
        .findFirst();
  }

  private static Optional<Path> placeOfThisProgram() {
    try {
      File file =
          new File(Orchestrator.class.getProtectionDomain().getCodeSource().getLocation().toURI());
      return Optional.of(file.toPath());
    } catch (URISyntaxException | IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
