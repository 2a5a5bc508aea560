package org.emajbatch.monitor.view.timeline;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.emajbatch.monitor.view.Canvas;
import org.emajbatch.monitor.view.Words;
import org.emajbatch.sql.history.PastRun;
import org.emajbatch.sql.watch.TimedStep;

/** When a step ran, for how long, and on how much. */
final class StepFacts {

  private StepFacts() {}

  /** Short facts, the most wanted first. */
  static List<String> of(Piece piece, Canvas canvas) {
    TimedStep step = piece.step();
    List<String> facts = new ArrayList<>();
    step.session().ifPresent(session -> facts.add("session " + session));
    step.batch().ifPresent(batch -> facts.add("batch " + batch));
    step.startedAt().ifPresent(at -> facts.add("began " + canvas.moment(at)));
    if (piece.phase() == Phase.DONE) {
      facts.add("took " + Words.precise(piece.length()) + deviation(piece));
    } else if (piece.phase() == Phase.RUNNING) {
      facts.add("for " + Words.precise(piece.length()));
    } else if (piece.phase() == Phase.TO_COME) {
      facts.add("to begin " + Words.precise(piece.from()) + " after the first step");
    }
    if (!step.estimate().isZero()) {
      facts.add("estimate " + Words.precise(step.estimate()));
    }
    step.done()
        .ifPresent(
            done -> facts.add(Words.count(done) + " " + noun(step.kind()) + rate(piece, done)));
    step.expected().stream()
        .filter(expected -> expected >= 0)
        .forEach(expected -> facts.add(Words.count(expected) + " " + expected(step.kind())));
    return facts;
  }

  private static String deviation(Piece piece) {
    Duration estimate = piece.step().estimate();
    if (estimate.isZero()) {
      return "";
    }
    double ratio = Scale.seconds(piece.length()) / Scale.seconds(estimate);
    return ", " + PastRun.Prediction.deviation(ratio);
  }

  private static String rate(Piece piece, long done) {
    double seconds = Scale.seconds(piece.length());
    return seconds <= 0 || done == 0 ? "" : ", " + Words.count(Math.round(done / seconds)) + "/s";
  }

  /** What the engine's estimate counts: of a table's rows it only knows how often they changed. */
  private static String expected(String kind) {
    return switch (kind) {
      case "RLBK_TABLE", "VERIFY_TABLE" -> "changes to undo";
      default -> noun(kind) + " expected";
    };
  }

  /** What the engine counts: primary keys put back, unless it says otherwise. */
  private static String noun(String kind) {
    return switch (kind) {
      case "RLBK_SEQUENCES" -> "sequences";
      case "DELETE_LOG" -> "log rows";
      default -> "rows";
    };
  }
}
