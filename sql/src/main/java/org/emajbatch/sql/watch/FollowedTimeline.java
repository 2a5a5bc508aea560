package org.emajbatch.sql.watch;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.emajbatch.sql.activity.Catalogue;

/**
 * The steps of one rollback, looked at again and again: what was read is kept, and of the rest only
 * that is read which can have changed since. It tells exactly what {@link Timelines} would. Never
 * use it from two threads.
 *
 * <p>When nothing was written, nothing is read. While steps are carried out, those of each session
 * are read that began when the last one known of it did, or later. That is a guess, for the clock
 * may be set back, and a session may make known late what it did; so it is counted afterwards. A
 * step only ever begins, and ends, and the plan around it stays as it is: if as many have begun and
 * ended as the server counts, they are the same, and what was kept of them holds. Otherwise all are
 * read.
 */
public final class FollowedTimeline {

  private Optional<Kept> kept = Optional.empty();

  /**
   * What the last look saw.
   *
   * @param connection over which; behind another one might be a server that forgot what it said
   */
  private record Kept(
      Connection connection, PlanState state, PlannedSteps steps, Timeline timeline) {
    boolean isOf(int rollbackId) {
      return timeline.rollbackId() == rollbackId;
    }
  }

  /**
   * All steps of a rollback; the very same object as long as nothing changes.
   *
   * @param connection within a snapshot
   * @param rollbackId rlbk_id; it need not be that of the last look
   * @return nothing where there is no such rollback
   */
  public Optional<Timeline> read(Connection connection, Catalogue catalogue, int rollbackId)
      throws SQLException {
    Optional<Kept> last = kept.filter(k -> k.connection() == connection && k.isOf(rollbackId));
    // Whatever fails from here on, the next look does not build on it.
    kept = Optional.empty();
    Optional<PlanState> state = PlanState.read(connection, catalogue, rollbackId);
    if (state.isEmpty()) {
      return Optional.empty();
    }
    if (last.isPresent() && last.get().state().equals(state.get())) {
      kept = last;
    } else {
      PlannedSteps steps = steps(connection, catalogue, rollbackId, state.get(), last);
      Timeline timeline = new Timeline(rollbackId, steps.inOrder(), state.get().predicted());
      kept = Optional.of(new Kept(connection, state.get(), steps, timeline));
    }
    return kept.map(Kept::timeline);
  }

  /** The next look reads all. */
  public void forget() {
    kept = Optional.empty();
  }

  private static PlannedSteps steps(
      Connection connection,
      Catalogue catalogue,
      int rollbackId,
      PlanState state,
      Optional<Kept> last)
      throws SQLException {
    if (last.isPresent() && last.get().state().isSamePlan(state)) {
      PlannedSteps known = last.get().steps();
      List<TimedStep> begun = Timelines.begun(connection, catalogue, rollbackId, known.lastBegun());
      PlannedSteps steps = known.with(begun);
      if (steps.begun() == state.begun() && steps.done() == state.done()) {
        return steps;
      }
    }
    return Timelines.whole(connection, catalogue, rollbackId);
  }
}
