package org.emajbatch.monitor.view;

import static java.util.stream.Collectors.joining;

import org.emajbatch.sql.activity.State;

/** The signs that the screens are drawn with, in Unicode or in plain ASCII. */
public enum Symbols {
  UNICODE(" ▏▎▍▌▋▊▉", "█", "▕", "▏", "→", "·", "…", "▶", "»", "⚠", "↑↓"),
  ASCII(" ", "#", "[", "]", "->", "-", "...", ">", ">", "!", "j k");

  private final String eighths;
  private final String full;
  private final String gaugeStart;
  private final String gaugeEnd;
  private final String arrow;
  private final String separator;
  private final String ellipsis;
  private final String pointer;
  private final String slowest;
  private final String warning;
  private final String upDown;

  Symbols(
      String eighths,
      String full,
      String gaugeStart,
      String gaugeEnd,
      String arrow,
      String separator,
      String ellipsis,
      String pointer,
      String slowest,
      String warning,
      String upDown) {
    this.eighths = eighths;
    this.full = full;
    this.gaugeStart = gaugeStart;
    this.gaugeEnd = gaugeEnd;
    this.arrow = arrow;
    this.separator = separator;
    this.ellipsis = ellipsis;
    this.pointer = pointer;
    this.slowest = slowest;
    this.warning = warning;
    this.upDown = upDown;
  }

  /**
   * A gauge.
   *
   * @param fraction from 0 to 1
   * @param width columns, those of its two ends included
   */
  public String gauge(double fraction, int width) {
    int inside = width - gaugeStart.length() - gaugeEnd.length();
    return gaugeStart + bar(fraction, inside) + gaugeEnd;
  }

  /**
   * A bar without ends, by eighths of a column.
   *
   * @param fraction from 0 to 1
   * @param width columns, filled or not
   */
  public String bar(double fraction, int width) {
    int steps = eighths.length();
    int filled = (int) Math.round(Math.max(0, Math.min(1, fraction)) * width * steps);
    String bar = full.repeat(filled / steps);
    if (filled % steps > 0) {
      bar += eighths.charAt(filled % steps);
    }
    return bar + " ".repeat(width - bar.length());
  }

  /** A text as these symbols can show it: in ASCII, a question mark stands for anything else. */
  public String show(String text) {
    return this == UNICODE ? text : text.codePoints().mapToObj(Symbols::ascii).collect(joining());
  }

  /** Columns that a cell's text takes as it is shown. */
  int width(Cell cell) {
    return this == UNICODE ? cell.width() : Glyph.width(show(cell.text()));
  }

  private static String ascii(int codePoint) {
    return codePoint < 127 ? Character.toString(codePoint) : "?";
  }

  /** The sign of a state: no two states that may stand side by side share one. */
  public String of(State state) {
    boolean unicode = this == UNICODE;
    return switch (state) {
      case PLANNING -> unicode ? "○" : "o";
      case LOCKING -> unicode ? "◔" : "l";
      case EXECUTING -> unicode ? "●" : "*";
      case COMMITTING -> unicode ? "◆" : "c";
      case IN_DOUBT -> unicode ? "⚠" : "!";
      case COMMITTED -> unicode ? "✓" : "+";
      case ABORTED -> unicode ? "✗" : "x";
    };
  }

  public String arrow() {
    return arrow;
  }

  public String separator() {
    return separator;
  }

  public String ellipsis() {
    return ellipsis;
  }

  public String pointer() {
    return pointer;
  }

  /** Marks the session that will end last. */
  public String slowest() {
    return slowest;
  }

  public String warning() {
    return warning;
  }

  /** Fills what is done. */
  public String solid() {
    return full;
  }

  /** Fills what is being done. */
  public String dense() {
    return this == UNICODE ? "▓" : "=";
  }

  /** Fills what is to come. */
  public String light() {
    return this == UNICODE ? "░" : ".";
  }

  /** Fills what was cut off. */
  public String broken() {
    return this == UNICODE ? "╳" : "x";
  }

  /** Begins a piece that follows another one, on the ground of what is done or not. */
  public String edge(boolean solid) {
    return this == UNICODE ? solid ? "▐" : "┊" : "|";
  }

  /** A vertical line through what is done now. */
  public String nowLine() {
    return this == UNICODE ? "│" : "|";
  }

  /** A vertical line where nothing can end before. */
  public String boundLine() {
    return this == UNICODE ? "┆" : ":";
  }

  /** Marks the present on an axis. */
  public String now() {
    return this == UNICODE ? "▼" : "N";
  }

  /** Marks what no plan can beat on an axis. */
  public String bound() {
    return this == UNICODE ? "◆" : "B";
  }

  /** Marks what was predicted on an axis. */
  public String predicted() {
    return this == UNICODE ? "◇" : "P";
  }

  /** A piece of an axis, with a tick or without. */
  public String axis(boolean tick) {
    return this == UNICODE ? tick ? "┬" : "─" : tick ? "+" : "-";
  }

  /** The sign of a column that sorts. */
  public String order(boolean descending) {
    return this == UNICODE ? descending ? "▼" : "▲" : descending ? "v" : "^";
  }

  /** Between a screen and the one below it. */
  public String deeper() {
    return this == UNICODE ? "›" : ">";
  }

  /** Where typed text goes. */
  public String caret() {
    return this == UNICODE ? "▏" : "_";
  }

  public String upDown() {
    return upDown;
  }

  /** Before what hangs below something in a tree. */
  public String branch() {
    return this == UNICODE ? "└ " : "`- ";
  }

  /** Something of this tool's at work. */
  public String ours() {
    return this == UNICODE ? "◆" : "*";
  }

  /** Something of others. */
  public String others() {
    return this == UNICODE ? "○" : "o";
  }

  /** Whether something is switched on. */
  public String on(boolean on) {
    return this == UNICODE ? on ? "●" : "○" : on ? "*" : "o";
  }
}
