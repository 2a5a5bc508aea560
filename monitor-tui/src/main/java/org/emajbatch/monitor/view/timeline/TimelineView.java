package org.emajbatch.monitor.view.timeline;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.emajbatch.monitor.model.Derived;
import org.emajbatch.monitor.model.Detail;
import org.emajbatch.monitor.model.Model;
import org.emajbatch.monitor.model.Screen;
import org.emajbatch.monitor.model.StepId;
import org.emajbatch.monitor.view.Block;
import org.emajbatch.monitor.view.Canvas;
import org.emajbatch.monitor.view.Line;
import org.emajbatch.monitor.view.Listing;
import org.emajbatch.monitor.view.ListingView;
import org.emajbatch.monitor.view.RollbackFacts;
import org.emajbatch.monitor.view.RollbackTitle;
import org.emajbatch.monitor.view.ScreenKey;
import org.emajbatch.monitor.view.ScreenView;
import org.emajbatch.monitor.view.Tone;
import org.emajbatch.monitor.view.Words;
import org.emajbatch.monitor.view.actions.RunActions;
import org.emajbatch.monitor.view.timeline.Schedule.Source;
import org.emajbatch.sql.activity.Rollback;
import org.emajbatch.sql.activity.State;
import org.emajbatch.sql.watch.TimedStep;

/**
 * Draws {@link Screen.Timeline}: the sessions side by side along the time, and below them the list
 * of their steps, which scrolls by itself so that the picture stays in sight.
 */
public final class TimelineView implements ScreenView<Screen.Timeline> {

  private static final Derived.Key<Source, Schedule> SCHEDULE = new Derived.Key<>(Schedule::of);

  private static final Derived.Key<Schedule, StepList> STEPS = new Derived.Key<>(StepList::of);

  private static final int MOST_TROUBLE = 3;

  /** Rows of the list that must be in sight, its heading included. */
  private static final int LEAST_LIST = 5;

  @Override
  public String title(Screen.Timeline screen) {
    return "Rollback #" + screen.rollbackId();
  }

  @Override
  public Listing listing(Model model, Screen.Timeline screen) {
    return steps(model, screen.rollbackId()).map(StepList::listing).orElse(Listing.EMPTY);
  }

  @Override
  public Optional<Screen> open(Model model, Screen.Timeline screen, String row) {
    return step(model, screen, row)
        .map(step -> new Screen.Step(screen.rollbackId(), StepId.of(step)));
  }

  @Override
  public Optional<String> copy(Model model, Screen.Timeline screen) {
    return selected(model, screen).flatMap(StepSql::toCopy);
  }

  @Override
  public List<Block> page(Model model, Screen.Timeline screen, Canvas canvas, int height) {
    Optional<Rollback> rollback = rollback(model, screen.rollbackId());
    List<Line> top = new ArrayList<>();
    top.add(rollback.map(r -> title(r, canvas)).orElse(unlisted(screen)));
    rollback.ifPresent(r -> top.addAll(trouble(r, canvas)));
    Optional<Schedule> schedule = schedule(model, screen.rollbackId());
    if (schedule.isEmpty() || listing(model, screen).rows().isEmpty()) {
      boolean read = schedule.isPresent();
      top.add(Line.EMPTY);
      top.addAll(canvas.wrap().sentences(nothing(rollback, read), Tone.PLAIN));
      return List.of(Block.of(top));
    }
    Optional<Duration> predicted = predicted(model, schedule.get());
    List<String> facts = TimelineFacts.of(schedule.get(), predicted, canvas);
    top.addAll(canvas.wrap().facts(facts, canvas.symbols()));
    ChartView chart = new ChartView(canvas, schedule.get(), predicted);
    // Two rows for the axis, one for the legend.
    int lanes = Math.max(1, height - top.size() - 3 - LEAST_LIST);
    OptionalInt wanted =
        selected(model, screen).map(TimedStep::session).orElse(OptionalInt.empty());
    top.addAll(chart.lines(lanes, wanted));
    top.add(legend(schedule.get(), canvas));
    List<Block> page = new ArrayList<>(List.of(Block.of(top)));
    page.addAll(list(model, screen, canvas, height - top.size()));
    return page;
  }

  private static Line title(Rollback rollback, Canvas canvas) {
    RollbackTitle title = new RollbackTitle(canvas);
    if (rollback.state().isRunning()) {
      return title.running(rollback, false);
    }
    String took =
        rollback
            .elapsed(canvas.takenAt())
            .map(d -> "took " + Words.precise(d))
            .orElse("end not recorded");
    return title.line(rollback, false).addRight(took, Tone.STRONG);
  }

  /** Why it will not commit, or did not; no more of it than leaves room for the picture. */
  private static List<Line> trouble(Rollback rollback, Canvas canvas) {
    List<Line> lines = new ArrayList<>();
    if (rollback.state().isRunning() && rollback.isDoomed()) {
      lines.addAll(canvas.wrap().sentences(RollbackFacts.DOOMED, Tone.BAD));
    } else if (rollback.state() == State.ABORTED) {
      rollback
          .messages()
          .forEach(message -> lines.addAll(canvas.wrap().sentences(message, Tone.BAD)));
    }
    return lines.subList(0, Math.min(lines.size(), MOST_TROUBLE));
  }

  private static Line unlisted(Screen.Timeline screen) {
    return Line.of("  Rollback #" + screen.rollbackId(), Tone.STRONG)
        .add(", which ended too long ago to be listed", Tone.FAINT);
  }

  private static Line legend(Schedule schedule, Canvas canvas) {
    String separator = "   ";
    return Line.of(" STEPS", Tone.HEADING)
        .addRight(
            String.join(separator, StepList.legend(canvas.symbols(), schedule)) + " ", Tone.FAINT);
  }

  /** Why there is no picture. */
  private static String nothing(Optional<Rollback> rollback, boolean read) {
    if (!read) {
      return "Reading its steps.";
    }
    if (rollback.isEmpty()) {
      return "Its steps are not kept any more.";
    }
    return switch (rollback.get().state()) {
      case PLANNING -> "It is being planned. Its steps appear here as soon as they are known.";
      case ABORTED ->
          rollback.get().times().planningEndedAt().isPresent()
              ? "It had no steps, or they are not kept any more."
              : "It ended while it was being planned: there were no steps yet, and nothing was changed.";
      default -> "It has no steps: there is nothing to put back, or they are not kept any more.";
    };
  }

  /** Heading and as many rows as fit, the selected one among them. */
  private List<Block> list(Model model, Screen.Timeline screen, Canvas canvas, int height) {
    return new ListingView(canvas, arranged(model, screen), model.controls().arrangement())
        .around(Math.max(1, height - 1));
  }

  private Optional<TimedStep> selected(Model model, Screen.Timeline screen) {
    return selection(model, screen).flatMap(row -> step(model, screen, row.id()));
  }

  private static Optional<TimedStep> step(Model model, Screen.Timeline screen, String row) {
    return steps(model, screen.rollbackId()).flatMap(steps -> steps.step(row));
  }

  private static Optional<Schedule> schedule(Model model, int rollbackId) {
    return model
        .detail(Detail.OfTimeline.class)
        .map(Detail.OfTimeline::timeline)
        .filter(timeline -> timeline.rollbackId() == rollbackId)
        .map(timeline -> Source.of(timeline, rollback(model, rollbackId), model.takenAt()))
        .map(source -> model.derived().of(SCHEDULE, source));
  }

  /** The steps of a rollback, where they were read. */
  static Optional<StepList> steps(Model model, int rollbackId) {
    return schedule(model, rollbackId).map(schedule -> model.derived().of(STEPS, schedule));
  }

  /** What the run noted, else what its plan's estimates add up to. */
  private static Optional<Duration> predicted(Model model, Schedule schedule) {
    return model
        .detail(Detail.OfTimeline.class)
        .flatMap(detail -> detail.timeline().predicted())
        .or(() -> Optional.of(schedule.planned()))
        .filter(length -> !length.isZero());
  }

  /** The rollback with that id, while it is listed. */
  static Optional<Rollback> rollback(Model model, int id) {
    return model.rollbacks().stream().filter(rollback -> rollback.id() == id).findFirst();
  }

  @Override
  public List<ScreenKey> keys(Model model, Screen.Timeline screen) {
    return model.rollbacks().stream()
        .filter(rollback -> rollback.id() == screen.rollbackId())
        .findFirst()
        .map(rollback -> RunActions.keys(model, rollback))
        .orElse(List.of());
  }
}
