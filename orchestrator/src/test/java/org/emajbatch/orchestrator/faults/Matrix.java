package org.emajbatch.orchestrator.faults;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * The matrix: for every moment and every fault what the program says and where the data is after
 * one recover, or why that cannot be. A cell is a test; this text is the expectation.
 */
final class Matrix {

  private static final String CELLS =
      """
      UNCLAIMED     | undone | exit 130, undone | exit 4, undone | exit 4, undone | exit 4, undone | exit 1, undone | exit 1, undone | exit 1, undone | second: exit 0; exit 0, done | left alone; exit 0, done
      CLAIMED       | undone | exit 130, undone | exit 4, undone | exit 4, undone | exit 4, undone | exit 4, undone | exit 4, undone | exit 4, undone | second: exit 1; exit 0, done | left alone; exit 0, done
      LOCKING       | undone | exit 130, undone | exit 4, undone | exit 4, undone | exit 4, undone | exit 4, undone | exit 4, undone | exit 4, undone | second: exit 1; exit 0, done | left alone; exit 0, done
      UNDOING       | undone | exit 130, undone | exit 4, undone | exit 4, undone | exit 4, undone | exit 4, undone | exit 4, undone | exit 4, undone | second: exit 1; exit 0, done | left alone; exit 0, done
      BARRIER       | undone | exit 130, undone | exit 4, undone | exit 4, undone | exit 4, undone | exit 4, undone | exit 4, undone | exit 4, undone | second: exit 1; exit 0, done | left alone; exit 0, done
      SOME_PREPARED | undone | exit 130, undone | exit 0, done   | exit 4, undone | exit 4, undone | exit 4, undone | exit 4, undone | exit 4, undone | second: exit 1; exit 0, done | left alone; exit 0, done
      ALL_PREPARED  | undone | exit 130, undone | exit 0, done   | exit 4, undone | exit 4, undone | exit 4, undone | exit 4, undone | exit 4, undone | second: exit 1; exit 0, done | left alone; exit 0, done
      COMMITTING    | done   | refused; exit 0, done | exit 0, done   | exit 0, done   | exit 0, done   | exit 4, undone | exit 0, done   | exit 4, undone | second: exit 0; exit 0, done | finished by them; exit 0, done
      DECIDED       | done   | refused; exit 0, done | exit 0, done   | exit 0, done   | exit 0, done   | exit 0, done   | exit 0, done   | exit 0, done   | second: exit 0; exit 0, done | finished by them; exit 0, done
      SOME_FINISHED | done   | refused; exit 0, done | exit 0, done   | exit 0, done   | exit 0, done   | exit 0, done   | exit 0, done   | exit 0, done   | second: exit 0; exit 0, done | finished by them; exit 0, done
      FINISHED      | done   | refused; exit 0, done | exit 0, done   | exit 0, done   | exit 0, done   | exit 0, done   | exit 0, done   | exit 0, done   | second: exit 0; exit 0, done | finished by them; exit 0, done
      BURYING       | undone | - ends as if killed | - recover has no workers | exit 5, undone | exit 5, undone | exit 5, undone | exit 5, undone | exit 5, undone | second: exit 0; exit 0, done | finished by them; exit 0, undone
      RECOVERING    | undone | - ends as if killed | - recover has no workers | exit 5, undone | exit 5, undone | exit 0, undone | exit 0, undone | exit 0, undone | second: exit 0; exit 0, done | finished by them; exit 0, undone
      """;

  /**
   * A cell.
   *
   * @param moment its row
   * @param fault its column
   * @param text what is said and where the data is; after a dash, why there is nothing to test
   */
  record Cell(Moment moment, Fault fault, String text) {

    boolean isPossible() {
      return !text.startsWith("- ");
    }
  }

  private Matrix() {}

  /** The faults that belong to one moment. */
  static List<Special> specials() {
    return Stream.of(ResourceFaults.all(), JudgeFaults.all(), StrangeGids.all())
        .flatMap(List::stream)
        .toList();
  }

  /** All cells, row by row; every moment and every fault is there. */
  static List<Cell> cells() {
    List<Cell> cells = new ArrayList<>();
    for (String line : CELLS.lines().toList()) {
      String[] parts = line.split("\\|");
      Moment moment = Moment.valueOf(parts[0].strip());
      for (Fault fault : Fault.values()) {
        cells.add(new Cell(moment, fault, parts[fault.ordinal() + 1].strip()));
      }
    }
    return cells;
  }
}
