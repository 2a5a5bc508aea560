package org.emajbatch.monitor;

import java.io.IOException;
import java.util.Optional;
import org.emajbatch.monitor.feed.Reasons;
import org.emajbatch.monitor.model.Event;
import org.emajbatch.monitor.record.Recording;
import org.emajbatch.monitor.record.RecordingException;
import org.emajbatch.sql.activity.RecentWindow;
import org.emajbatch.sql.activity.RollbackActivity;

/** The pictures of a recording, one after the other, or only the last one that is whole. */
final class RecordedPictures implements Pictures {

  private final Recording recording;
  private final RecentWindow window;
  private final boolean lastOnly;
  private int read;
  private boolean any;
  private Optional<Failure> damage = Optional.empty();

  /**
   * From the first one.
   *
   * @param window which of their ended rollbacks
   */
  RecordedPictures(Recording recording, RecentWindow window, boolean lastOnly) {
    this.recording = recording;
    this.window = window;
    this.lastOnly = lastOnly;
  }

  @Override
  public Optional<RollbackActivity> next() throws Failure {
    if (damage.isPresent()) {
      throw damage.get();
    }
    Optional<RollbackActivity> picture = Optional.empty();
    try {
      while (read < recording.size() && (lastOnly || picture.isEmpty())) {
        if (recording.event(read + 1) instanceof Event.PictureTaken taken
            && taken.withheld().isEmpty()) {
          picture = Optional.of(taken.activity());
        }
        read++;
      }
    } catch (IOException | RecordingException e) {
      damage = Optional.of(new Failure(Failure.Code.RECORDING_DAMAGED, "", Reasons.brief(e), ""));
      // What is whole is shown first.
      if (picture.isEmpty()) {
        throw damage.get();
      }
    }
    any |= picture.isPresent();
    if (!any) {
      throw new Failure(
          Failure.Code.RECORDING_EMPTY,
          "",
          "The recording has no picture: it was ended before there was one.",
          "");
    }
    return picture.map(this::shortened);
  }

  private RollbackActivity shortened(RollbackActivity picture) {
    return new RollbackActivity(
        picture.takenAt(),
        picture.database(),
        picture.running(),
        window.of(picture.recent(), picture.takenAt()),
        picture.leftovers());
  }
}
