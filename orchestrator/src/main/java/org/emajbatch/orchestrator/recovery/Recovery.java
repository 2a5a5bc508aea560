package org.emajbatch.orchestrator.recovery;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.emajbatch.orchestrator.protocol.StepListener;
import org.emajbatch.orchestrator.recovery.RunResolver.Living;
import org.emajbatch.sql.connect.ConnectionSettings;
import org.emajbatch.sql.engine.Databases;
import org.emajbatch.sql.run.PreparedTransaction;
import org.emajbatch.sql.run.RunId;

/** Finds what dead runs left behind and resolves it; live runs are left alone. */
public final class Recovery {

  /** Long enough for a coordinator at its commit, short enough not to be felt. */
  private static final Duration LOCK_TIMEOUT = Duration.ofSeconds(2);

  /** Which runs to look at. */
  public enum Scope {
    /** Those that are known in the connected database, or left something prepared in it. */
    THIS_DATABASE,
    /** All of the cluster, as far as they left prepared transactions. */
    CLUSTER
  }

  /** What to do with them. */
  public enum Mode {
    /** Only say what would be done. */
    DRY_RUN,
    /** Resolve dead runs. */
    NORMAL,
    /** End the coordinators of live runs first. */
    FORCE
  }

  /**
   * What was found.
   *
   * @param runs our runs, and what was done
   * @param others prepared transactions that were left alone because they are not ours
   * @param warnings what went wrong without changing the outcome of anything
   */
  public record Findings(
      List<Resolution> runs, List<PreparedTransaction> others, List<String> warnings) {

    public Findings {
      runs = List.copyOf(runs);
      others = List.copyOf(others);
      warnings = List.copyOf(warnings);
    }

    /** Whether something of ours is left that should not be. */
    public boolean isSomethingLeft() {
      return runs.stream().anyMatch(Resolution::isLeft);
    }
  }

  private final Connection connection;
  private final ConnectionSettings settings;
  private final RunResolver resolver;

  /**
   * A recovery.
   *
   * @param connection in autocommit mode, to look around with
   * @param settings where that connection leads, for further ones
   * @param listener called at the named points
   */
  public Recovery(Connection connection, ConnectionSettings settings, StepListener listener) {
    this.connection = connection;
    this.settings = settings;
    this.resolver = new RunResolver(settings, LOCK_TIMEOUT, listener);
  }

  /** Looks for leftovers and resolves them. */
  public Findings recover(Scope scope, Mode mode) throws Exception {
    Leftovers leftovers = Leftovers.read(connection);
    List<Resolution> resolutions = new ArrayList<>();
    List<String> warnings = new ArrayList<>(leftovers.warnings());
    for (Leftover leftover : leftovers.runs()) {
      if (scope == Scope.CLUSTER || isHere(leftover)) {
        resolutions.add(recover(leftover, mode, warnings));
      }
    }
    return new Findings(resolutions, leftovers.others(), warnings);
  }

  /**
   * Resolves one run of this process: its coordinator has ended or lost its connection.
   *
   * @param judgeOid the connected database
   */
  public Resolution resolveOwn(RunId run, long judgeOid) throws Exception {
    Leftover leftover =
        Leftovers.read(connection).runs().stream()
            .filter(left -> left.run().equals(run))
            .findFirst()
            .orElse(new Leftover(run, judgeOid, List.of(), Optional.empty()));
    return resolver.resolve(connection, leftover, Living.OURS);
  }

  private Resolution recover(Leftover leftover, Mode mode, List<String> warnings) throws Exception {
    if (mode == Mode.DRY_RUN) {
      return resolver.preview(connection, leftover);
    }
    Resolution resolution =
        resolver.resolve(
            connection, leftover, mode == Mode.FORCE ? Living.END : Living.LEAVE_ALONE);
    warnings.addAll(resolution.warnings());
    return resolution;
  }

  /**
   * A run that is judged elsewhere has its row here as well, to be closed, and a transaction of it
   * blocks the tables here.
   */
  private boolean isHere(Leftover leftover) throws SQLException {
    return leftover.row().isPresent()
        || leftover.prepared().stream().anyMatch(one -> one.database().equals(settings.database()))
        || Databases.nameOf(connection, leftover.judgeOid())
            .filter(settings.database()::equals)
            .isPresent();
  }
}
