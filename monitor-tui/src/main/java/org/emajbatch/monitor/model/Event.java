package org.emajbatch.monitor.model;

import java.time.Instant;
import java.util.Optional;
import org.emajbatch.sql.activity.RollbackActivity;

/** Whatever can change the model. */
public sealed interface Event {

  /** A key was pressed. */
  record KeyPressed(Key key) implements Event {}

  /** A row was clicked, or clicked again. */
  record RowClicked(String row) implements Event {}

  /** The mouse's wheel was turned by so many rows; downwards is positive. */
  record Scrolled(int rows) implements Event {}

  /**
   * The database answered.
   *
   * @param withheld why the rollbacks are those of before; absent where they are of this moment
   */
  record PictureTaken(
      RollbackActivity activity,
      Optional<Picture.Extra> extra,
      Optional<Withheld> withheld,
      Instant at)
      implements Event {

    /** It told all. */
    public PictureTaken(RollbackActivity activity, Optional<Picture.Extra> extra, Instant at) {
      this(activity, extra, Optional.empty(), at);
    }
  }

  /** The database did not answer; the feed keeps trying by itself. */
  record LinkLost(String reason, Instant at) implements Event {}

  /** Something that was asked for has been done, or not. */
  record Noted(Notice notice) implements Event {}

  /**
   * A recording was played so far. All that it says of that moment is in here, so that nothing is
   * left of what was shown before.
   *
   * @param playback how far
   * @param picture the last one up to there with what the screen needs, as far as one was recorded;
   *     absent before the first
   * @param link whether the server answered
   * @param trends how fast counters grew
   * @param now by the clock of the client then
   */
  record Played(Playback playback, Optional<Picture> picture, Link link, Trends trends, Instant now)
      implements Event {}

  /** Time went by, or the window's size changed: draw again. */
  record Tick(Instant now) implements Event {}
}
