package org.emajbatch.benchmark.workload;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.emajbatch.planner.PlanRequest;

/** The rollbacks that are measured. Their shapes are fixed, their sizes grow with the scale. */
public final class Workloads {

  private static final int MANY_TABLES = 500;
  private static final int LOOP_TABLES = 400;
  private static final int VERY_MANY_TABLES = 5_000;
  private static final int WATCHED_GROUPS = 100;
  private static final long SMALL_ROWS = 100;
  private static final long SMALL_CHANGES = 20;
  private static final int DIMENSIONS = 8;

  private final double scale;

  /**
   * Workloads of a size.
   *
   * @param scale 1 is 200,000 changed rows where tables are large; above 0
   */
  public Workloads(double scale) {
    if (!(scale > 0 && scale <= 100)) {
      throw new IllegalArgumentException("the scale must be above 0 and at most 100, not " + scale);
    }
    this.scale = scale;
  }

  /** Those whose rollbacks are measured. */
  public List<Workload> rollbacks() {
    return List.of(equalTables(), updatesOnly(), oneLargeTable(), star(), manySmall(), loop());
  }

  /** One table whose whole log is cleared by a rollback: more than 100,000 rows. */
  public Workload largeLog() {
    long changes = scaled(150_000);
    return ordinary(
        "purge",
        "log of %d rows".formatted(2 * changes),
        List.of(table("t", 2 * changes, Changes.updates(changes))));
  }

  /** Very many tables with hardly any rows. */
  public Workload veryMany() {
    int count = scaledCount(VERY_MANY_TABLES);
    return ordinary("planning", count + " tables", tables(count, 2, Changes.updates(1)));
  }

  /** How many groups are watched. */
  public int watchedGroups() {
    return scaledCount(WATCHED_GROUPS);
  }

  /** How many tables they have together. */
  public int watchedTables() {
    return scaledCount(10 * WATCHED_GROUPS);
  }

  /** As many tables for the planner alone. */
  public PlanRequest plannerProblem() {
    return PlannerProblem.of(scaledCount(VERY_MANY_TABLES));
  }

  /** As little as there can be. */
  public Workload trivial() {
    return ordinary("startup", "1 row", tables(1, 2, Changes.updates(1)));
  }

  private Workload equalTables() {
    return ordinary("W1", "20 equal tables, inserts, updates and deletes", equal(20, true));
  }

  private Workload updatesOnly() {
    return ordinary("W2", "20 equal tables, updates of columns without index", equal(20, false));
  }

  private Workload oneLargeTable() {
    List<ChangedTable> tables = new ArrayList<>();
    tables.add(table("large", scaled(300_000), Changes.mixed(scaled(150_000))));
    for (int i = 1; i <= 10; i++) {
      tables.add(table("small" + i, scaled(2_000), Changes.mixed(scaled(1_000))));
    }
    return ordinary("W3", "1 large table with most of the changes, 10 small ones", tables);
  }

  private Workload manySmall() {
    int count = scaledCount(MANY_TABLES);
    return ordinary(
        "W5",
        "%d tables with %d changes each".formatted(count, SMALL_CHANGES),
        tables(count, SMALL_ROWS, Changes.mixed(SMALL_CHANGES)));
  }

  private Workload loop() {
    int count = scaledCount(LOOP_TABLES);
    return new Workload(
        "loop",
        "%d tables with %d changes each, against a plain loop".formatted(count, SMALL_CHANGES),
        tables(count, SMALL_ROWS, Changes.updates(SMALL_CHANGES)),
        List.of(),
        Reference.plainLoop(count, SMALL_ROWS, SMALL_CHANGES));
  }

  /** A fact table and its dimensions; the keys are neither deferrable nor ever violated. */
  private Workload star() {
    List<ChangedTable> tables = new ArrayList<>();
    List<String> keys = new ArrayList<>();
    long rows = scaled(6_000);
    ChangedTable first = table("dimension1", rows, Changes.mixed(scaled(3_000)));
    tables.add(first);
    for (int i = 2; i <= DIMENSIONS; i++) {
      tables.add(table("dimension" + i, rows, Changes.mixed(scaled(3_000))));
    }
    TableShape shape = fact(first, scaled(200_000));
    ChangedTable fact =
        new ChangedTable(qualified("fact"), shape, scaled(200_000), quiet(scaled(100_000)));
    // Dimensions get their new rows before, and lose only rows that no fact refers to.
    tables.add(fact);
    for (int i = 1; i <= DIMENSIONS; i++) {
      keys.add(
          "ALTER TABLE %s ADD FOREIGN KEY (d%d) REFERENCES %s"
              .formatted(fact.name(), i, qualified("dimension" + i)));
    }
    return withFloor("W4", "star of 1 fact table and 8 dimensions", tables, keys, shape);
  }

  private static Changes quiet(long changes) {
    Changes mixed = Changes.mixed(changes);
    return new Changes(mixed.inserts(), mixed.updates(), mixed.deletes(), false);
  }

  /** Old facts refer to rows of the dimensions that stay, new ones to new rows. */
  private static TableShape fact(ChangedTable dimension, long oldFacts) {
    String columns =
        IntStream.rangeClosed(1, DIMENSIONS)
            .mapToObj(i -> "d%d bigint NOT NULL".formatted(i))
            .reduce("id bigint PRIMARY KEY", (a, b) -> a + ", " + b);
    String values =
        IntStream.rangeClosed(1, DIMENSIONS)
            .mapToObj(
                k ->
                    "CASE WHEN i <= %d THEN 1 + %d * (i * %d %% %d) ELSE %d + i * %d %% %d END"
                        .formatted(
                            oldFacts,
                            dimension.step(),
                            2 * k + 1,
                            dimension.changes().updates(),
                            dimension.rows() + 1,
                            2 * k + 1,
                            dimension.changes().inserts()))
            .reduce("i", (a, b) -> a + ", " + b);
    return new TableShape(
        columns + ", amount numeric(12,2) NOT NULL, note varchar(32) NOT NULL",
        values + ", i % 1000000 / 100.0, md5(i::text)",
        "d1",
        "amount = amount + 1, note = reverse(note)");
  }

  private List<ChangedTable> equal(int count, boolean mixed) {
    long changes = scaled(10_000);
    return tables(count, 2 * changes, mixed ? Changes.mixed(changes) : Changes.updates(changes));
  }

  private static List<ChangedTable> tables(int count, long rows, Changes changes) {
    return IntStream.rangeClosed(1, count).mapToObj(i -> table("t" + i, rows, changes)).toList();
  }

  private static Workload ordinary(String name, String title, List<ChangedTable> tables) {
    return withFloor(name, title, tables, List.of(), TableShape.ORDINARY);
  }

  private static Workload withFloor(
      String name, String title, List<ChangedTable> tables, List<String> keys, TableShape shape) {
    long changes = tables.stream().mapToLong(table -> table.changes().total()).sum();
    return new Workload(name, title, tables, keys, Reference.appendFloor(shape, changes));
  }

  private static ChangedTable table(String name, long rows, Changes changes) {
    return new ChangedTable(qualified(name), TableShape.ORDINARY, rows, changes);
  }

  private static String qualified(String name) {
    return Workload.SCHEMA + "." + name;
  }

  /** At least a handful, so that each kind of change happens. */
  private long scaled(long size) {
    return Math.max(12, Math.round(size * scale));
  }

  private int scaledCount(int count) {
    return (int) Math.max(2, Math.round(count * scale));
  }
}
