package org.emajbatch.monitor.record;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.IntUnaryOperator;
import org.emajbatch.monitor.feed.Reasons;
import org.emajbatch.monitor.model.Controls;
import org.emajbatch.monitor.model.Event;
import org.emajbatch.monitor.model.Notice;
import org.emajbatch.monitor.model.Playback;
import org.emajbatch.monitor.model.Screen;

/**
 * Plays a recording into a dashboard in place of a server, on a thread of its own: at the speed it
 * was made at or another, onwards or step by step. At its end the last picture stays.
 */
public final class Replay implements AutoCloseable {

  /** Nobody waits longer than this for the next picture, however long the silence was. */
  private static final Duration LONGEST_WAIT = Duration.ofSeconds(5);

  private final Moments moments;
  private final Lock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();

  private Controls controls;
  private Consumer<Event> listener;

  /** How to come from what is shown to what is to be shown; the replay's thread does it. */
  private final List<IntUnaryOperator> moves = new ArrayList<>();

  /** Whether the same is to be shown once more, for another screen. */
  private boolean again;

  private boolean closed;
  private volatile Instant now;

  /** A replay that does not run yet. The recording stays the caller's to close. */
  public Replay(Recording recording) {
    this.moments = new Moments(recording);
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
    thread.setUncaughtExceptionHandler((dead, failure) -> note(Reasons.brief(failure)));
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
    change(() -> moves.add(from -> moments.step(from, by)));
  }

  /** Goes to the picture of another time, likewise. */
  public void skip(Duration by) {
    change(() -> moves.add(from -> moments.skip(from, by)));
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
      int position = 0;
      step(1);
      do {
        position = show(position);
      } while (awaitNext(position));
    } catch (IOException | RecordingException e) {
      // What was read before cannot be read any more. What is shown stays.
      note(e.getMessage());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /**
   * Shows what the user wants to see next.
   *
   * @return its position
   */
  private int show(int before) throws IOException, RecordingException {
    List<IntUnaryOperator> ways;
    Screen screen;
    lock.lock();
    try {
      ways = List.copyOf(moves);
      moves.clear();
      screen = controls.screen();
      again = false;
    } finally {
      lock.unlock();
    }
    boolean whole = moments.damage().isEmpty();
    int position = before;
    for (IntUnaryOperator way : ways) {
      position = way.applyAsInt(position);
    }
    Event.Played played = moments.at(position, screen);
    now = played.now();
    listener.accept(played);
    if (whole) {
      moments.damage().ifPresent(this::note);
    }
    return position;
  }

  private void note(String text) {
    listener.accept(new Event.Noted(new Notice(text, true, now)));
  }

  /** Waits until another event is to be shown; false when none is any more. */
  private boolean awaitNext(int position) throws InterruptedException {
    long start = System.nanoTime();
    Duration gap = moments.gap(position);
    boolean atEnd = position >= moments.size();
    lock.lock();
    try {
      while (!closed) {
        if (again || !moves.isEmpty()) {
          return true;
        }
        long wait = (long) (gap.toNanos() / Playback.speed(controls.interval()));
        long left = Math.min(wait, LONGEST_WAIT.toNanos()) - (System.nanoTime() - start);
        if (controls.paused() || atEnd) {
          changed.await();
        } else if (left > 0) {
          changed.await(left, TimeUnit.NANOSECONDS);
        } else {
          step(1);
        }
      }
      return false;
    } finally {
      lock.unlock();
    }
  }
}
