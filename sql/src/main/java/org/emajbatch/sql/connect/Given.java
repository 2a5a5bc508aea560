package org.emajbatch.sql.connect;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/**
 * The parameters collected so far, each with its origin. The first to give a parameter wins, so
 * sources are added in libpq's order of precedence; an empty value counts as none, as in libpq.
 */
final class Given {

  private record Value(String text, String origin) {}

  private final Map<Parameter, Value> values = new EnumMap<>(Parameter.class);

  /**
   * Adds a value unless a source before has given one.
   *
   * @param origin for messages: "option -p", "PGPORT", ...
   */
  void add(Parameter parameter, String text, String origin) throws ConnectionSettingsException {
    if (text.isEmpty()) {
      return;
    }
    if (parameter.use() == Parameter.Use.REFUSED) {
      throw new ConnectionSettingsException(
          "The connection parameter "
              + parameter.keyword()
              + " (from "
              + origin
              + ") is not supported and must not be ignored; remove it, or connect another way.");
    }
    values.putIfAbsent(parameter, new Value(text, origin));
  }

  /** As {@link #add} for a keyword out of a connection string, a URI or a service file. */
  void add(String keyword, String text, String origin) throws ConnectionSettingsException {
    Parameter parameter =
        Parameter.ofKeyword(keyword)
            .orElseThrow(
                () ->
                    new ConnectionSettingsException(
                        "Unknown connection parameter \"" + keyword + "\" in " + origin + "."));
    add(parameter, text, origin);
  }

  /** Adds what another source has given, where nothing was given before. */
  void addAll(Given other) {
    other.values.forEach(values::putIfAbsent);
  }

  Optional<String> text(Parameter parameter) {
    return Optional.ofNullable(values.get(parameter)).map(Value::text);
  }

  /** A whole number. */
  Optional<Integer> number(Parameter parameter) throws ConnectionSettingsException {
    Value value = values.get(parameter);
    if (value == null) {
      return Optional.empty();
    }
    try {
      return Optional.of(Integer.valueOf(value.text().strip()));
    } catch (NumberFormatException e) {
      throw refuse(parameter, "is not a whole number");
    }
  }

  /**
   * For a parameter that was given: its name, value and origin, and what is wrong with it. Not for
   * secrets.
   */
  ConnectionSettingsException refuse(Parameter parameter, String problem) {
    Value value = values.get(parameter);
    return new ConnectionSettingsException(
        "The connection parameter "
            + parameter.keyword()
            + " = \""
            + value.text()
            + "\" (from "
            + value.origin()
            + ") "
            + problem
            + ".");
  }
}
