package org.emajbatch.orchestrator.demo;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.emajbatch.orchestrator.failure.Failure;
import org.emajbatch.orchestrator.failure.FailureCode;
import org.emajbatch.orchestrator.failure.FailureKind;
import org.emajbatch.orchestrator.progress.Progress;
import org.emajbatch.orchestrator.protocol.StepListener;
import org.emajbatch.orchestrator.report.RollbackReport;
import org.emajbatch.orchestrator.report.Texts;
import org.emajbatch.orchestrator.request.RollbackRequest;
import org.emajbatch.orchestrator.request.SessionCount;
import org.emajbatch.orchestrator.request.Target;
import org.emajbatch.orchestrator.rollback.RollbackOperation;
import org.emajbatch.samples.Digest;
import org.emajbatch.samples.DigestReader;
import org.emajbatch.samples.SampleApplication;
import org.emajbatch.sql.connect.Connections;

/**
 * The whole story on a server of its own: an application is installed, marked, works for a day and
 * a night, and is rolled back by the same code that the command runs. Every row is compared with
 * what it was at the mark.
 */
public final class Demo {

  /** The mark that the demo goes back to. */
  static final String MARK = "before_day";

  private static final String LATER_MARK = "before_night";

  private final Path home;
  private final Progress progress;
  private final StepListener listener;

  /**
   * A demo.
   *
   * @param home directory for the server's programs and data
   * @param progress hears what is done
   * @param listener called at the named points of the rollback
   */
  public Demo(Path home, Progress progress, StepListener listener) {
    this.home = home;
    this.progress = progress;
    this.listener = listener;
  }

  /**
   * Runs it.
   *
   * @return what came out; its report says whether every table was found equal
   * @throws Failure when something failed; the server is gone then, kept or not
   */
  public DemoResult run(DemoOptions options) throws Failure {
    Stopwatch watch = new Stopwatch();
    try (DemoServer server = DemoServer.start(home, progress)) {
      progress.phase("server started in " + server.directory() + watch.lap());
      DemoResult result = tell(server, options, watch);
      if (options.keep()) {
        server.keep();
      }
      return result;
    } catch (IOException e) {
      throw Failure.of(FailureKind.CONNECTION, FailureCode.CONNECTION_FAILED, e.getMessage())
          .on(home.toString())
          .because(e);
    } catch (SQLException e) {
      throw Failure.refused(FailureCode.STATEMENT_FAILED, "the demo failed: " + e.getMessage())
          .because(e);
    }
  }

  private DemoResult tell(DemoServer server, DemoOptions options, Stopwatch watch)
      throws SQLException, IOException, Failure {
    DemoDatabase database = DemoDatabase.create(server);
    progress.phase("engine and schema emaj_batch installed in database demo" + watch.lap());

    SampleApplication application = new SampleApplication(options.scale());
    long loaded = application.create(database.superuser());
    progress.phase("sample application loaded: " + Texts.count(loaded, "row") + watch.lap());
    markGroups(database);
    Digest atMark = DigestReader.read(database.superuser(), SampleApplication.SCHEMAS);
    progress.phase(
        "mark %s set, digest taken of %s and %s%s"
            .formatted(
                MARK,
                Texts.count(atMark.tables().size(), "table"),
                Texts.count(atMark.sequences().size(), "sequence"),
                watch.lap()));

    long changed = application.workByDay(database.superuser());
    setMark(database, LATER_MARK);
    changed += application.workAtNight(database.superuser());
    progress.phase(
        "%s changed by 3 roles in a day and a night%s"
            .formatted(Texts.count(changed, "row"), watch.lap()));

    RollbackReport report =
        new RollbackOperation(progress, listener).run(request(database, options));
    watch.lap();
    List<String> differences =
        DigestReader.read(database.superuser(), SampleApplication.SCHEMAS).differencesFrom(atMark);
    progress.phase(
        (differences.isEmpty()
                ? "all tables and sequences are what they were at mark "
                : "tables or sequences are NOT what they were at mark ")
            + MARK
            + watch.lap());
    List<KeptServer.Command> commands =
        options.keep() ? KeptServer.commands(server, database, options) : List.of();
    return new DemoResult(
        report.compared(differences, commands.stream().map(KeptServer.Command::line).toList()),
        commands);
  }

  private static void markGroups(DemoDatabase database) throws SQLException {
    try (Connection connection = Connections.open(database.administrator(), "demo")) {
      SampleApplication.createGroups(connection);
      SampleApplication.setMark(connection, MARK);
    }
  }

  private static void setMark(DemoDatabase database, String mark) throws SQLException {
    try (Connection connection = Connections.open(database.administrator(), "demo")) {
      SampleApplication.setMark(connection, mark);
    }
  }

  private static RollbackRequest request(DemoDatabase database, DemoOptions options) {
    return new RollbackRequest(
        List.of(new Target(database.administrator(), SampleApplication.GROUPS, MARK)),
        SessionCount.of(options.sessions()),
        false,
        false,
        false,
        Optional.of("demo"),
        Optional.empty(),
        RollbackRequest.DEFAULT_LOCK_TIMEOUT);
  }
}
