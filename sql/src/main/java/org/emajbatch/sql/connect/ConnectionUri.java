package org.emajbatch.sql.connect;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/**
 * libpq's URI form, {@code postgresql://[user[:password]@][host][:port][/dbname][?key=value&...]}.
 * Java's own URI class takes neither an encoded socket directory as host nor all characters that
 * libpq allows in a password.
 */
final class ConnectionUri {

  private static final String ORIGIN = "the connection URI";
  private static final int HEX = 16;

  private ConnectionUri() {}

  static boolean recognises(String text) {
    return text.startsWith("postgresql://") || text.startsWith("postgres://");
  }

  static Given parse(String uri) throws ConnectionSettingsException {
    Given given = new Given();
    String rest = uri.substring(uri.indexOf("//") + 2);
    int query = rest.indexOf('?');
    if (query >= 0) {
      parameters(rest.substring(query + 1), given);
      rest = rest.substring(0, query);
    }
    int path = rest.indexOf('/');
    if (path >= 0) {
      given.add(Parameter.DBNAME, decode(rest.substring(path + 1)), ORIGIN);
      rest = rest.substring(0, path);
    }
    int user = rest.lastIndexOf('@');
    if (user >= 0) {
      userInfo(rest.substring(0, user), given);
      rest = rest.substring(user + 1);
    }
    server(rest, given);
    return given;
  }

  private static void userInfo(String text, Given given) throws ConnectionSettingsException {
    int colon = text.indexOf(':');
    given.add(Parameter.USER, decode(colon < 0 ? text : text.substring(0, colon)), ORIGIN);
    if (colon >= 0) {
      given.add(Parameter.PASSWORD, decode(text.substring(colon + 1)), ORIGIN);
    }
  }

  private static void server(String text, Given given) throws ConnectionSettingsException {
    String host = text;
    String port = "";
    if (text.startsWith("[")) {
      int end = text.indexOf(']');
      if (end < 0) {
        throw new ConnectionSettingsException(
            "The \"[\" of the address in the connection URI is not closed.");
      }
      host = text.substring(1, end);
      port = text.substring(end + 1);
    } else if (text.contains(":") && !text.contains(",")) {
      host = text.substring(0, text.indexOf(':'));
      port = text.substring(text.indexOf(':'));
    }
    given.add(Parameter.HOST, decode(host), ORIGIN);
    given.add(Parameter.PORT, decode(port.startsWith(":") ? port.substring(1) : port), ORIGIN);
  }

  private static void parameters(String text, Given given) throws ConnectionSettingsException {
    if (text.isEmpty()) {
      return;
    }
    for (String parameter : text.split("&", -1)) {
      int equals = parameter.indexOf('=');
      if (equals < 1) {
        throw new ConnectionSettingsException(
            "A parameter after \"?\" in the connection URI has no \"=\" with a value.");
      }
      String keyword = decode(parameter.substring(0, equals));
      String value = decode(parameter.substring(equals + 1));
      // The spelling of the JDBC driver, which libpq takes too.
      if (keyword.equals("ssl") && value.equals("true")) {
        given.add(Parameter.SSLMODE, "require", ORIGIN);
      } else {
        given.add(keyword, value, ORIGIN);
      }
    }
  }

  /** Percent decoding; '+' stands for itself. */
  private static String decode(String text) throws ConnectionSettingsException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    byte[] encoded = text.getBytes(StandardCharsets.UTF_8);
    for (int i = 0; i < encoded.length; i++) {
      if (encoded[i] != '%') {
        bytes.write(encoded[i]);
        continue;
      }
      int high = i + 2 < encoded.length ? Character.digit(encoded[i + 1], HEX) : -1;
      int low = i + 2 < encoded.length ? Character.digit(encoded[i + 2], HEX) : -1;
      if (high < 0 || low < 0) {
        throw new ConnectionSettingsException(
            "A \"%\" in the connection URI is not followed by two hexadecimal digits.");
      }
      bytes.write(high * HEX + low);
      i += 2;
    }
    return bytes.toString(StandardCharsets.UTF_8);
  }
}
