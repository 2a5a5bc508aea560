package org.emajbatch.monitor.view.groups;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.emajbatch.monitor.model.Detail;
import org.emajbatch.monitor.model.Model;
import org.emajbatch.monitor.model.Screen;
import org.emajbatch.monitor.view.Block;
import org.emajbatch.monitor.view.Canvas;
import org.emajbatch.monitor.view.Line;
import org.emajbatch.monitor.view.Pending;
import org.emajbatch.monitor.view.Tone;

/** The frame of a group's screens: the tabs, and what was read for one of them as soon as it is. */
final class TabPage {

  private TabPage() {}

  /**
   * The page.
   *
   * @param kind what is read for the screen
   * @param rest what stands below the tabs
   */
  static <D extends Detail> List<Block> of(
      Model model, Screen screen, Canvas canvas, Class<D> kind, Function<D, List<Block>> rest) {
    List<Block> page = new ArrayList<>(List.of(Tab.line(screen), Block.of(Line.EMPTY)));
    Optional<D> detail = model.detail(kind);
    page.addAll(detail.map(rest).orElseGet(() -> List.of(Pending.block(canvas))));
    return page;
  }

  /** A sentence in place of a list that is empty. */
  static List<Block> sentence(Canvas canvas, String text) {
    return List.of(Block.of(canvas.wrap().sentences(text, Tone.PLAIN)));
  }

  /** What a list is of. */
  static Block heading(String title, String remark) {
    return Block.of(Line.of(" " + title, Tone.HEADING).add("  " + remark, Tone.FAINT));
  }
}
