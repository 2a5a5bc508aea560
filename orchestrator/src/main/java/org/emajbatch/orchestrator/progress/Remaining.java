package org.emajbatch.orchestrator.progress;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.emajbatch.orchestrator.report.Texts;
import org.emajbatch.sql.engine.SessionProgress;

/** What is left to do, in time. */
final class Remaining {

  private Remaining() {}

  /** Time until the last of the sessions, which work side by side, has put its tables back. */
  static Duration of(List<SessionProgress> sessions) {
    return sessions.stream()
        .map(SessionProgress::remaining)
        .max(Comparator.naturalOrder())
        .orElse(Duration.ZERO);
  }

  /** What is left of one session, for people; nothing where nothing is, or nobody knows. */
  static Optional<String> of(SessionProgress session) {
    return words(session.remaining());
  }

  /** What is left of all of them, for people: a sentence without a full stop. */
  static Optional<String> sentence(List<SessionProgress> sessions) {
    return words(of(sessions)).map(left -> left + " left until all tables are back");
  }

  private static Optional<String> words(Duration left) {
    return left.toMillis() == 0 ? Optional.empty() : Optional.of(Texts.duration(left.toMillis()));
  }
}
