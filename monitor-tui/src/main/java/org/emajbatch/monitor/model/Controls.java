package org.emajbatch.monitor.model;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the user has set by hand.
 *
 * @param interval how often to look
 * @param paused whether to keep the picture there is
 * @param path the screens from the first one to the one shown, which is the last; never empty
 * @param arrangements how each kind of screen is to be arranged
 * @param mode what keys mean now
 * @param notice what became of the last thing asked for
 * @param quit whether to leave
 */
public record Controls(
    Duration interval,
    boolean paused,
    List<Screen> path,
    Map<Class<? extends Screen>, Arrangement> arrangements,
    Mode mode,
    Optional<Notice> notice,
    boolean quit) {

  public Controls {
    path = List.copyOf(path);
    arrangements = Map.copyOf(arrangements);
    if (path.isEmpty()) {
      throw new IllegalArgumentException("there is always a screen");
    }
  }

  /** As it begins. */
  public static Controls initial(Duration interval) {
    return new Controls(
        interval,
        false,
        List.of(new Screen.Rollbacks()),
        Map.of(),
        Mode.browsing(),
        Optional.empty(),
        false);
  }

  /** The screen shown. */
  public Screen screen() {
    return path.get(path.size() - 1);
  }

  /** How the screen shown is to be arranged. */
  public Arrangement arrangement() {
    return arrangements.getOrDefault(screen().getClass(), Arrangement.NONE);
  }

  /** Looks at another pace. */
  public Controls withInterval(Duration newInterval) {
    return new Controls(newInterval, paused, path, arrangements, mode, notice, quit);
  }

  /** Holds the picture, or goes on. */
  public Controls withPaused(boolean newPaused) {
    return new Controls(interval, newPaused, path, arrangements, mode, notice, quit);
  }

  /** Goes elsewhere. A selection stays with its kind of screen, a filter with its list. */
  public Controls withPath(List<Screen> newPath) {
    return new Controls(
        interval, paused, newPath, arrangements, Mode.browsing(), Optional.empty(), quit);
  }

  /** One screen deeper. */
  public Controls opening(Screen screen) {
    List<Screen> longer = new ArrayList<>(path);
    longer.add(screen);
    Map<Class<? extends Screen>, Arrangement> fresh = new HashMap<>(arrangements);
    fresh.remove(screen.getClass());
    return new Controls(interval, paused, longer, fresh, Mode.browsing(), Optional.empty(), quit);
  }

  /** Another screen in place of the one shown. */
  public Controls showing(Screen screen) {
    List<Screen> other = new ArrayList<>(path.subList(0, path.size() - 1));
    other.add(screen);
    return withPath(other);
  }

  /** One screen back; the first one stays. */
  public Controls back() {
    return path.size() == 1 ? this : withPath(path.subList(0, path.size() - 1));
  }

  /** Arranges the screen shown. */
  public Controls withArrangement(Arrangement arrangement) {
    Map<Class<? extends Screen>, Arrangement> all = new HashMap<>(arrangements);
    all.put(screen().getClass(), arrangement);
    return new Controls(interval, paused, path, all, mode, notice, quit);
  }

  /** Lets keys mean something else. */
  public Controls withMode(Mode newMode) {
    return new Controls(interval, paused, path, arrangements, newMode, notice, quit);
  }

  /** Tells the user something. */
  public Controls withNotice(Optional<Notice> newNotice) {
    return new Controls(interval, paused, path, arrangements, mode, newNotice, quit);
  }

  /** Leaves. */
  public Controls withQuit() {
    return new Controls(interval, paused, path, arrangements, mode, notice, true);
  }
}
