package org.emajbatch.orchestrator.report;

import com.fasterxml.jackson.annotation.JsonInclude;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Reports as JSON: names in the order of the record, nothing for what is absent. */
public final class Json {

  private final JsonMapper mapper =
      JsonMapper.builder()
          .changeDefaultPropertyInclusion(
              inclusion -> inclusion.withValueInclusion(JsonInclude.Include.NON_ABSENT))
          .build();

  /** One document over several lines, without a line end. */
  public String document(Object report) {
    return mapper.writer().with(SerializationFeature.INDENT_OUTPUT).writeValueAsString(report);
  }

  /** One document on one line, without a line end. */
  public String line(Object event) {
    return mapper.writeValueAsString(event);
  }

  /**
   * Reads a document that this program wrote.
   *
   * @param type a record
   * @throws IllegalArgumentException if it is no such document
   */
  public <T> T read(String document, Class<T> type) {
    try {
      return mapper.readValue(document, type);
    } catch (JacksonException | NullPointerException e) {
      throw new IllegalArgumentException("no " + type.getSimpleName() + ": " + e.getMessage(), e);
    }
  }
}
