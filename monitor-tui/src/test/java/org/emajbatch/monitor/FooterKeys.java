package org.emajbatch.monitor;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.emajbatch.monitor.model.Event;
import org.emajbatch.monitor.model.Key;
import org.emajbatch.monitor.model.Model;
import org.emajbatch.monitor.model.Notice;
import org.emajbatch.monitor.update.Update;
import org.emajbatch.monitor.view.Dashboard;
import org.emajbatch.monitor.view.Symbols;

/** Holds the bottom line to its word: it offers the keys that are valid now. */
public final class FooterKeys {

  /** Wide enough for all of them. */
  private static final int COLUMNS = 250;

  private FooterKeys() {}

  /** The keys offered, as the line has them. */
  public static List<String> offered(Model model) {
    List<String> lines =
        Dashboard.render(model, COLUMNS, 24, Symbols.UNICODE).text().lines().toList();
    return List.of(lines.get(lines.size() - 1).strip().split(" {2,}")).stream()
        .map(pair -> pair.substring(0, pair.indexOf(' ')).replaceAll("(.),", "$1"))
        .toList();
  }

  /** Each of them does something when it is pressed, and is not refused. */
  public static void assertValid(Model model) {
    Model before = model.withControls(model.controls().withNotice(Optional.empty()));
    for (String key : offered(before)) {
      assertThat(keys(key).stream().map(k -> Update.apply(before, new Event.KeyPressed(k))))
          .as("%s on %s in %s", key, before.screen(), before.controls().mode())
          .anySatisfy(
              after -> {
                assertThat(after.equals(before)).as("does nothing").isFalse();
                assertThat(after.controls().notice().filter(Notice::bad)).isEmpty();
              });
    }
  }

  private static List<Key> keys(String name) {
    return switch (name) {
      case "Enter" -> List.of(Key.of(Key.Kind.ENTER));
      case "Esc" -> List.of(Key.of(Key.Kind.ESCAPE));
      case "Tab" -> List.of(Key.of(Key.Kind.TAB));
      case "space" -> List.of(Key.of(' '));
      case "↑↓" -> List.of(Key.of(Key.Kind.DOWN), Key.of(Key.Kind.UP));
      default -> List.of(Key.of(name.codePointAt(0)));
    };
  }
}
