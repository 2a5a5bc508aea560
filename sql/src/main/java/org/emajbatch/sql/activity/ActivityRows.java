package org.emajbatch.sql.activity;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.emajbatch.sql.engine.Query;
import org.emajbatch.sql.history.RunHistory;
import org.emajbatch.sql.run.Outcome;
import org.emajbatch.sql.run.RunId;

/** Turns the rows of {@link ActivityStatements} into records; every NULL ends here. */
final class ActivityRows {

  private ActivityRows() {}

  static Facts facts(ResultSet row) throws SQLException {
    return new Facts(
        Query.optionalInstant(row, "taken_at").orElseThrow(),
        row.getString("database"),
        row.getBoolean("has_prepared"));
  }

  static RollbackRow rollback(ResultSet row) throws SQLException {
    return new RollbackRow(
        row.getInt("rlbk_id"),
        Query.optionalText(row, "run_id").map(RunId::parse),
        new Target(
            texts(row, "rlbk_groups"),
            row.getString("rlbk_mark"),
            Query.optionalInstant(row, "mark_set_at"),
            row.getBoolean("rlbk_is_logged"),
            Query.optionalText(row, "rlbk_comment")),
        Query.optionalText(row, "started_by"),
        new Extent(
            row.getInt("rlbk_nb_session"),
            row.getInt("rlbk_nb_table"),
            Query.optionalInt(row, "rlbk_eff_nb_table"),
            row.getInt("rlbk_nb_sequence"),
            Query.optionalInt(row, "rlbk_eff_nb_sequence")),
        new Times(
            Query.optionalInstant(row, "started_at"),
            Query.optionalInstant(row, "planning_ended_at"),
            Query.optionalInstant(row, "locking_ended_at"),
            Query.optionalInstant(row, "stamped_at"),
            Query.optionalInstant(row, "ended_at")),
        row.getString("rlbk_status"),
        row.getBoolean("alive"),
        row.getBoolean("witnessed"),
        Query.optionalText(row, "outcome")
            .map(outcome -> Outcome.valueOf(outcome.toUpperCase(Locale.ROOT))),
        RunHistory.prediction(row),
        texts(row, "rlbk_messages"));
  }

  static Map<Integer, List<SessionProgress>> sessions(ResultSet rows) throws SQLException {
    Map<Integer, List<SessionProgress>> sessions = new LinkedHashMap<>();
    while (rows.next()) {
      sessions.computeIfAbsent(rows.getInt("rlbk_id"), id -> new ArrayList<>()).add(session(rows));
    }
    return sessions;
  }

  private static SessionProgress session(ResultSet row) throws SQLException {
    Optional<Instant> startedAt = Query.optionalInstant(row, "started_at");
    Optional<Instant> endedAt = Query.optionalInstant(row, "ended_at");
    return new SessionProgress(
        row.getInt("session"),
        status(startedAt.isPresent(), endedAt.isPresent(), row.getBoolean("alive")),
        startedAt,
        endedAt,
        row.getInt("steps"),
        row.getInt("steps_done"),
        Query.micros(row, "estimated_us"),
        Query.micros(row, "estimated_done_us"),
        Query.micros(row, "spent_us"),
        row.getLong("rows_done"),
        row.getLong("changes"),
        step(row));
  }

  private static SessionProgress.Status status(boolean started, boolean ended, boolean alive) {
    if (ended) {
      return SessionProgress.Status.DONE;
    }
    if (!started) {
      return SessionProgress.Status.WAITING;
    }
    return alive ? SessionProgress.Status.WORKING : SessionProgress.Status.LOST;
  }

  private static Optional<Step> step(ResultSet row) throws SQLException {
    Optional<Instant> startedAt = Query.optionalInstant(row, "step_started_at");
    if (startedAt.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new Step(
            row.getString("kind"),
            row.getString("rlbp_schema"),
            row.getString("rlbp_table"),
            row.getString("object"),
            startedAt.get(),
            Query.micros(row, "step_estimate_us")));
  }

  private static List<String> texts(ResultSet row, String column) throws SQLException {
    Array array = row.getArray(column);
    return array == null ? List.of() : List.of((String[]) array.getArray());
  }
}
