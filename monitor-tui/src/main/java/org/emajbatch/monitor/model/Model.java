package org.emajbatch.monitor.model;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.emajbatch.sql.activity.Rollback;

/**
 * All that the dashboard knows. Only the package {@code update} makes a new one out of an old one.
 *
 * @param setting what stays the same
 * @param controls what the user has set
 * @param picture the last picture
 * @param link whether the database answers
 * @param trends how fast counters grow
 * @param effects what is to be done outside, in this order; the loop does it and forgets it
 * @param playback how far a recording has been played; absent where there is a database
 * @param now the client's time
 * @param derived what was computed already
 */
public record Model(
    Setting setting,
    Controls controls,
    Optional<Picture> picture,
    Link link,
    Trends trends,
    List<Effect> effects,
    Optional<Playback> playback,
    Instant now,
    Derived derived) {

  public Model {
    effects = List.copyOf(effects);
  }

  /** Nothing is computed yet. */
  public Model(
      Setting setting,
      Controls controls,
      Optional<Picture> picture,
      Link link,
      Trends trends,
      List<Effect> effects,
      Optional<Playback> playback,
      Instant now) {
    this(setting, controls, picture, link, trends, effects, playback, now, new Derived());
  }

  /** Before the first picture. */
  public static Model initial(Setting setting, Duration interval, Instant now) {
    return new Model(
        setting,
        Controls.initial(interval),
        Optional.empty(),
        Link.live(now),
        Trends.NONE,
        List.of(),
        Optional.empty(),
        now);
  }

  /** The screen shown. */
  public Screen screen() {
    return controls.screen();
  }

  /** All rollbacks, running ones first. */
  public List<Rollback> rollbacks() {
    return picture.stream()
        .flatMap(
            p -> Stream.concat(p.activity().running().stream(), p.activity().recent().stream()))
        .toList();
  }

  /**
   * What was read for the screen shown; nothing where it has not come yet.
   *
   * @param kind which detail is expected
   */
  public <D extends Detail> Optional<D> detail(Class<D> kind) {
    return extra().filter(kind::isInstance).map(kind::cast);
  }

  /** Why the screen's detail could not be read. */
  public Optional<String> unreadable() {
    return detail(Detail.Unreadable.class).map(Detail.Unreadable::reason);
  }

  private Optional<Detail> extra() {
    return picture
        .flatMap(Picture::extra)
        .filter(extra -> extra.isFor(screen()))
        .map(Picture.Extra::detail);
  }

  /** The last picture there is; in a recording, a screen may show an older one. */
  public Optional<Picture> latest() {
    return playback.flatMap(Playback::latest).or(() -> picture);
  }

  /** The moment of that, as {@link #takenAt}. */
  public Instant latestTakenAt() {
    return latest().map(p -> p.activity().takenAt()).orElse(now);
  }

  /** The moment of the picture, by the server's clock; the client's where there is none. */
  public Instant takenAt() {
    return picture.map(p -> p.activity().takenAt()).orElse(now);
  }

  /** With other settings by hand. */
  public Model withControls(Controls newControls) {
    return new Model(setting, newControls, picture, link, trends, effects, playback, now, derived);
  }

  /** With a new picture. */
  public Model withPicture(Picture newPicture, Link newLink, Trends newTrends) {
    return new Model(
        setting,
        controls,
        Optional.of(newPicture),
        newLink,
        newTrends,
        effects,
        playback,
        newPicture.receivedAt(),
        derived);
  }

  /** Waiting for what the screen needs besides the rollbacks. */
  public Model withoutExtra() {
    Optional<Picture> bare =
        picture.map(p -> new Picture(p.activity(), Optional.empty(), p.receivedAt()));
    return new Model(setting, controls, bare, link, trends, effects, playback, now, derived);
  }

  /** With another state of the link. */
  public Model withLink(Link newLink, Instant at) {
    return new Model(setting, controls, picture, newLink, trends, effects, playback, at, derived);
  }

  /** At a place of the recording, with all that it says of that. */
  public Model withPlayed(Event.Played played) {
    return new Model(
        setting,
        controls,
        played.picture(),
        played.link(),
        played.trends(),
        effects,
        Optional.of(played.playback()),
        played.now(),
        derived);
  }

  /** Later. */
  public Model withNow(Instant newNow) {
    return new Model(setting, controls, picture, link, trends, effects, playback, newNow, derived);
  }

  /** With something more to be done outside. */
  public Model withEffect(Effect effect) {
    List<Effect> more = new ArrayList<>(effects);
    more.add(effect);
    return new Model(setting, controls, picture, link, trends, more, playback, now, derived);
  }

  /** When all is done that was to be done outside. */
  public Model withoutEffects() {
    return new Model(setting, controls, picture, link, trends, List.of(), playback, now, derived);
  }
}
