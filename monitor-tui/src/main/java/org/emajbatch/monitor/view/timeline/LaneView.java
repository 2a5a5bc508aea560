package org.emajbatch.monitor.view.timeline;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import org.emajbatch.monitor.view.Glyph;
import org.emajbatch.monitor.view.Line;
import org.emajbatch.monitor.view.Symbols;
import org.emajbatch.monitor.view.Tone;
import org.emajbatch.terminal.Printable;

/**
 * The pieces of one lane along the columns. A column belongs to the piece that fills most of it,
 * and neighbours too small for an edge of their own are drawn as one.
 */
final class LaneView {

  private static final int NOBODY = -1;

  /** Columns that a cut name needs to say anything. */
  private static final int LEAST_NAME = 4;

  private final Scale scale;
  private final Symbols symbols;
  private final OptionalInt now;
  private final OptionalInt bound;

  /**
   * For all lanes of a chart.
   *
   * @param now column of the present; absent where there is none
   * @param bound column of the bound; absent where it is not shown
   */
  LaneView(Scale scale, Symbols symbols, OptionalInt now, OptionalInt bound) {
    this.scale = scale;
    this.symbols = symbols;
    this.now = now;
    this.bound = bound;
  }

  /** Columns next to one another that are drawn as one. */
  private record Run(int from, int until, int piece) {
    int width() {
      return until - from;
    }
  }

  /** The lane over all columns. */
  Line line(Lane lane) {
    List<Piece> pieces = lane.pieces().stream().filter(piece -> piece.phase().isDrawn()).toList();
    List<Run> runs = runs(owners(pieces), pieces);
    Line line = Line.EMPTY;
    boolean touches = false;
    for (Run run : runs) {
      if (run.piece() == NOBODY) {
        line = blank(line, run);
        touches = false;
      } else {
        line = filled(line, run, pieces.get(run.piece()), touches);
        touches = true;
      }
    }
    return line;
  }

  /** Which piece each column belongs to. */
  private int[] owners(List<Piece> pieces) {
    int[] owners = new int[scale.columns()];
    double[] shares = new double[scale.columns()];
    Arrays.fill(owners, NOBODY);
    for (int i = 0; i < pieces.size(); i++) {
      double from = scale.position(pieces.get(i).from());
      double until = scale.position(pieces.get(i).until());
      int last = Math.max(scale.column(pieces.get(i).from()), (int) Math.ceil(until) - 1);
      for (int c = scale.column(pieces.get(i).from()); c <= last && c < owners.length; c++) {
        double share = Math.min(until, c + 1) - Math.max(from, c);
        if (owners[c] == NOBODY || share > shares[c]) {
          owners[c] = i;
          shares[c] = share;
        }
      }
    }
    return owners;
  }

  /** What has no room for an edge joins its neighbour of the same phase. */
  private List<Run> runs(int[] owners, List<Piece> pieces) {
    List<Run> runs = new ArrayList<>();
    for (int column = 0; column < owners.length; ) {
      int end = column + 1;
      while (end < owners.length && owners[end] == owners[column]) {
        end++;
      }
      Run run = new Run(column, end, owners[column]);
      Run before = runs.isEmpty() ? null : runs.get(runs.size() - 1);
      if (before != null && areOne(before, run, pieces)) {
        runs.set(runs.size() - 1, new Run(before.from(), run.until(), larger(before, run)));
      } else {
        runs.add(run);
      }
      column = end;
    }
    return runs;
  }

  private static int larger(Run one, Run other) {
    return other.width() > one.width() ? other.piece() : one.piece();
  }

  private static boolean areOne(Run before, Run run, List<Piece> pieces) {
    return before.piece() != NOBODY
        && run.piece() != NOBODY
        && pieces.get(before.piece()).phase() == pieces.get(run.piece()).phase()
        && run.width() == 1;
  }

  private Line blank(Line line, Run run) {
    StringBuilder text = new StringBuilder();
    for (int column = run.from(); column < run.until(); column++) {
      if (isAt(now, column)) {
        text.append(symbols.nowLine());
      } else {
        text.append(isAt(bound, column) ? symbols.boundLine() : " ");
      }
    }
    return line.add(text.toString(), Tone.FAINT);
  }

  private Line filled(Line line, Run run, Piece piece, boolean touches) {
    Phase phase = piece.phase();
    boolean startsNow = isAt(now, run.from()) && phase != Phase.DONE;
    String start = "";
    if (startsNow && phase != Phase.RUNNING) {
      start = symbols.nowLine();
    } else if (touches && run.width() > 1) {
      start = symbols.edge(phase == Phase.DONE);
    }
    int room = run.width() - start.length();
    String name = name(StepWords.label(piece.step()), room - 2);
    String fill = phase.fill(symbols);
    Line longer = line.add(start, phase.tone());
    if (name.isEmpty()) {
      return longer.add(fill.repeat(room), phase.tone());
    }
    return longer
        .add(fill, phase.tone())
        .add(name, Tone.STRONG)
        .add(fill.repeat(room - 1 - Glyph.width(name)), phase.tone());
  }

  private String name(String name, int room) {
    String printed = symbols.show(Printable.text(name));
    if (Glyph.width(printed) <= room) {
      return printed;
    }
    return room < LEAST_NAME ? "" : Glyph.cut(printed, room, symbols.ellipsis());
  }

  private static boolean isAt(OptionalInt mark, int column) {
    return mark.isPresent() && mark.getAsInt() == column;
  }
}
