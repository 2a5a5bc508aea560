package org.emajbatch.monitor.terminal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.googlecode.lanterna.TerminalSize;
import com.googlecode.lanterna.input.KeyStroke;
import com.googlecode.lanterna.input.KeyType;
import com.googlecode.lanterna.terminal.virtual.DefaultVirtualTerminal;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.emajbatch.monitor.Replayed;
import org.emajbatch.monitor.Scenes;
import org.emajbatch.monitor.model.Controls;
import org.emajbatch.monitor.model.Effect;
import org.emajbatch.monitor.model.Event;
import org.emajbatch.monitor.model.Model;
import org.emajbatch.monitor.view.Symbols;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The loop with its real threads, keys and resizes, on a terminal in memory. */
class DashboardLoopTest {

  private final DefaultVirtualTerminal terminal =
      new DefaultVirtualTerminal(new TerminalSize(80, 24));

  /** The terminal in memory cannot be painted while somebody waits for its keys. */
  private final BlockingQueue<KeyStroke> keys = new LinkedBlockingQueue<>();

  private final AtomicBoolean keysFail = new AtomicBoolean();
  private final AtomicReference<Exception> failure = new AtomicReference<>();
  private final List<Controls> heard = new CopyOnWriteArrayList<>();
  private final Clock clock = Clock.fixed(Scenes.NOW, ZoneOffset.UTC);
  private final List<Effect> asked = new CopyOnWriteArrayList<>();
  private final Outside outside = new Listed();
  private TerminalSession session;
  private DashboardLoop loop;
  private Thread running;

  @BeforeEach
  void run() throws Exception {
    session = new TerminalSession(terminal, Theme.DARK);
    loop = new DashboardLoop(session, this::nextKey, Symbols.UNICODE, clock);
    Model waiting =
        Model.initial(Scenes.model(Scenes.quiet()).setting(), Duration.ofSeconds(1), Scenes.NOW);
    running =
        new Thread(
            () -> {
              try {
                loop.run(waiting, heard::add, outside);
              } catch (Exception e) {
                failure.set(e);
              }
            });
    running.start();
  }

  @AfterEach
  void quit() throws Exception {
    type('q');
    running.join(10_000);
    assertThat(running.isAlive()).isFalse();
    session.close();
  }

  @Test
  void aPictureAppearsWhenItArrives() {
    await().until(() -> row(3).contains("Waiting for the first picture"));
    loop.post(new Event.PictureTaken(Scenes.executing(), Optional.empty(), Scenes.NOW));
    await().until(() -> row(3).contains("#42 executing"));
  }

  @Test
  void keysAreObeyedAndTold() {
    loop.post(new Event.PictureTaken(Scenes.executing(), Optional.empty(), Scenes.NOW));
    type(' ');
    await().until(() -> row(0).contains("paused"));
    type('?');
    await().until(() -> row(2).contains("KEYS"));
    keys.add(new KeyStroke(KeyType.Escape));
    await().until(() -> row(2).contains("RUNNING"));
    assertThat(heard).isNotEmpty().allMatch(Controls::paused);
  }

  @Test
  void withoutKeysTheDashboardEndsAndSaysWhy() throws Exception {
    keys.add(new KeyStroke(KeyType.F5));
    keysFail.set(true);
    type('j');
    running.join(10_000);
    assertThat(running.isAlive()).isFalse();
    assertThat(failure.get()).hasMessageContaining("no more keys").hasRootCauseMessage("broken");
  }

  @Test
  void aResizeIsFollowedWithoutAKey() {
    loop.post(new Event.PictureTaken(Scenes.executing(), Optional.empty(), Scenes.NOW));
    await().until(() -> row(23).contains("q quit"));
    terminal.setTerminalSize(new TerminalSize(60, 20));
    await().until(() -> row(19).contains("q quit"));
  }

  @Test
  void aClickSelectsTheRowUnderItAndTheWheelTheNextOne() {
    loop.post(new Event.PictureTaken(Scenes.executing(), Optional.empty(), Scenes.NOW));
    await().until(() -> row(14).contains("#39"));
    loop.clicked(14);
    await().until(() -> row(14).startsWith("▶"));
    loop.scrolled(-1);
    await().until(() -> row(13).startsWith("▶"));
  }

  @Test
  void pastedTextIsAnswered() {
    loop.post(new Event.PictureTaken(Scenes.quiet(), Optional.empty(), Scenes.NOW));
    loop.pasted();
    await().until(() -> row(22).contains("Pasted text presses no keys"));
  }

  @Test
  void whatKeysAskForIsDoneOnce() {
    loop.post(new Event.PictureTaken(Scenes.executing(), Optional.empty(), Scenes.NOW));
    loop.post(Replayed.event(Scenes.model(Scenes.executing()), 1, 9));
    type('.');
    await().until(() -> asked.contains(new Effect.Step(1)));
    type(',');
    await().until(() -> asked.size() > 1);
    assertThat(asked).containsExactly(new Effect.Step(1), new Effect.Step(-1));
  }

  /** Writes down what it is asked for. */
  private final class Listed implements Outside {

    @Override
    public void begin(Effect effect, Consumer<Event> listener) {
      asked.add(effect);
    }

    @Override
    public ProcessBuilder command(Effect.HandOver handOver) {
      return new ProcessBuilder(handOver.arguments());
    }
  }

  private KeyStroke nextKey() throws InterruptedException {
    KeyStroke key = keys.take();
    if (keysFail.get()) {
      throw new IllegalStateException("broken");
    }
    return key;
  }

  private void type(char character) {
    keys.add(new KeyStroke(character, false, false));
  }

  private String row(int row) {
    StringBuilder line = new StringBuilder();
    for (int column = 0; column < terminal.getTerminalSize().getColumns(); column++) {
      line.append(terminal.getCharacter(column, row).getCharacterString());
    }
    return line.toString();
  }
}
