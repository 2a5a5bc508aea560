package org.emajbatch.monitor.record;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.emajbatch.monitor.Presses;
import org.emajbatch.monitor.model.Controls;
import org.emajbatch.monitor.model.Detail;
import org.emajbatch.monitor.model.Effect;
import org.emajbatch.monitor.model.Event;
import org.emajbatch.monitor.model.Model;
import org.emajbatch.monitor.model.Picture;
import org.emajbatch.monitor.model.Playback;
import org.emajbatch.monitor.model.Screen;
import org.emajbatch.monitor.model.Setting;
import org.emajbatch.monitor.update.Update;

/** Looks at a replay as the dashboard does, only without a terminal. */
final class Viewer {

  private final Replay replay;
  private final List<Event.Played> played = new ArrayList<>();
  private Model model;

  private Viewer(Replay replay, Heading heading, boolean paused) {
    Setting setting = new Setting(heading.place(), heading.zone(), heading.recentAge(), false);
    // Ten times as fast as it was.
    Model fast = Model.initial(setting, Duration.ofMillis(100), heading.madeAt());
    this.replay = replay;
    this.model = fast.withControls(fast.controls().withPaused(paused));
  }

  /** One that begins to look. */
  static Viewer of(Replay replay, Heading heading, boolean paused) {
    Viewer viewer = new Viewer(replay, heading, paused);
    replay.start(viewer.model().controls(), viewer::hear);
    return viewer;
  }

  private synchronized void hear(Event event) {
    if (event instanceof Event.Played moment) {
      played.add(moment);
    }
    model = Update.apply(model, event);
  }

  /** Presses keys so fast that the replay learns of all of them at once. */
  synchronized void press(String keys) {
    Controls before = model.controls();
    Model after = Presses.type(model, keys);
    if (!after.controls().equals(before)) {
      replay.follow(after.controls());
    }
    for (Effect effect : after.effects()) {
      if (effect instanceof Effect.Skip skip) {
        replay.skip(skip.by());
      } else {
        replay.step(((Effect.Step) effect).by());
      }
    }
    model = after.withoutEffects();
  }

  /** Goes straight to a screen. */
  synchronized void open(Screen screen) {
    model = model.withControls(model.controls().opening(screen));
    replay.follow(model.controls());
  }

  synchronized Model model() {
    return model;
  }

  /** Which positions were shown, one after the other. */
  synchronized List<Integer> positions() {
    return played.stream().map(moment -> moment.playback().position()).toList();
  }

  /** What was shown last. */
  synchronized Event.Played last() {
    return played.get(played.size() - 1);
  }

  /** How far the recording has been played; -1 before anything was. */
  int position() {
    return model().playback().map(Playback::position).orElse(-1);
  }

  /** What is shown besides the rollbacks; nothing until it has come. */
  Optional<Detail> detail() {
    return model().detail(Detail.class);
  }

  /** The picture's moment, in seconds after the first sample. */
  long second() {
    Picture picture = model().picture().orElseThrow();
    return Duration.between(Samples.AT, picture.receivedAt()).toSeconds();
  }
}
