package org.emajbatch.monitor.model;

import java.time.Instant;
import org.emajbatch.sql.activity.RollbackActivity;

/** Whatever can change the model. */
public sealed interface Event {

  /** A key was pressed that means something. */
  record KeyPressed(Action action) implements Event {}

  /** The database answered. */
  record PictureTaken(RollbackActivity activity, Instant at) implements Event {}

  /** The database did not answer; the feed keeps trying by itself. */
  record LinkLost(String reason, Instant at) implements Event {}

  /** Time went by, or the window's size changed: draw again. */
  record Tick(Instant now) implements Event {}
}
