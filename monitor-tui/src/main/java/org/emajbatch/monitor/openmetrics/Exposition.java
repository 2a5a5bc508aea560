package org.emajbatch.monitor.openmetrics;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.emajbatch.sql.activity.Leftover;
import org.emajbatch.sql.activity.Rollback;
import org.emajbatch.sql.activity.RollbackActivity;
import org.emajbatch.sql.activity.SessionProgress;
import org.emajbatch.sql.activity.State;

/**
 * A picture as OpenMetrics text, which ends with the line that says so. A name, once given, keeps
 * its meaning.
 *
 * @see <a href="https://prometheus.io/docs/specs/om/open_metrics_spec/">OpenMetrics 1.0</a>
 */
public final class Exposition {

  private static final String ROLLBACK = "rollback";

  private final Family time =
      new Family("emaj_picture_timestamp_seconds", "When the server was looked at, by its clock.");
  private final Family running =
      new Family("emaj_running_rollbacks", "Rollbacks that hold transactions, those in doubt too.");
  private final Family state =
      new Family("emaj_rollback_state", "1 for the state that a running rollback is in.");
  private final Family elapsed =
      new Family("emaj_rollback_elapsed_seconds", "Time since a running rollback began.");
  private final Family remaining =
      new Family(
          "emaj_rollback_remaining_seconds",
          "Time until the session that ends last has done its steps, by what is known now.");
  private final Family completion =
      new Family(
          "emaj_rollback_completion_ratio", "Share of a running rollback's time that is over.");
  private final Family rows =
      new Family("emaj_rollback_rows", "Primary keys that a running rollback has put back.");
  private final Family sessionCompletion =
      new Family(
          "emaj_rollback_session_completion_ratio", "Share of a session's work that is done.");
  private final Family sessionRemaining =
      new Family(
          "emaj_rollback_session_remaining_seconds", "Time until a session has done its steps.");
  private final Family sessionRows =
      new Family("emaj_rollback_session_rows", "Primary keys that a session has put back.");
  private final Family sessionLost =
      new Family(
          "emaj_rollback_session_lost",
          "1 where a session's transaction is over before its work, so that nothing can commit.");
  private final Family inDoubt =
      new Family(
          "emaj_in_doubt_transactions",
          "Prepared transactions of dead runs in the whole cluster; they hold locks until recovered.");
  private final Family oldest =
      new Family(
          "emaj_in_doubt_oldest_age_seconds",
          "Age of the oldest prepared transaction of a dead run; 0 where there is none.");
  private final Family recent =
      new Family(
          "emaj_recent_rollbacks",
          "Ended rollbacks by outcome, among those that the options -a and -l let through.");

  private final RollbackActivity activity;
  private final Instant now;

  private Exposition(RollbackActivity activity) {
    this.activity = activity;
    this.now = activity.takenAt();
  }

  /** The text, without a line end after its last line. */
  public static String text(RollbackActivity activity) {
    Exposition exposition = new Exposition(activity);
    exposition.fill();
    return exposition.text();
  }

  private void fill() {
    time.add(labels(), now.toEpochMilli() / 1_000.0);
    running.add(labels(), activity.running().size());
    activity.running().forEach(this::running);
    inDoubt.add(labels(), activity.leftovers().size());
    oldest.add(labels(), activity.leftovers().stream().mapToDouble(this::age).max().orElse(0));
    for (State outcome : List.of(State.COMMITTED, State.ABORTED)) {
      long count = activity.recent().stream().filter(r -> r.state() == outcome).count();
      recent.add(labels("outcome", name(outcome)), count);
    }
  }

  private double age(Leftover leftover) {
    return Math.max(0, seconds(Duration.between(leftover.transaction().preparedAt(), now)));
  }

  private void running(Rollback rollback) {
    String id = String.valueOf(rollback.id());
    Map<String, String> labels = labels(ROLLBACK, id);
    state.add(
        labels(
            ROLLBACK,
            id,
            "groups",
            String.join(",", rollback.target().groups()),
            "mark",
            rollback.target().mark(),
            "state",
            name(rollback.state())),
        1);
    rollback.elapsed(now).ifPresent(duration -> elapsed.add(labels, seconds(duration)));
    rollback.remaining(now).ifPresent(duration -> remaining.add(labels, seconds(duration)));
    if (rollback.state() != State.IN_DOUBT) {
      completion.add(labels, rollback.completionPercent(now) / 100.0);
    }
    rows.add(labels, rollback.rows());
    for (SessionProgress session : rollback.sessions()) {
      Map<String, String> own = labels(ROLLBACK, id, "session", String.valueOf(session.session()));
      sessionCompletion.add(own, session.fraction(now));
      if (rollback.remaining(now).isPresent()) {
        sessionRemaining.add(own, seconds(session.remaining(now)));
      }
      sessionRows.add(own, session.rows());
      sessionLost.add(own, session.status() == SessionProgress.Status.LOST ? 1 : 0);
    }
  }

  /** The database's, and these names and values by turns. */
  private Map<String, String> labels(String... more) {
    Map<String, String> labels = new LinkedHashMap<>();
    labels.put("database", activity.database());
    for (int i = 0; i < more.length; i += 2) {
      labels.put(more[i], more[i + 1]);
    }
    return labels;
  }

  private static String name(State state) {
    return state.name().toLowerCase(Locale.ROOT);
  }

  private static double seconds(Duration duration) {
    return duration.toMillis() / 1_000.0;
  }

  private String text() {
    return Stream.concat(
            Stream.of(
                    time,
                    running,
                    state,
                    elapsed,
                    remaining,
                    completion,
                    rows,
                    sessionCompletion,
                    sessionRemaining,
                    sessionRows,
                    sessionLost,
                    inDoubt,
                    oldest,
                    recent)
                .map(Family::lines)
                .flatMap(List::stream),
            Stream.of("# EOF"))
        .collect(Collectors.joining("\n"));
  }
}
