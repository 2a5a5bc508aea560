package org.emajbatch.monitor.view;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.emajbatch.sql.activity.Extent;
import org.emajbatch.sql.activity.Rollback;
import org.emajbatch.sql.activity.State;
import org.emajbatch.sql.activity.Times;
import org.emajbatch.sql.history.PastRun;

/** What is known of a rollback, running or ended, beside its title. */
public final class RollbackFacts {

  /** What it means that a running rollback has lost a session. */
  public static final String DOOMED =
      "A session's transaction is gone, so this rollback cannot commit any more. The others end"
          + " their present step first.";

  private RollbackFacts() {}

  /** Short facts, the most wanted first. */
  public static List<String> of(Rollback rollback, Canvas canvas) {
    Extent extent = rollback.extent();
    Times times = rollback.times();
    List<String> facts = new ArrayList<>();
    facts.add(rollback.target().logged() ? "logged" : "unlogged");
    facts.add(Words.count(extent.sessions(), "session"));
    facts.add(share(extent.effectiveTables(), extent.tables(), "table"));
    facts.add(share(extent.effectiveSequences(), extent.sequences(), "sequence"));
    if (!rollback.sessions().isEmpty()) {
      facts.add(Words.count(rollback.rows(), "row") + speed(rollback, canvas.takenAt()));
    }
    rollback.startedBy().ifPresent(who -> facts.add("by " + who));
    times.startedAt().ifPresent(at -> facts.add("started " + canvas.moment(at)));
    times.planning().ifPresent(took -> facts.add("planned in " + Words.precise(took)));
    times.locking().ifPresent(took -> facts.add("locked in " + Words.precise(took)));
    rollback.prediction().map(RollbackFacts::prediction).ifPresent(facts::add);
    rollback.target().markSetAt().ifPresent(at -> facts.add("mark set " + canvas.moment(at)));
    rollback.target().comment().ifPresent(facts::add);
    return facts;
  }

  /**
   * Since the locks are held: rows are counted when their table is done, so moments tell little.
   */
  private static String speed(Rollback rollback, Instant now) {
    Optional<Instant> since = rollback.times().lockingEndedAt().or(rollback.times()::startedAt);
    double seconds = since.map(s -> Duration.between(s, now).toMillis() / 1e3).orElse(0.0);
    return rollback.state() != State.EXECUTING || seconds < 1 || rollback.rows() == 0
        ? ""
        : ", " + Words.count(Math.round(rollback.rows() / seconds)) + "/s";
  }

  private static String prediction(PastRun.Prediction prediction) {
    return "steps predicted %s, took %s: %s"
        .formatted(
            Words.precise(Duration.ofMillis(prediction.predictedMs())),
            Words.precise(Duration.ofMillis(prediction.realMs())),
            PastRun.Prediction.deviation(prediction.ratio()));
  }

  /** Those with something to undo, of all of the groups. */
  private static String share(OptionalInt effective, int all, String noun) {
    String total = Words.count(all, noun);
    return effective.isPresent() ? Words.count(effective.getAsInt()) + " of " + total : total;
  }
}
