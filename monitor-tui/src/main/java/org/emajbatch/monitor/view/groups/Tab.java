package org.emajbatch.monitor.view.groups;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import org.emajbatch.monitor.model.Screen;
import org.emajbatch.monitor.view.Block;
import org.emajbatch.monitor.view.Line;
import org.emajbatch.monitor.view.ScreenKey;
import org.emajbatch.monitor.view.ScreenKey.Deed;
import org.emajbatch.monitor.view.Tone;

/** The screens of one group, each behind the same key on all of them. */
enum Tab {
  MARKS('m', "marks", Screen.Marks.class, Screen.Marks::new),
  CONTENTS('c', "contents", Screen.Contents.class, Screen.Contents::new),
  STATISTICS('t', "changes", Screen.Statistics.class, Tab::sinceLastMark),
  CONSOLIDABLES('o', "consolidable", Screen.Consolidables.class, Screen.Consolidables::new),
  HISTORY('e', "history", Screen.History.class, Screen.History::new);

  /** What the engine understands as the youngest mark, whatever its name is. */
  static final String LAST_MARK = "EMAJ_LAST_MARK";

  private final char key;
  private final String word;
  private final Class<? extends Screen> kind;
  private final Function<String, Screen> of;

  Tab(char key, String word, Class<? extends Screen> kind, Function<String, Screen> of) {
    this.key = key;
    this.word = word;
    this.kind = kind;
    this.of = of;
  }

  private static Screen sinceLastMark(String group) {
    return new Screen.Statistics(group, LAST_MARK, Optional.empty(), false);
  }

  /** All of them in one line, the one shown brought out. */
  static Block line(Screen shown) {
    Line line = Line.of(" ", Tone.PLAIN);
    for (Tab tab : values()) {
      boolean here = tab.kind.isInstance(shown);
      String text =
          here ? "[" + tab.key + " " + tab.word + "]" : " " + tab.key + " " + tab.word + " ";
      line = line.add(text, here ? Tone.HEADING : Tone.FAINT);
    }
    return Block.of(line);
  }

  /** The keys that lead from one to the others. */
  static List<ScreenKey> keys(String group, Screen shown) {
    return keys(tab -> !tab.kind.isInstance(shown), tab -> new Deed.Show(tab.of.apply(group)));
  }

  /** The keys that lead into a group. */
  static List<ScreenKey> into(String group) {
    return keys(tab -> true, tab -> new Deed.Open(tab.of.apply(group)));
  }

  private static List<ScreenKey> keys(Predicate<Tab> which, Function<Tab, Deed> deed) {
    List<ScreenKey> keys = new ArrayList<>();
    Arrays.stream(values())
        .filter(which)
        .forEach(tab -> keys.add(new ScreenKey(tab.key, "", tab.meaning(), deed.apply(tab))));
    return keys;
  }

  private String meaning() {
    return switch (this) {
      case MARKS -> "the group's marks";
      case CONTENTS -> "the group's tables and sequences";
      case STATISTICS -> "changes since the last mark, by table";
      case CONSOLIDABLES -> "logged rollbacks of the group that can be consolidated";
      case HISTORY -> "what was done with the group";
    };
  }
}
