package org.emajbatch.monitor.view.timeline;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.emajbatch.monitor.view.Canvas;
import org.emajbatch.monitor.view.Symbols;
import org.emajbatch.monitor.view.Words;
import org.emajbatch.sql.history.PastRun;

/** What the chart's marks mean, in numbers: the present, the prediction, the bound. */
final class TimelineFacts {

  private TimelineFacts() {}

  /**
   * Short facts, the most wanted first.
   *
   * @param predicted how long the longest session was to take
   */
  static List<String> of(Schedule schedule, Optional<Duration> predicted, Canvas canvas) {
    Symbols symbols = canvas.symbols();
    List<String> facts = new ArrayList<>();
    if (schedule.live()) {
      facts.add(symbols.now() + " now " + Words.precise(schedule.now()));
      facts.add("steps end at " + Words.precise(schedule.end()));
    } else {
      facts.add(
          (schedule.isComplete() ? "steps took " : "stopped after ")
              + Words.precise(schedule.end()));
    }
    predicted.ifPresent(length -> facts.add(predicted(length, schedule, canvas)));
    schedule.bound().ifPresent(bound -> facts.add(bound(bound, schedule, canvas)));
    return facts;
  }

  private static String bound(Bound bound, Schedule schedule, Canvas canvas) {
    String fact = canvas.symbols().bound() + " lower bound " + Words.precise(bound.length());
    return canvas.isNarrow() ? fact : fact + ": " + bound.because(schedule.lanes().size());
  }

  /** What stopped in the middle says nothing about the prediction. */
  private static String predicted(Duration predicted, Schedule schedule, Canvas canvas) {
    String fact = canvas.symbols().predicted() + " predicted " + Words.precise(predicted);
    if (!schedule.live() && !schedule.isComplete()) {
      return fact;
    }
    double ratio = Scale.seconds(schedule.end()) / Math.max(0.001, Scale.seconds(predicted));
    return fact + ": " + PastRun.Prediction.deviation(ratio);
  }
}
