package org.emajbatch.monitor.model;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.emajbatch.sql.activity.Rollback;

/**
 * All that the dashboard knows. Only {@link Update} makes a new one out of an old one.
 *
 * @param setting what stays the same
 * @param controls what the user has set
 * @param picture the last picture
 * @param link whether the database answers
 * @param now the client's time
 */
public record Model(
    Setting setting, Controls controls, Optional<Picture> picture, Link link, Instant now) {

  /** Before the first picture. */
  public static Model initial(Setting setting, Duration interval, Instant now) {
    return new Model(setting, Controls.initial(interval), Optional.empty(), Link.live(now), now);
  }

  /** All rollbacks on the screen, from top to bottom. */
  public List<Rollback> rollbacks() {
    return picture.stream()
        .flatMap(
            p -> Stream.concat(p.activity().running().stream(), p.activity().recent().stream()))
        .toList();
  }

  /** The selected rollback: the chosen one while it is listed, else the topmost. */
  public Optional<Rollback> selection() {
    List<Rollback> all = rollbacks();
    return all.stream()
        .filter(rollback -> isChosen(rollback.id()))
        .findFirst()
        .or(() -> all.stream().findFirst());
  }

  private boolean isChosen(int rollbackId) {
    return controls.selected().isPresent() && controls.selected().getAsInt() == rollbackId;
  }

  Model withControls(Controls newControls) {
    return new Model(setting, newControls, picture, link, now);
  }

  Model withPicture(Picture newPicture, Link newLink) {
    return new Model(setting, controls, Optional.of(newPicture), newLink, newPicture.receivedAt());
  }

  Model withLink(Link newLink, Instant at) {
    return new Model(setting, controls, picture, newLink, at);
  }

  Model withNow(Instant newNow) {
    return new Model(setting, controls, picture, link, newNow);
  }
}
