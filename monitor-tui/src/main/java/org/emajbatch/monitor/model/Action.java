package org.emajbatch.monitor.model;

/** What a key can ask for. The texts are those of the footer and of the help screen alike. */
public enum Action {
  QUIT("q", "quit", "leave, as with Ctrl-C; rollbacks go on"),
  PAUSE("space", "pause", "keep this picture, or go on"),
  FASTER("+", "faster", "look more often"),
  SLOWER("-", "slower", "look less often"),
  DOWN("j, down", "down", "select the next rollback"),
  UP("k, up", "up", "select the previous one"),
  FIRST("g, Home", "first", "select the first one"),
  LAST("G, End", "last", "select the last one"),
  HELP("?", "help", "this page"),
  BACK("Esc", "back", "leave this page");

  private final String key;
  private final String label;
  private final String meaning;

  Action(String key, String label, String meaning) {
    this.key = key;
    this.label = label;
    this.meaning = meaning;
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
