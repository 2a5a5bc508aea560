package org.emajbatch.monitor.record;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.emajbatch.monitor.model.Controls;
import org.emajbatch.monitor.model.Detail;
import org.emajbatch.monitor.model.Event;
import org.emajbatch.monitor.model.Notice;
import org.emajbatch.monitor.model.Picture;
import org.emajbatch.monitor.model.Playback;
import org.emajbatch.monitor.model.Screen;

/**
 * Plays a recording into a dashboard in place of a server, on a thread of its own: at the speed it
 * was made at or another, onwards or step by step. At its end the last picture stays.
 */
public final class Replay implements AutoCloseable {

  /** Nobody waits longer than this for the next picture, however long the silence was. */
  private static final Duration LONGEST_WAIT = Duration.ofSeconds(5);

  private final Recording recording;
  private final Lock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();

  /** The details seen so far, for whoever opens their screens. */
  private final Map<Screen, Picture.Extra> seen = new HashMap<>();

  private Controls controls;
  private Consumer<Event> listener;
  private int position;
  private int end;
  private int steps;
  private boolean again;
  private boolean closed;
  private volatile Instant now;

  /** A replay that does not run yet. The recording stays the caller's to close. */
  public Replay(Recording recording) {
    this.recording = recording;
    this.end = recording.size();
    this.now = recording.heading().madeAt();
  }

  /** The time of the recording: what was a minute old then is a minute old now. */
  public Clock clock() {
    return new Clock() {
      @Override
      public ZoneId getZone() {
        return ZoneOffset.UTC;
      }

      @Override
      public Clock withZone(ZoneId zone) {
        return this;
      }

      @Override
      public Instant instant() {
        return now;
      }
    };
  }

  /**
   * Starts to play.
   *
   * @param newListener is called on the replay's thread
   */
  public void start(Controls initial, Consumer<Event> newListener) {
    controls = initial;
    listener = newListener;
    Thread thread = new Thread(this::run, "replay");
    thread.setDaemon(true);
    thread.start();
  }

  /** Follows what the user has set: pause, speed and screen. */
  public void follow(Controls newControls) {
    change(
        () -> {
          again |= !newControls.screen().equals(controls.screen());
          controls = newControls;
        });
  }

  /** Goes to another picture, also while paused; both ends of the recording stop it. */
  public void step(int by) {
    change(() -> steps += by);
  }

  @Override
  public void close() {
    change(() -> closed = true);
  }

  private void change(Runnable change) {
    lock.lock();
    try {
      change.run();
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  private void run() {
    try {
      int next = Math.min(1, end);
      while (next >= 0) {
        show(next);
        next = awaitNext();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Shows the event of a number, unless it is damaged: then the recording ends before it. */
  private void show(int number) {
    try {
      Optional<Event> event = number == 0 ? Optional.empty() : Optional.of(recording.event(number));
      position = number;
      listener.accept(new Event.Played(new Playback(number, end)));
      event.ifPresent(this::tell);
    } catch (IOException | RecordingException e) {
      end = number - 1;
      position = Math.min(position, end);
      listener.accept(new Event.Played(new Playback(position, end)));
      listener.accept(new Event.Noted(new Notice(e.getMessage(), true, now)));
    }
  }

  private void tell(Event event) {
    now = timeOf(event);
    if (event instanceof Event.PictureTaken taken) {
      taken.extra().ifPresent(extra -> seen.put(extra.screen(), extra));
      listener.accept(new Event.PictureTaken(taken.activity(), extra(), taken.at()));
    } else {
      listener.accept(event);
    }
  }

  /** What is to be shown besides the rollbacks on the screen that the user looks at. */
  private Optional<Picture.Extra> extra() {
    Screen screen = screen();
    if (!screen.needsDetail()) {
      return Optional.empty();
    }
    return Optional.of(
        seen.getOrDefault(
            screen,
            new Picture.Extra(
                screen,
                new Detail.Unreadable(
                    "The recording has nothing of this screen up to here: what was not looked at"
                        + " was not recorded."))));
  }

  private Screen screen() {
    lock.lock();
    try {
      return controls.screen();
    } finally {
      lock.unlock();
    }
  }

  /** Waits until another event is to be shown; -1 when none is any more. */
  private int awaitNext() throws InterruptedException {
    lock.lock();
    try {
      long start = System.nanoTime();
      Duration gap = gap();
      while (!closed) {
        if (steps != 0) {
          int target = Math.max(Math.min(1, end), Math.min(end, position + steps));
          steps = 0;
          return target;
        }
        if (again) {
          again = false;
          return position;
        }
        long wait = (long) (gap.toNanos() / Playback.speed(controls.interval()));
        long left = Math.min(wait, LONGEST_WAIT.toNanos()) - (System.nanoTime() - start);
        if (controls.paused() || position >= end) {
          changed.await();
        } else if (left > 0) {
          changed.await(left, TimeUnit.NANOSECONDS);
        } else {
          return position + 1;
        }
      }
      return -1;
    } finally {
      lock.unlock();
    }
  }

  /** How long it took until the next event came. */
  private Duration gap() {
    try {
      Duration gap =
          position >= end
              ? Duration.ZERO
              : Duration.between(now, timeOf(recording.event(position + 1)));
      return gap.isNegative() ? Duration.ZERO : gap;
    } catch (IOException | RecordingException damaged) {
      // Showing it says so.
      return Duration.ZERO;
    }
  }

  private static Instant timeOf(Event event) {
    return event instanceof Event.PictureTaken taken ? taken.at() : ((Event.LinkLost) event).at();
  }
}
