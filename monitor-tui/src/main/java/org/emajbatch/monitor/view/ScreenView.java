package org.emajbatch.monitor.view;

import java.util.List;
import java.util.Optional;
import org.emajbatch.monitor.model.Model;
import org.emajbatch.monitor.model.Screen;

/**
 * What one kind of screen shows and what its keys do, as pure functions of the model. Header,
 * banner, footer, dialogs and help are drawn around it.
 *
 * @param <S> the kind of screen
 */
public interface ScreenView<S extends Screen> {

  /** Where the user is, in a word or two, for the breadcrumbs; with names where there are. */
  String title(S screen);

  /** What can be selected on it, in its own order; what the user wants is applied by others. */
  default Listing listing(Model model, S screen) {
    return Listing.EMPTY;
  }

  /** The rows as the user wants them; made once of each model. */
  default Listing arranged(Model model, S screen) {
    return model.derived().of(Screens.ARRANGED, new Screens.Asked(model, screen));
  }

  /** The selected row. */
  default Optional<Row> selection(Model model, S screen) {
    return arranged(model, screen).selection(model.controls().arrangement());
  }

  /**
   * Its blocks from top to bottom; those of selectable rows carry the row's id.
   *
   * @param height rows of the terminal for it; what does not fit is scrolled, so that the selected
   *     block is in sight
   */
  List<Block> page(Model model, S screen, Canvas canvas, int height);

  /** Where Enter leads from a row. */
  default Optional<Screen> open(Model model, S screen, String row) {
    return Optional.empty();
  }

  /** Its own keys that are valid now, for the footer and the help page. */
  default List<ScreenKey> keys(Model model, S screen) {
    return List.of();
  }

  /** The text that the key for copying puts into the clipboard. */
  default Optional<String> copy(Model model, S screen) {
    return Optional.empty();
  }
}
