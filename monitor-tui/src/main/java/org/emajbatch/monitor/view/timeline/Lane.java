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
 * @param end when its last step ended or is expected to; zero where it has none
 */
record Lane(int session, List<Piece> pieces, boolean lost, Duration end) {

  Lane {
    pieces = List.copyOf(pieces);
  }

  /** With the end that its pieces have. */
  static Lane of(int session, List<Piece> pieces, boolean lost) {
    Duration end =
        pieces.stream()
            .filter(piece -> piece.phase().isDrawn())
            .map(Piece::until)
            .max(Comparator.naturalOrder())
            .orElse(Duration.ZERO);
    return new Lane(session, pieces, lost, end);
  }

  /** Whether it has still something to do. */
  boolean isOpen() {
    return pieces.stream()
        .anyMatch(piece -> piece.phase() == Phase.RUNNING || piece.phase() == Phase.TO_COME);
  }
}
