package org.emajbatch.monitor.record;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonSubTypes.Type;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import org.emajbatch.monitor.model.Detail;
import org.emajbatch.monitor.model.Event;
import org.emajbatch.monitor.model.Screen;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Recordings as text: a line of JSON that says what it is, then one for each event. The records of
 * the model are written as they are, under the names below; what changes the meaning of a name
 * raises {@link Heading#VERSION}.
 */
final class RecordingFormat {

  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .addMixIn(Event.class, EventNames.class)
          .addMixIn(Screen.class, ScreenNames.class)
          .addMixIn(Detail.class, DetailNames.class)
          // Records alone tell what there is; what they can compute is not written down.
          .changeDefaultVisibility(
              visibility ->
                  visibility
                      .withFieldVisibility(JsonAutoDetect.Visibility.ANY)
                      .withGetterVisibility(JsonAutoDetect.Visibility.NONE)
                      .withIsGetterVisibility(JsonAutoDetect.Visibility.NONE))
          .changeDefaultPropertyInclusion(
              inclusion -> inclusion.withValueInclusion(JsonInclude.Include.NON_ABSENT))
          .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
          .build();

  private RecordingFormat() {}

  /** The events that come from outside; keys are not recorded. */
  @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "event")
  @JsonSubTypes({
    @Type(value = Event.PictureTaken.class, name = "picture"),
    @Type(value = Event.LinkLost.class, name = "linkLost")
  })
  private interface EventNames {}

  @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "screen")
  @JsonSubTypes({
    @Type(value = Screen.Rollbacks.class, name = "rollbacks"),
    @Type(value = Screen.Timeline.class, name = "timeline"),
    @Type(value = Screen.Step.class, name = "step"),
    @Type(value = Screen.Blocked.class, name = "blocked"),
    @Type(value = Screen.InDoubt.class, name = "inDoubt"),
    @Type(value = Screen.Groups.class, name = "groups"),
    @Type(value = Screen.Marks.class, name = "marks"),
    @Type(value = Screen.Contents.class, name = "contents"),
    @Type(value = Screen.Statistics.class, name = "statistics"),
    @Type(value = Screen.Simulation.class, name = "simulation"),
    @Type(value = Screen.Consolidables.class, name = "consolidables"),
    @Type(value = Screen.History.class, name = "history")
  })
  private interface ScreenNames {}

  @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "detail")
  @JsonSubTypes({
    @Type(value = Detail.OfTimeline.class, name = "timeline"),
    @Type(value = Detail.OfWaits.class, name = "waits"),
    @Type(value = Detail.OfGroups.class, name = "groups"),
    @Type(value = Detail.OfMarks.class, name = "marks"),
    @Type(value = Detail.OfContents.class, name = "contents"),
    @Type(value = Detail.OfStatistics.class, name = "statistics"),
    @Type(value = Detail.OfConsolidables.class, name = "consolidables"),
    @Type(value = Detail.OfHistory.class, name = "history"),
    @Type(value = Detail.OfSimulation.class, name = "simulation"),
    @Type(value = Detail.Unreadable.class, name = "unreadable")
  })
  private interface DetailNames {}

  /** The first line. */
  static String text(Heading heading) {
    return MAPPER.writeValueAsString(heading);
  }

  /** A line of an event. */
  static String text(Event event) {
    return MAPPER.writerFor(Event.class).writeValueAsString(event);
  }

  /**
   * What a first line says.
   *
   * @throws JacksonException for any other text
   */
  static Heading heading(String line) {
    return read(line, Heading.class);
  }

  /**
   * The event of a line.
   *
   * @throws JacksonException for a line that is cut, or none of ours
   */
  static Event event(String line) {
    return read(line, Event.class);
  }

  /** JSON's null is text like any other that is none of ours. */
  private static <T> T read(String line, Class<T> type) {
    T value = MAPPER.readValue(line, type);
    if (value == null) {
      throw MismatchedInputException.from(null, type, "null says nothing");
    }
    return value;
  }
}
