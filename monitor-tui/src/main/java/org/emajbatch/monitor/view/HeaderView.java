package org.emajbatch.monitor.view;

import static java.util.stream.Collectors.joining;

import java.util.List;
import org.emajbatch.monitor.model.Model;
import org.emajbatch.monitor.model.Picture;
import org.emajbatch.monitor.model.Playback;
import org.emajbatch.monitor.model.Screen;

/** The top of every screen: where the picture comes from, how old it is, and what went wrong. */
final class HeaderView {

  private final Model model;
  private final Canvas canvas;

  HeaderView(Model model, Canvas canvas) {
    this.model = model;
    this.canvas = canvas;
  }

  /** The bar itself. */
  Line bar() {
    Line bar =
        Line.of(" emaj-monitor", Tone.BAR)
            .add("  " + model.setting().place().description(), Tone.BAR);
    String right = model.playback().map(this::progress).orElseGet(this::freshness);
    return bar.addRight(right + " ", Tone.BAR);
  }

  /** The four screens that a key leads to, and where the user is. */
  Line way() {
    Line line = Line.EMPTY;
    Screen home = model.controls().path().get(0);
    for (int i = 0; i < Screens.HOMES.size(); i++) {
      Screen screen = Screens.HOMES.get(i);
      boolean here = screen.equals(home);
      Tone tone = here ? Tone.HEADING : Tone.FAINT;
      line = line.add(" " + (i + 1) + " " + Screens.title(screen), tone);
      if (here) {
        line = line.add(rest(), Tone.STRONG);
      }
      line = line.add(" ", tone);
    }
    return line;
  }

  private String rest() {
    List<String> crumbs = Screens.breadcrumbs(model);
    String between = " " + canvas.symbols().deeper() + " ";
    return crumbs.stream().skip(1).map(crumb -> between + crumb).collect(joining());
  }

  /** In a replay, the age of pictures says nothing; how far and how fast it goes does. */
  private String progress(Playback playback) {
    String at = "replay " + playback.position() + "/" + playback.total();
    String moment = Words.dayAndTime(model.latestTakenAt(), canvas.zone());
    return (canvas.isNarrow() ? at : at + ", " + moment) + ", " + pace(playback);
  }

  private String pace(Playback playback) {
    if (playback.isAtEnd()) {
      return "ended";
    }
    return model.controls().paused()
        ? "paused"
        : Words.speed(Playback.speed(model.controls().interval()));
  }

  private String freshness() {
    String age = model.picture().map(picture -> age(picture) + " old").orElse("no picture yet");
    if (model.link().lost().isPresent()) {
      return "disconnected, " + age;
    }
    if (model.link().locked().isPresent()) {
      return "rollbacks " + Words.clock(model.link().age(model.now())) + " old";
    }
    if (model.controls().paused()) {
      return "paused, " + age;
    }
    String every = ", every " + Words.interval(model.controls().interval());
    return canvas.isNarrow() ? age : age + every;
  }

  private String age(Picture picture) {
    return Words.clock(picture.age(model.now()));
  }

  /** What is wrong with the connection; nothing when all is well. */
  List<Line> trouble() {
    return model
        .link()
        .lost()
        .map(reason -> trouble("No answer", reason))
        .or(() -> model.link().locked().map(reason -> trouble("No rollbacks read", reason)))
        .orElse(List.of());
  }

  /** That what stands below is no longer so; nothing where it is. */
  List<Line> age() {
    if (model.playback().flatMap(Playback::latest).isEmpty()) {
      return List.of();
    }
    String text =
        "%s This screen was last looked at %s, and is shown as it was then."
            .formatted(
                canvas.symbols().warning(),
                Words.moment(model.takenAt(), model.latestTakenAt(), canvas.zone()));
    return new Wrap(1, canvas.columns()).sentences(text, Tone.WAITING);
  }

  private List<Line> trouble(String what, String reason) {
    String since = Words.moment(model.link().since(), model.now(), canvas.zone());
    String text =
        "%s %s since %s, trying again: %s"
            .formatted(canvas.symbols().warning(), what, since, reason);
    return new Wrap(1, canvas.columns()).sentences(text, Tone.BAD);
  }
}
