package org.emajbatch.monitor;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.emajbatch.sql.activity.Extent;
import org.emajbatch.sql.activity.Leftover;
import org.emajbatch.sql.activity.Reading;
import org.emajbatch.sql.activity.Rollback;
import org.emajbatch.sql.activity.SessionProgress;
import org.emajbatch.sql.activity.SessionProgress.Status;
import org.emajbatch.sql.activity.State;
import org.emajbatch.sql.activity.Step;
import org.emajbatch.sql.activity.Target;
import org.emajbatch.sql.activity.Times;
import org.emajbatch.sql.history.PastRun;
import org.emajbatch.sql.run.Gid;
import org.emajbatch.sql.run.Outcome;
import org.emajbatch.sql.run.PreparedTransaction;
import org.emajbatch.sql.run.RunId;

/** Rollbacks, their sessions and what dead ones left, as {@link Scenes} puts them together. */
final class RollbackSamples {

  private static final RunId RUN = RunId.parse("019aa3f2-6d10-7c44-8b1e-2f60c1a7d901");

  private RollbackSamples() {}

  /** The one in four sessions. */
  static Rollback four() {
    return running(
        42,
        State.EXECUTING,
        "EXECUTING",
        List.of("orders", "stock"),
        "before_release",
        new Extent(4, 40, OptionalInt.of(37), 12, OptionalInt.of(9)),
        times("02:12:00", "02:12:00.214", "02:12:01.640"),
        List.of(
            session(
                1,
                Status.WORKING,
                31,
                12,
                240,
                150,
                138,
                812_004,
                Optional.of(step("RLBK_TABLE", "sales", "order_line", "", "02:14:19", 60))),
            session(
                2,
                Status.WORKING,
                24,
                20,
                238,
                201,
                140,
                640_118,
                Optional.of(
                    step(
                        "DELETE_LOG",
                        "sales",
                        "invoice_archive_of_past_years",
                        "",
                        "02:14:22",
                        12))),
            session(
                3,
                Status.WORKING,
                28,
                9,
                239,
                70,
                131,
                371_650,
                Optional.of(
                    step("ADD_FK", "stock", "movement", "movement_article_fkey", "02:14:13", 20))),
            session(4, Status.DONE, 19, 19, 120, 120, 126, 98_233, Optional.empty())));
  }

  /** One of each kind. */
  static List<Rollback> ended() {
    return List.of(
        new Rollback(
            40,
            Optional.of(RUN),
            new Target(
                List.of("orders"), "m1", Optional.of(at("01:00:00")), false, Optional.empty()),
            Optional.of("release"),
            new Extent(4, 22, OptionalInt.of(20), 4, OptionalInt.of(2)),
            times("01:58:02", "01:58:02.1", "01:58:03", "02:00:15"),
            new Reading(State.COMMITTED, "COMMITTED"),
            Optional.of(new PastRun.Prediction(110_000, 131_600, true)),
            List.of(
                "Notice: Rollback id = 40.",
                "Notice: 20 / 22 tables effectively processed.",
                "Notice: 2 / 4 sequences effectively processed."),
            List.of()),
        new Rollback(
            39,
            Optional.empty(),
            new Target(
                List.of("orders"),
                "m1",
                Optional.of(at("01:00:00")),
                true,
                Optional.of("rehearsal")),
            Optional.of("release"),
            new Extent(2, 22, OptionalInt.of(20), 4, OptionalInt.empty()),
            times("01:40:00", "01:40:00.1", "01:40:01", "01:40:00.9"),
            new Reading(State.ABORTED, "ABORTED"),
            Optional.empty(),
            List.of(
                "In _rlbk_session_lock() for session 2: canceling statement due to lock timeout"),
            List.of()),
        new Rollback(
            38,
            Optional.empty(),
            new Target(
                List.of("hr"), "nightly", Optional.of(at("00:00:00")), false, Optional.empty()),
            Optional.empty(),
            new Extent(2, 11, OptionalInt.of(9), 3, OptionalInt.empty()),
            times("01:12:00", "01:12:00.1", "01:12:01"),
            new Reading(State.ABORTED, "EXECUTING"),
            Optional.empty(),
            List.of(),
            List.of()));
  }

  static Rollback running(
      int id,
      State state,
      String recorded,
      List<String> groups,
      String mark,
      Extent extent,
      Times times,
      List<SessionProgress> sessions) {
    return new Rollback(
        id,
        Optional.of(RUN),
        new Target(groups, mark, Optional.of(at("01:30:00")), false, Optional.empty()),
        Optional.of("release"),
        extent,
        times,
        new Reading(state, recorded),
        Optional.empty(),
        List.of(),
        sessions);
  }

  static SessionProgress session(
      int session,
      Status status,
      int steps,
      int stepsDone,
      int estimatedSeconds,
      int estimatedDoneSeconds,
      int spentSeconds,
      long rows,
      Optional<Step> current) {
    return new SessionProgress(
        session,
        status,
        status == Status.WAITING ? Optional.empty() : Optional.of(at("02:12:00.214")),
        status == Status.DONE ? Optional.of(at("02:14:08")) : Optional.empty(),
        steps,
        stepsDone,
        Duration.ofSeconds(estimatedSeconds),
        Duration.ofSeconds(estimatedDoneSeconds),
        Duration.ofSeconds(spentSeconds),
        rows,
        rows * 2,
        current);
  }

  static Step step(
      String kind, String schema, String table, String object, String startedAt, int seconds) {
    return new Step(kind, schema, table, object, at(startedAt), Duration.ofSeconds(seconds));
  }

  static Leftover leftover(int session, String preparedAt) {
    Gid gid = new Gid(RUN, 16_384, session, 3);
    return new Leftover(
        new PreparedTransaction(
            gid.toString(),
            PreparedTransaction.Kind.OURS,
            Optional.of(gid),
            OptionalInt.empty(),
            "release",
            "sales",
            at(preparedAt),
            7_000 + session),
        OptionalInt.of(41),
        Optional.of(Outcome.COMMITTED));
  }

  /** Start, end of planning, end of locking, end; as many as there are. */
  static Times times(String... phases) {
    return new Times(
        phase(phases, 0), phase(phases, 1), phase(phases, 2), phase(phases, 2), phase(phases, 3));
  }

  private static Optional<Instant> phase(String[] phases, int index) {
    return index < phases.length ? Optional.of(at(phases[index])) : Optional.empty();
  }

  private static Instant at(String timeOfDay) {
    return Instant.parse("2026-11-20T" + timeOfDay + "Z");
  }
}
