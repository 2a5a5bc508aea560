package org.emajbatch.monitor.model;

/** What keys do on every screen. The texts are those of the footer and of the help page alike. */
public enum Action {
  QUIT("q", "quit", "leave, as with Ctrl-C; rollbacks go on"),
  HELP("?", "help", "the keys and signs of this screen"),
  BACK("Esc, h", "back", "to the screen before"),
  OPEN("Enter, l", "open", "look into what is selected"),
  DOWN("j, down", "down", "select the next row"),
  UP("k, up", "up", "select the previous row"),
  PAGE_DOWN("PgDn", "page down", "ten rows down"),
  PAGE_UP("PgUp", "page up", "ten rows up"),
  FIRST("g, Home", "first", "select the first row"),
  LAST("G, End", "last", "select the last row"),
  FILTER("/", "filter", "only rows that contain a text; with ! before it, that do not"),
  SORT("s", "sort", "by the next column"),
  REVERSE("S", "reverse", "the other way round"),
  COPY("y", "copy", "put what is selected into the terminal's clipboard"),
  PAUSE("space", "pause", "keep this picture, or go on"),
  FASTER("+", "faster", "look more often"),
  SLOWER("-", "slower", "look less often"),
  STEP_ON(".", "next", "the recording's next picture"),
  STEP_BACK(",", "previous", "the recording's previous picture"),
  MINUTE_ON(">", "minute on", "the recording's picture of a minute later"),
  MINUTE_BACK("<", "minute back", "the recording's picture of a minute before"),
  ROLLBACKS("1", "rollbacks", "rollbacks, running and ended"),
  BLOCKED("2", "blocked", "who waits for whom"),
  IN_DOUBT("3", "in doubt", "what dead runs left behind"),
  GROUPS("4", "groups", "table groups, their marks and contents"),
  NEXT("Tab", "next", "the next of these four");

  private final String key;
  private final String label;
  private final String meaning;

  Action(String key, String label, String meaning) {
    this.key = key;
    this.label = label;
    this.meaning = meaning;
  }

  /** Whether it means something only where a recording is played. */
  public boolean isOfReplay() {
    return switch (this) {
      case STEP_ON, STEP_BACK, MINUTE_ON, MINUTE_BACK -> true;
      default -> false;
    };
  }

  /** The key's name. */
  public String key() {
    return key;
  }

  /** One word for the footer. */
  public String label() {
    return label;
  }

  /** A phrase for the help screen. */
  public String meaning() {
    return meaning;
  }
}
