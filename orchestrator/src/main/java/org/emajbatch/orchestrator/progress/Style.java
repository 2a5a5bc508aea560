package org.emajbatch.orchestrator.progress;

/**
 * Colours of a terminal, or none. Colour only ever repeats what the words say.
 *
 * @param coloured whether escape sequences may be written
 */
public record Style(boolean coloured) {

  private static final String ESCAPE = "\u001b[";

  /** Something went wrong. */
  public String bad(String text) {
    return paint("1;31", text);
  }

  /** Something to look at. */
  public String warn(String text) {
    return paint("33", text);
  }

  /** Done. */
  public String good(String text) {
    return paint("32", text);
  }

  private String paint(String code, String text) {
    return coloured ? ESCAPE + code + "m" + text + ESCAPE + "0m" : text;
  }
}
