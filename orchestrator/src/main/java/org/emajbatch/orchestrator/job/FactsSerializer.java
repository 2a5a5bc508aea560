package org.emajbatch.orchestrator.job;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import org.springframework.batch.core.repository.ExecutionContextSerializer;

/**
 * Writes execution contexts as readable properties. Only texts and numbers may go in: nothing that
 * could carry a password, and nothing that must be deserialized as code.
 */
final class FactsSerializer implements ExecutionContextSerializer {

  private static final char INTEGER = 'i';
  private static final char LONG = 'l';
  private static final char TEXT = 't';

  @Override
  public void serialize(Map<String, Object> facts, OutputStream out) throws IOException {
    OutputStreamWriter writer = new OutputStreamWriter(out, StandardCharsets.UTF_8);
    for (Map.Entry<String, Object> fact : new TreeMap<>(facts).entrySet()) {
      Properties one = new Properties();
      one.setProperty(fact.getKey(), typeOf(fact) + ":" + fact.getValue());
      StringWriter line = new StringWriter();
      one.store(line, null);
      // The first line of a stored property is a comment with the date.
      writer.write(line.toString().replaceFirst("^#[^\\n]*\\R", ""));
    }
    writer.flush();
  }

  private static char typeOf(Map.Entry<String, Object> fact) throws IOException {
    Object value = fact.getValue();
    if (value instanceof Integer) {
      return INTEGER;
    }
    if (value instanceof Long) {
      return LONG;
    }
    if (value instanceof String) {
      return TEXT;
    }
    throw new IOException("the value of " + fact.getKey() + " is neither a text nor a number");
  }

  @Override
  public Map<String, Object> deserialize(InputStream in) throws IOException {
    Properties stored = new Properties();
    stored.load(new InputStreamReader(in, StandardCharsets.UTF_8));
    Map<String, Object> facts = new HashMap<>();
    for (String name : stored.stringPropertyNames()) {
      String typed = stored.getProperty(name);
      String value = typed.substring(2);
      facts.put(
          name,
          switch (typed.charAt(0)) {
            case INTEGER -> Integer.valueOf(value);
            case LONG -> Long.valueOf(value);
            default -> value;
          });
    }
    return facts;
  }
}
