package org.emajbatch.orchestrator.progress;

import java.util.List;
import org.emajbatch.sql.engine.SessionProgress;

/**
 * Hears what a run is doing. It may be called from several threads, and it must never throw: a
 * closed terminal is no reason to undo a rollback.
 */
public interface Progress extends AutoCloseable {

  /** A step of the run is done or begun: a sentence without a full stop. */
  void phase(String sentence);

  /** As {@link #phase}, for those who asked to be told everything. */
  void detail(String sentence);

  /** Something the user should know and may have to act upon. */
  void warning(String sentence);

  /** How far the sessions are, a few times a second. */
  void sessions(List<SessionProgress> sessions);

  /** The run has ended; what is on the terminal is left in order. */
  @Override
  void close();

  /** Says nothing. */
  Progress NONE =
      new Progress() {
        @Override
        public void phase(String sentence) {}

        @Override
        public void detail(String sentence) {}

        @Override
        public void warning(String sentence) {}

        @Override
        public void sessions(List<SessionProgress> sessions) {}

        @Override
        public void close() {}
      };
}
