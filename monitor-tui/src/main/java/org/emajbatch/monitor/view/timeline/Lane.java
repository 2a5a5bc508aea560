package org.emajbatch.monitor.view.timeline;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;

/**
 * One session of a rollback with its steps.
 *
 * @param session from 1
 * @param pieces in the order in which it does them
 * @param lost whether its transaction is gone before its work was done
 */
record Lane(int session, List<Piece> pieces, boolean lost) {

  Lane {
    pieces = List.copyOf(pieces);
  }

  /** When its last step ended or is expected to; zero where it has none. */
  Duration end() {
    return pieces.stream()
        .filter(piece -> piece.phase().isDrawn())
        .map(Piece::until)
        .max(Comparator.naturalOrder())
        .orElse(Duration.ZERO);
  }

  /** Whether it has still something to do. */
  boolean isOpen() {
    return pieces.stream()
        .anyMatch(piece -> piece.phase() == Phase.RUNNING || piece.phase() == Phase.TO_COME);
  }
}
