package org.emajbatch.monitor.json;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import org.emajbatch.monitor.Failure;
import org.emajbatch.sql.activity.Extent;
import org.emajbatch.sql.activity.Leftover;
import org.emajbatch.sql.activity.Leftover.Fate;
import org.emajbatch.sql.activity.Rollback;
import org.emajbatch.sql.activity.RollbackActivity;
import org.emajbatch.sql.activity.SessionProgress;
import org.emajbatch.sql.activity.State;
import org.emajbatch.sql.activity.Step;
import org.emajbatch.sql.activity.Times;
import org.emajbatch.sql.history.PastRun.Prediction;
import org.emajbatch.sql.run.Gid;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The pictures as JSON documents. Every name is always there, with null for what is not known;
 * durations are whole milliseconds, times ISO 8601 with an offset. A name, once given, stays; what
 * changes its meaning raises the schema version.
 */
public final class ActivityJson {

  private static final int SCHEMA_VERSION = 1;

  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private final ZoneId zone;

  /** Documents with times of that zone. */
  public ActivityJson(ZoneId zone) {
    this.zone = zone;
  }

  /** One picture on one line. */
  public String document(RollbackActivity activity, List<String> next) {
    ObjectNode node = NODES.objectNode();
    node.put("schemaVersion", SCHEMA_VERSION);
    node.put("takenAt", time(activity.takenAt()));
    node.put("database", activity.database());
    ArrayNode running = node.putArray("running");
    activity.running().forEach(rollback -> running.add(running(rollback, activity.takenAt())));
    ArrayNode recent = node.putArray("recent");
    activity.recent().forEach(rollback -> recent.add(recent(rollback, activity.takenAt())));
    ArrayNode leftovers = node.putArray("leftovers");
    activity.leftovers().forEach(leftover -> leftovers.add(leftover(leftover, activity.takenAt())));
    texts(node.putArray("next"), next);
    return node.toString();
  }

  /** Why there is no picture. */
  public static String document(Failure failure) {
    ObjectNode node = NODES.objectNode();
    node.put("schemaVersion", SCHEMA_VERSION);
    ObjectNode error = node.putObject("error");
    error.put("code", failure.code().json());
    error.put("message", failure.getMessage());
    error.put("object", failure.object().orElse(null));
    error.put("hint", failure.hint().orElse(null));
    node.putArray("next");
    return node.toString();
  }

  private ObjectNode running(Rollback rollback, Instant now) {
    ObjectNode node = rollback(rollback, now);
    node.put("completionPercent", rollback.completionPercent(now));
    putMillis(node, "remainingMs", rollback.remaining(now));
    node.put("rowsRolledBack", rollback.rows());
    node.put("doomed", rollback.isDoomed());
    ArrayNode sessions = node.putArray("sessions");
    rollback.sessions().forEach(session -> sessions.add(session(session, rollback, now)));
    return node;
  }

  private ObjectNode recent(Rollback rollback, Instant now) {
    ObjectNode node = rollback(rollback, now);
    node.put("derived", rollback.reading().isDerived());
    node.put("predictedMs", rollback.prediction().map(Prediction::predictedMs).orElse(null));
    node.put("realMs", rollback.prediction().map(Prediction::realMs).orElse(null));
    texts(node.putArray("messages"), rollback.messages());
    return node;
  }

  private ObjectNode rollback(Rollback rollback, Instant now) {
    Extent extent = rollback.extent();
    Times times = rollback.times();
    ObjectNode node = NODES.objectNode();
    node.put("rollbackId", rollback.id());
    node.put("runId", rollback.run().map(Object::toString).orElse(null));
    node.put("status", camelCase(rollback.state()));
    node.put("recordedStatus", rollback.reading().recordedStatus());
    texts(node.putArray("groups"), rollback.target().groups());
    node.put("mark", rollback.target().mark());
    putTime(node, "markSetAt", rollback.target().markSetAt());
    node.put("logged", rollback.target().logged());
    node.put("comment", rollback.target().comment().orElse(null));
    node.put("startedBy", rollback.startedBy().orElse(null));
    node.put("sessionCount", extent.sessions());
    node.put("tableCount", extent.tables());
    putNumber(node, "effectiveTableCount", extent.effectiveTables());
    node.put("sequenceCount", extent.sequences());
    putNumber(node, "effectiveSequenceCount", extent.effectiveSequences());
    putTime(node, "startedAt", times.startedAt());
    putTime(node, "endedAt", times.endedAt());
    putMillis(node, "planningMs", times.planning());
    putMillis(node, "lockingMs", times.locking());
    putMillis(node, "elapsedMs", rollback.elapsed(now));
    return node;
  }

  private ObjectNode session(SessionProgress session, Rollback rollback, Instant now) {
    ObjectNode node = NODES.objectNode();
    node.put("session", session.session());
    node.put("status", session.status().name().toLowerCase(Locale.ROOT));
    putTime(node, "startedAt", session.startedAt());
    putTime(node, "endedAt", session.endedAt());
    node.put("stepCount", session.steps());
    node.put("stepsDone", session.stepsDone());
    putMillis(node, "estimateMs", Optional.of(session.estimated()));
    putMillis(node, "estimateDoneMs", Optional.of(session.estimatedDone()));
    putMillis(node, "spentMs", Optional.of(session.spent()));
    node.put("fraction", Math.round(session.fraction(now) * 1_000) / 1_000.0);
    putMillis(node, "remainingMs", rollback.remaining(now).map(any -> session.remaining(now)));
    node.put("rowsRolledBack", session.rows());
    node.put("changesExpected", session.expectedChanges());
    node.set("currentStep", session.current().map(this::step).orElse(null));
    return node;
  }

  private ObjectNode step(Step step) {
    ObjectNode node = NODES.objectNode();
    node.put("step", step.kind());
    node.put("schema", step.schema());
    node.put("table", step.table());
    node.put("object", step.object());
    node.put("startedAt", time(step.startedAt()));
    putMillis(node, "estimateMs", Optional.of(step.estimate()));
    return node;
  }

  private ObjectNode leftover(Leftover leftover, Instant now) {
    Optional<Gid> gid = leftover.transaction().ours();
    Instant preparedAt = leftover.transaction().preparedAt();
    ObjectNode node = NODES.objectNode();
    node.put("gid", leftover.transaction().gid());
    node.put("runId", gid.map(g -> g.run().toString()).orElse(null));
    putNumber(node, "rollbackId", leftover.rollbackId());
    putNumber(
        node, "session", gid.map(g -> OptionalInt.of(g.session())).orElse(OptionalInt.empty()));
    node.put("database", leftover.transaction().database());
    node.put("owner", leftover.transaction().owner());
    node.put("preparedAt", time(preparedAt));
    putMillis(node, "ageMs", Optional.of(Duration.between(preparedAt, now)));
    node.put(
        "decision", leftover.decision().map(d -> d.name().toLowerCase(Locale.ROOT)).orElse(null));
    node.put("recovery", fate(leftover.fate()));
    return node;
  }

  private static String fate(Fate fate) {
    return fate == Fate.ROLL_BACK ? "rollBack" : fate.name().toLowerCase(Locale.ROOT);
  }

  private static void texts(ArrayNode array, List<String> texts) {
    texts.forEach(array::add);
  }

  private void putTime(ObjectNode node, String name, Optional<Instant> value) {
    node.put(name, value.map(this::time).orElse(null));
  }

  private static void putMillis(ObjectNode node, String name, Optional<Duration> value) {
    node.put(name, value.map(duration -> Math.max(0, duration.toMillis())).orElse(null));
  }

  private static void putNumber(ObjectNode node, String name, OptionalInt value) {
    node.put(name, value.isPresent() ? value.getAsInt() : null);
  }

  private String time(Instant instant) {
    return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(instant.atZone(zone));
  }

  private static String camelCase(State state) {
    return state == State.IN_DOUBT ? "inDoubt" : state.name().toLowerCase(Locale.ROOT);
  }
}
