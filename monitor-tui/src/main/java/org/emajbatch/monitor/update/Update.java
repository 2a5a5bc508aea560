package org.emajbatch.monitor.update;

import java.util.Optional;
import org.emajbatch.monitor.model.Counters;
import org.emajbatch.monitor.model.Event;
import org.emajbatch.monitor.model.Key;
import org.emajbatch.monitor.model.Link;
import org.emajbatch.monitor.model.Mode;
import org.emajbatch.monitor.model.Model;
import org.emajbatch.monitor.model.Picture;

/** The one place where events change the model. */
public final class Update {

  private Update() {}

  /** The model after the event. */
  public static Model apply(Model model, Event event) {
    if (event instanceof Event.KeyPressed key) {
      return pressed(model, key.key());
    }
    if (event instanceof Event.RowClicked clicked) {
      return Browse.click(model, clicked.row());
    }
    if (event instanceof Event.Scrolled scrolled) {
      return Browse.scroll(model, scrolled.rows());
    }
    if (event instanceof Event.PictureTaken taken) {
      return pictureTaken(model, taken);
    }
    if (event instanceof Event.Played played) {
      return model.withPlayed(played);
    }
    if (event instanceof Event.LinkLost lost) {
      return model.withLink(model.link().lose(lost.reason(), lost.at()), lost.at());
    }
    if (event instanceof Event.Noted noted) {
      return model.withControls(model.controls().withNotice(Optional.of(noted.notice())));
    }
    // A recording has its own time, and that stands still while the same is shown.
    return model.playback().isPresent() ? model : model.withNow(((Event.Tick) event).now());
  }

  private static Model pressed(Model model, Key key) {
    if (key.kind() == Key.Kind.CTRL_C || key.kind() == Key.Kind.END_OF_INPUT) {
      return model.withControls(model.controls().withQuit());
    }
    Model heard = model.withControls(model.controls().withNotice(Optional.empty()));
    Mode mode = heard.controls().mode();
    if (mode instanceof Mode.Helping help) {
      return Browse.onHelpPage(heard, help, key);
    }
    if (mode instanceof Mode.Filtering filtering) {
      return Typing.filter(heard, filtering, key);
    }
    if (mode instanceof Mode.Asking asking) {
      return Typing.answer(heard, asking, key);
    }
    return Browse.press(heard, key);
  }

  /**
   * A picture that was under way when the user paused must not replace the one he looks at; but a
   * screen that he opens then gets what is to be seen on it.
   */
  private static Model pictureTaken(Model model, Event.PictureTaken taken) {
    Link link = taken.withheld().map(Link::withholding).orElse(model.link().restore(taken.at()));
    Picture picture = new Picture(taken.activity(), taken.extra(), taken.at());
    return isHeld(model)
        ? model.withLink(link, taken.at())
        : model.withPicture(picture, link, model.trends().with(Counters.of(taken)));
  }

  private static boolean isHeld(Model model) {
    return model.controls().paused() && model.picture().isPresent() && isShown(model);
  }

  /** Whether the picture there is has what the screen needs. */
  private static boolean isShown(Model model) {
    return !model.screen().needsDetail()
        || model
            .picture()
            .flatMap(Picture::extra)
            .filter(extra -> extra.isFor(model.screen()))
            .isPresent();
  }
}
