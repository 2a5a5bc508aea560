package org.emajbatch.monitor.model;

import java.util.List;
import org.emajbatch.sql.activity.Rollback;

/** The one place where events change the model. */
public final class Update {

  private Update() {}

  /** The model after the event. */
  public static Model apply(Model model, Event event) {
    if (event instanceof Event.KeyPressed key) {
      return model.withControls(pressed(model, key.action()));
    }
    if (event instanceof Event.PictureTaken taken) {
      return pictureTaken(model, taken);
    }
    if (event instanceof Event.LinkLost lost) {
      return model.withLink(model.link().lose(lost.reason(), lost.at()), lost.at());
    }
    return model.withNow(((Event.Tick) event).now());
  }

  /** A picture that was under way when the user paused must not replace the one he looks at. */
  private static Model pictureTaken(Model model, Event.PictureTaken taken) {
    Link link = model.link().restore(taken.at());
    if (model.controls().paused() && model.picture().isPresent()) {
      return model.withLink(link, taken.at());
    }
    return model.withPicture(new Picture(taken.activity(), taken.at()), link);
  }

  private static Controls pressed(Model model, Action action) {
    Controls controls = model.controls();
    if (controls.help()) {
      return onHelpPage(controls, action);
    }
    return switch (action) {
      case QUIT -> controls.withQuit();
      case PAUSE -> controls.withPaused(!controls.paused());
      case FASTER -> controls.withInterval(Pace.faster(controls.interval()));
      case SLOWER -> controls.withInterval(Pace.slower(controls.interval()));
      case DOWN -> select(model, 1);
      case UP -> select(model, -1);
      case FIRST -> select(model, -model.rollbacks().size());
      case LAST -> select(model, model.rollbacks().size());
      case HELP -> controls.withHelp(true);
      case BACK -> controls;
    };
  }

  private static Controls onHelpPage(Controls controls, Action action) {
    return switch (action) {
      case QUIT -> controls.withQuit();
      case HELP, BACK -> controls.withHelp(false);
      case PAUSE, FASTER, SLOWER, DOWN, UP, FIRST, LAST -> controls;
    };
  }

  /** Moves the selection by so many rollbacks, stopping at both ends of the list. */
  private static Controls select(Model model, int by) {
    List<Rollback> all = model.rollbacks();
    if (all.isEmpty()) {
      return model.controls();
    }
    int from = model.selection().map(all::indexOf).orElse(0);
    int to = Math.max(0, Math.min(all.size() - 1, from + by));
    return model.controls().withSelected(all.get(to).id());
  }
}
