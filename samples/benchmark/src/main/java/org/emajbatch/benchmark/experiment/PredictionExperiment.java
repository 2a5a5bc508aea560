package org.emajbatch.benchmark.experiment;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.emajbatch.benchmark.driver.InProcessDriver;
import org.emajbatch.benchmark.result.PredictionResult;
import org.emajbatch.benchmark.server.BenchmarkServer;
import org.emajbatch.benchmark.server.EngineSetup;
import org.emajbatch.benchmark.server.KeptDatabase;
import org.emajbatch.benchmark.server.PreparedWorkload;
import org.emajbatch.benchmark.server.SampleShop;
import org.emajbatch.benchmark.server.Sql;
import org.emajbatch.benchmark.workload.EvenUpdates;
import org.emajbatch.orchestrator.request.Target;
import org.emajbatch.samples.SampleApplication;
import org.emajbatch.sql.connect.ConnectionSettings;
import org.emajbatch.sql.history.PastRun;
import org.emajbatch.sql.history.RunHistory;

/**
 * How far the plan's makespan is from the real one, on the demo's database. In each of several
 * equal databases the same work is done and rolled back again and again, so the first rollback is
 * predicted from rates, the second from one of the same work, and so on. A rollback leaves all rows
 * and sequences as they were, so the demo's own day and night can be done again. Both makespans are
 * those that the program has kept of its run.
 */
public final class PredictionExperiment {

  /** By which this is asked for. */
  public static final String NAME = "prediction";

  /** In each database: the first, the second, and those that have a few before them. */
  private static final int ROLLBACKS = 5;

  private static final int MICROS = 1_000;

  /** Something that is done to the tables after the mark. */
  private record Work(String title, KeptDatabase.Filling changes) {}

  /** Predictions that rest on as much. */
  private record Case(Work work, int sessions, String rollback) {}

  private final SampleShop shop;
  private final List<Work> works;
  private final List<Integer> sessions;
  private final int runs;

  /**
   * Plans.
   *
   * @param scale size of the shop
   * @param sessions numbers of sessions
   * @param runs in how many databases each kind of work is done
   */
  public PredictionExperiment(double scale, List<Integer> sessions, int runs) {
    this.shop = new SampleShop(new SampleApplication(scale));
    this.sessions = sessions;
    this.runs = runs;
    EvenUpdates updates = new EvenUpdates(Math.max(10, Math.round(10_000 * scale)));
    this.works =
        List.of(
            new Work("the demo's day and night", shop::workDayAndNight),
            new Work(
                "%d updates in every table".formatted(updates.rows()),
                database ->
                    Sql.run(database, List.of(updates.statement(SampleApplication.SCHEMAS)))));
  }

  /** Measures all. */
  public List<PredictionResult> measure(BenchmarkServer server, EngineSetup engine)
      throws Exception {
    Map<Case, List<PredictionResult.Run>> seen = new LinkedHashMap<>();
    try (PreparedWorkload prepared =
        PreparedWorkload.prepare(
            server,
            SampleApplication.SCHEMAS,
            database -> shop.mark(database, engine),
            unchanged -> {})) {
      for (int run = 0; run < runs; run++) {
        for (Work work : works) {
          for (int count : sessions) {
            series(work, count, prepared, seen);
          }
        }
      }
    }
    List<PredictionResult> results = new ArrayList<>();
    seen.forEach(
        (key, rollbacks) ->
            results.add(
                PredictionResult.of(
                    NAME, key.work().title(), key.sessions(), key.rollback(), rollbacks)));
    return results;
  }

  private static void series(
      Work work,
      int sessions,
      PreparedWorkload prepared,
      Map<Case, List<PredictionResult.Run>> seen)
      throws Exception {
    ConnectionSettings database = prepared.fresh();
    OptionalLong before = OptionalLong.empty();
    for (int rollback = 1; rollback <= ROLLBACKS; rollback++) {
      // What autovacuum does between two releases, at a moment when it disturbs nobody.
      Sql.run(database, List.of("VACUUM ANALYZE"));
      work.changes().fill(database);
      Sql.run(database, List.of("CHECKPOINT"));
      new InProcessDriver()
          .rollback(
              new Target(database, SampleApplication.GROUPS, SampleShop.MARK), false, sessions);
      prepared.verify();
      PredictionResult.Run run = lastRun(database, before);
      seen.computeIfAbsent(new Case(work, sessions, name(rollback)), key -> new ArrayList<>())
          .add(run);
      before = OptionalLong.of(run.realMicros());
    }
  }

  private static String name(int rollback) {
    return rollback == 1 ? "first" : rollback == 2 ? "second" : "third to fifth";
  }

  private static PredictionResult.Run lastRun(ConnectionSettings database, OptionalLong before)
      throws SQLException {
    try (Connection connection = Sql.open(database)) {
      PastRun.Prediction kept =
          RunHistory.recent(connection, 1).stream()
              .filter(run -> run.rows().orElse(0) > 0)
              .flatMap(run -> run.prediction().stream())
              .findFirst()
              .orElseThrow(
                  () ->
                      new SQLException("the last run has put nothing back or kept no prediction"));
      return new PredictionResult.Run(
          kept.predictedMs() * MICROS, kept.realMs() * MICROS, kept.within(), before);
    }
  }
}
