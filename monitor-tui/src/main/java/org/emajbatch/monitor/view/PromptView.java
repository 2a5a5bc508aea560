package org.emajbatch.monitor.view;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.emajbatch.monitor.model.Arrangement;
import org.emajbatch.monitor.model.Dialog;
import org.emajbatch.monitor.model.Mode;
import org.emajbatch.monitor.model.Model;
import org.emajbatch.monitor.model.Notice;

/** What stands above the footer: the filter, a dialog, and what became of the last thing asked. */
final class PromptView {

  private PromptView() {}

  static List<Line> lines(Model model, Canvas canvas) {
    List<Line> lines = new ArrayList<>();
    Mode mode = model.controls().mode();
    if (mode instanceof Mode.Asking asking) {
      lines.addAll(dialog(asking, canvas));
    } else {
      filter(model, canvas).ifPresent(lines::add);
    }
    model.controls().notice().ifPresent(notice -> lines.addAll(notice(notice, canvas)));
    return lines;
  }

  private static Optional<Line> filter(Model model, Canvas canvas) {
    boolean typing = model.controls().mode() instanceof Mode.Filtering;
    Arrangement arrangement = model.controls().arrangement();
    if (!typing && arrangement.filter().isEmpty()) {
      return Optional.empty();
    }
    int shown = Screens.listing(model).rows().size();
    return Optional.of(
        Line.of(" /", Tone.HEADING)
            .add(arrangement.filter() + (typing ? canvas.symbols().caret() : ""), Tone.STRONG)
            .addRight(Words.count(shown, "row") + " ", Tone.FAINT));
  }

  private static List<Line> dialog(Mode.Asking asking, Canvas canvas) {
    Dialog dialog = asking.dialog();
    List<Line> lines = new ArrayList<>();
    // What it is about must never be cut off.
    lines.addAll(new Wrap(1, canvas.columns()).sentences(dialog.title(), Tone.HEADING));
    for (String sentence : dialog.consequence()) {
      lines.addAll(new Wrap(1, canvas.columns()).sentences(sentence, Tone.PLAIN));
    }
    for (int i = 0; i < dialog.inputs().size(); i++) {
      Dialog.Input input = dialog.inputs().get(i);
      boolean focused = i == asking.focus();
      String label = (focused ? canvas.symbols().pointer() : " ") + input.label() + ": ";
      lines.add(
          Line.of(label, Tone.PLAIN)
              .add(typed(input.text(), focused, Glyph.width(label), canvas), Tone.STRONG));
    }
    return lines;
  }

  /** Nobody types what he cannot see, so of a long text the end is shown. */
  private static String typed(String text, boolean focused, int before, Canvas canvas) {
    Symbols symbols = canvas.symbols();
    return Glyph.cutBeginning(
        focused ? text + symbols.caret() : text, canvas.columns() - before, symbols.ellipsis());
  }

  private static List<Line> notice(Notice notice, Canvas canvas) {
    String sign = notice.bad() ? canvas.symbols().warning() + " " : "";
    return new Wrap(1, canvas.columns())
        .sentences(sign + notice.text(), notice.bad() ? Tone.BAD : Tone.GOOD);
  }
}
