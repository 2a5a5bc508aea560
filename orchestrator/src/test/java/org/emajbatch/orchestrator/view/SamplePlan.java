package org.emajbatch.orchestrator.view;

import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import org.emajbatch.orchestrator.report.PlanDocument;
import org.emajbatch.orchestrator.report.PlanReport;

/**
 * Puts a plan's document together from its tables and keys, so that its figures agree with each
 * other. It assigns nothing: each table is told its session and its unit.
 */
final class SamplePlan {

  private static final OffsetDateTime MADE_AT = OffsetDateTime.parse("2026-03-14T09:30:00+01:00");
  private static final long FIXED_MS = 40;
  private static final int CURVE = 16;

  private final List<PlanDocument.Part> databases = new ArrayList<>();
  private final List<PlanDocument.Table> tables = new ArrayList<>();
  private final List<PlanDocument.Key> keys = new ArrayList<>();
  private final List<PlanDocument.Loss> losses = new ArrayList<>();
  private final List<PlanDocument.Advice> advice = new ArrayList<>();
  private final List<String> refusals = new ArrayList<>();
  private final List<String> remarks = new ArrayList<>();
  private final List<String> next = new ArrayList<>();
  private Optional<String> planId = Optional.empty();
  private boolean lossesRead = true;
  private boolean proved = true;
  private OptionalInt knee = OptionalInt.empty();
  private String database = "";
  private int dividedUnit;
  private int parts = 1;

  /** The tables and keys that follow are in this database. */
  SamplePlan database(String name, String mark, String... groups) {
    database = name;
    databases.add(
        new PlanDocument.Part(
            name,
            "engine of emaj-batch 0.1.0",
            List.of(groups),
            mark,
            OffsetDateTime.parse("2026-03-13T22:00:04+01:00")));
    return this;
  }

  SamplePlan table(String schema, String name, int session, int unit, long changes, long millis) {
    return add(schema, name, true, changes, Optional.of(session), Optional.of(unit), millis);
  }

  /** A table that is only locked, for its unit's keys. */
  SamplePlan outside(String schema, String name, int session, int unit) {
    return add(schema, name, false, 0, Optional.of(session), Optional.of(unit), 0);
  }

  /** A table in which nothing has changed, in a group or not. */
  SamplePlan untouched(String schema, String name, boolean inGroup) {
    return add(schema, name, inGroup, 0, Optional.empty(), Optional.empty(), 0);
  }

  private SamplePlan add(
      String schema,
      String name,
      boolean inGroup,
      long changes,
      Optional<Integer> session,
      Optional<Integer> unit,
      long millis) {
    tables.add(
        new PlanDocument.Table(database, schema, name, inGroup, changes, session, unit, millis));
    return this;
  }

  /** A foreign key between tables that are written as {@code schema.name}. */
  SamplePlan key(String name, String from, String to, String binding) {
    keys.add(new PlanDocument.Key(database, name, from, to, binding));
    return this;
  }

  SamplePlan loss(String schema, String table, String verb, String role, long rows) {
    losses.add(new PlanDocument.Loss(database, schema, table, verb, role, rows));
    return this;
  }

  SamplePlan lossesNotRead() {
    lossesRead = false;
    return this;
  }

  SamplePlan advice(PlanDocument.Advice one) {
    advice.add(one);
    return this;
  }

  SamplePlan refusal(String sentence) {
    refusals.add(sentence);
    return this;
  }

  SamplePlan remark(String sentence) {
    remarks.add(sentence);
    return this;
  }

  SamplePlan next(String command) {
    next.add(command);
    return this;
  }

  SamplePlan saved(String id) {
    planId = Optional.of(id);
    return this;
  }

  SamplePlan notProved() {
    proved = false;
    return this;
  }

  SamplePlan knee(int sessions) {
    knee = OptionalInt.of(sessions);
    return this;
  }

  /** Divides a unit of session 1 evenly between so many sessions: this one, and new ones. */
  SamplePlan divided(int unit, int sessions) {
    dividedUnit = unit;
    parts = sessions;
    return this;
  }

  PlanDocument document() {
    List<PlanReport.Session> sessions = sessions();
    List<PlanDocument.Table> work = tables.stream().filter(table -> table.changes() > 0).toList();
    return new PlanDocument(
        1,
        "nothingChanged",
        planId,
        MADE_AT,
        databases,
        false,
        true,
        sessions.size(),
        "auto",
        work.size(),
        work.stream().mapToLong(PlanDocument.Table::changes).sum(),
        plan(sessions),
        curve(sessions),
        advice,
        tables,
        keys,
        lossesRead ? Optional.of(losses) : Optional.empty(),
        refusals,
        remarks,
        next);
  }

  private List<PlanReport.Session> sessions() {
    Map<Integer, Map<Integer, List<PlanDocument.Table>>> bySession = new TreeMap<>();
    for (PlanDocument.Table table : tables) {
      table
          .session()
          .ifPresent(
              session ->
                  bySession
                      .computeIfAbsent(session, number -> new TreeMap<>())
                      .computeIfAbsent(table.unit().orElseThrow(), number -> new ArrayList<>())
                      .add(table));
    }
    List<PlanReport.Session> sessions = new ArrayList<>();
    bySession.forEach(
        (number, units) -> {
          List<PlanReport.PlanUnit> shown = new ArrayList<>();
          units.forEach((unit, members) -> shown.add(unit(unit, members)));
          long fixed = number == 1 ? 10 * FIXED_MS : FIXED_MS;
          sessions.add(
              new PlanReport.Session(
                  number,
                  fixed + shown.stream().mapToLong(PlanReport.PlanUnit::estimateMs).sum(),
                  fixed,
                  shown.stream().flatMap(unit -> unit.tables().stream()).toList(),
                  shown));
        });
    if (parts > 1) {
      divide(sessions);
    }
    if (sessions.isEmpty()) {
      sessions.add(new PlanReport.Session(1, 0, 0, List.of(), List.of()));
    }
    return sessions;
  }

  private void divide(List<PlanReport.Session> sessions) {
    PlanReport.Session first = sessions.get(0);
    PlanReport.PlanUnit whole =
        first.units().stream()
            .filter(unit -> unit.number() == dividedUnit)
            .findFirst()
            .orElseThrow();
    long millis = whole.estimateMs() / parts;
    List<PlanReport.PlanUnit> kept = new ArrayList<>(first.units());
    kept.replaceAll(unit -> unit == whole ? part(whole, 1, millis) : unit);
    sessions.set(
        0,
        new PlanReport.Session(
            1,
            first.estimateMs() - whole.estimateMs() + millis,
            first.fixedMs(),
            first.tables(),
            kept));
    for (int part = 2; part <= parts; part++) {
      sessions.add(
          new PlanReport.Session(
              sessions.size() + 1,
              FIXED_MS + millis,
              FIXED_MS,
              whole.tables(),
              List.of(part(whole, part, millis))));
    }
  }

  private PlanReport.PlanUnit part(PlanReport.PlanUnit whole, int part, long millis) {
    return new PlanReport.PlanUnit(
        whole.number(), whole.tables(), millis, part, parts, whole.boundBy());
  }

  private PlanReport.PlanUnit unit(int number, List<PlanDocument.Table> members) {
    List<String> names = members.stream().map(PlanTables::name).toList();
    String where = members.get(0).database();
    return new PlanReport.PlanUnit(
        number,
        names,
        members.stream().mapToLong(PlanDocument.Table::estimateMs).sum(),
        1,
        1,
        keys.stream()
            .filter(key -> key.database().equals(where) && !key.binding().equals("free"))
            .filter(key -> names.contains(key.from()) && !key.from().equals(key.to()))
            .map(PlanDocument.Key::name)
            .toList());
  }

  private PlanReport plan(List<PlanReport.Session> sessions) {
    PlanReport.Session longest =
        sessions.stream()
            .max(Comparator.comparingLong(PlanReport.Session::estimateMs))
            .orElseThrow();
    long makespan = longest.estimateMs();
    long bound = proved ? makespan : makespan * 9 / 10;
    return new PlanReport(
        makespan,
        makespan * 8 / 10,
        makespan * 13 / 10,
        singleSession(sessions),
        bound,
        bound == 0 ? 0 : (double) (makespan - bound) / bound,
        proved,
        proved ? 1_204 : 5_000_000,
        longest.units().stream()
            .max(Comparator.comparingLong(PlanReport.PlanUnit::estimateMs))
            .map(PlanReport.PlanUnit::tables)
            .orElse(List.of()),
        sessions);
  }

  private static long singleSession(List<PlanReport.Session> sessions) {
    return sessions.stream().mapToLong(PlanReport.Session::estimateMs).sum();
  }

  private List<PlanDocument.Point> curve(List<PlanReport.Session> sessions) {
    long work = singleSession(sessions);
    if (work == 0) {
      return List.of();
    }
    long largest =
        sessions.stream()
            .flatMap(session -> session.units().stream())
            .mapToLong(PlanReport.PlanUnit::estimateMs)
            .max()
            .orElse(0);
    Map<Integer, Long> points = new LinkedHashMap<>();
    for (int m = 1; m <= CURVE; m++) {
      points.put(m, Math.max(largest + FIXED_MS, work / m + FIXED_MS * m));
    }
    points.put(sessions.size(), plan(sessions).makespanMs());
    List<PlanDocument.Point> curve = new ArrayList<>();
    points.forEach(
        (m, millis) ->
            curve.add(
                new PlanDocument.Point(
                    m, millis, Math.max(largest, work / m), m == knee.orElse(sessions.size()))));
    return curve;
  }
}
