package org.emajbatch.monitor.feed;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import org.emajbatch.monitor.model.Simulation;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Understands the document of {@code emaj-parallel-rollback plan --json}. */
final class SimulationDocument {

  private static final JsonMapper JSON = JsonMapper.shared();

  private SimulationDocument() {}

  /**
   * The simulation in that text.
   *
   * @return nothing where it holds none: it is no plan, or the report of a failure
   */
  static Optional<Simulation> parse(String text) {
    JsonNode plan;
    try {
      plan = JSON.readTree(text);
    } catch (JacksonException e) {
      return Optional.empty();
    }
    return plan.path("curve").isArray() ? Optional.of(simulation(plan)) : Optional.empty();
  }

  /** Why there is no plan, in the command's own words; nothing where it does not say. */
  static Optional<String> failure(String text) {
    try {
      JsonNode error = JSON.readTree(text).path("error");
      return error
          .path("message")
          .asStringOpt()
          .map(message -> message + error.path("hint").asStringOpt().map(" "::concat).orElse(""));
    } catch (JacksonException e) {
      return Optional.empty();
    }
  }

  private static Simulation simulation(JsonNode plan) {
    List<Simulation.Point> points = new ArrayList<>();
    OptionalInt recommended = OptionalInt.empty();
    for (JsonNode point : plan.path("curve")) {
      int sessions = point.path("sessions").asInt();
      points.add(
          new Simulation.Point(
              sessions, millis(point, "makespanMs"), millis(point, "lowerBoundMs")));
      if (point.path("knee").asBoolean()) {
        recommended = OptionalInt.of(sessions);
      }
    }
    return new Simulation(
        points,
        recommended,
        plan.path("changes").asLong(),
        plan.path("tableCount").asInt(),
        texts(plan.path("bottleneck")).stream().collect(Collectors.joining(", ")),
        texts(plan.path("refusals")));
  }

  private static Duration millis(JsonNode node, String name) {
    return Duration.ofMillis(node.path(name).asLong());
  }

  private static List<String> texts(JsonNode array) {
    List<String> texts = new ArrayList<>();
    array.forEach(text -> texts.add(text.asString()));
    return texts;
  }
}
