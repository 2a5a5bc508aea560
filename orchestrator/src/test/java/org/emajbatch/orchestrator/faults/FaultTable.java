package org.emajbatch.orchestrator.faults;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.emajbatch.orchestrator.faults.Matrix.Cell;

/**
 * The matrix as documentation shows it. It is made from what the tests expect, so what it says is
 * what they have seen.
 */
final class FaultTable {

  private FaultTable() {}

  /** In Markdown, with a line break at the end. */
  static String markdown() {
    return Stream.of(
            row(Stream.concat(Stream.of("when"), Stream.of(Fault.values()).map(Fault::title))),
            rule(Fault.values().length + 1),
            Stream.of(Moment.values()).map(FaultTable::row).collect(Collectors.joining("\n")),
            "",
            row(Stream.of("fault", "what happens")),
            rule(2),
            Stream.concat(
                    Matrix.specials().stream()
                        .map(special -> row(Stream.of(special.fault(), special.expected()))),
                    WalPrefix.all().stream()
                        .map(prefix -> row(Stream.of(prefix.fault(), prefix.expected()))))
                .collect(Collectors.joining("\n")))
        .collect(Collectors.joining("\n", "", "\n"));
  }

  private static String row(Moment moment) {
    List<Cell> cells = Matrix.cells().stream().filter(cell -> cell.moment() == moment).toList();
    return row(Stream.concat(Stream.of(moment.title()), cells.stream().map(FaultTable::text)));
  }

  /** A reason why there is nothing to test stands in brackets. */
  private static String text(Cell cell) {
    return cell.isPossible() ? cell.text() : "(" + cell.text().substring(2) + ")";
  }

  private static String row(Stream<String> cells) {
    return cells.collect(Collectors.joining(" | ", "| ", " |"));
  }

  private static String rule(int columns) {
    return "|" + "---|".repeat(columns);
  }
}
