package org.emajbatch.sql.connect;

/**
 * libpq's {@code key = value} form: blanks around '=' are optional, values with blanks or empty
 * ones stand in single quotes, and a backslash takes the next character literally.
 */
final class KeywordValueString {

  private static final String ORIGIN = "the connection string";

  private final String text;
  private int at;

  KeywordValueString(String text) {
    this.text = text;
  }

  Given parse() throws ConnectionSettingsException {
    Given given = new Given();
    skipBlanks();
    while (at < text.length()) {
      String keyword = keyword();
      String value = text.startsWith("'", at) ? quoted() : plain();
      // The last of several wins, as in libpq.
      Given last = new Given();
      last.add(keyword, value, ORIGIN);
      last.addAll(given);
      given = last;
      skipBlanks();
    }
    return given;
  }

  private String keyword() throws ConnectionSettingsException {
    int start = at;
    while (at < text.length() && text.charAt(at) != '=' && !blank()) {
      at++;
    }
    String keyword = text.substring(start, at);
    skipBlanks();
    if (!text.startsWith("=", at) || keyword.isEmpty()) {
      // What stands there may be a part of a password with a blank: it is not shown.
      throw new ConnectionSettingsException(
          "Missing \"=\" at character " + (at + 1) + " of the connection string.");
    }
    at++;
    skipBlanks();
    return keyword;
  }

  private String plain() {
    StringBuilder value = new StringBuilder();
    while (at < text.length() && !blank()) {
      value.append(character());
    }
    return value.toString();
  }

  private String quoted() throws ConnectionSettingsException {
    int start = at++;
    StringBuilder value = new StringBuilder();
    while (at < text.length() && text.charAt(at) != '\'') {
      value.append(character());
    }
    if (at == text.length()) {
      throw new ConnectionSettingsException(
          "The quote at character " + (start + 1) + " of the connection string is not closed.");
    }
    at++;
    return value.toString();
  }

  private char character() {
    if (text.charAt(at) == '\\' && at + 1 < text.length()) {
      at++;
    }
    return text.charAt(at++);
  }

  private boolean blank() {
    return Character.isWhitespace(text.charAt(at));
  }

  private void skipBlanks() {
    while (at < text.length() && blank()) {
      at++;
    }
  }
}
