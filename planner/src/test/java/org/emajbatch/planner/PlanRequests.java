package org.emajbatch.planner;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Requests for tests: short hands, and random ones. */
final class PlanRequests {

  private PlanRequests() {}

  static TableId id(String name) {
    return new TableId("app", name);
  }

  static PlanTable table(String name, long cost) {
    return new PlanTable(id(name), cost, PlanTable.NO_BATCH);
  }

  static PlanTable table(String name, long cost, int batch) {
    return new PlanTable(id(name), cost, batch);
  }

  static ForeignKey key(String referencing, String referenced, Binding binding) {
    return new ForeignKey(
        referencing + "_" + referenced + "_fkey", id(referencing), id(referenced), binding);
  }

  /**
   * Requests over {@code t0} to {@code t(n-1)}, with keys between them and to the outside tables
   * {@code o0} to {@code o2}.
   */
  static Arbitrary<PlanRequest> random(int tables, int sessions) {
    Arbitrary<List<Long>> costs =
        Arbitraries.oneOf(
                Arbitraries.longs().between(0, 9), Arbitraries.longs().between(0, 1_000_000))
            .list()
            .ofMaxSize(tables);
    Arbitrary<List<Integer>> batches =
        Arbitraries.integers().between(0, 2 * tables).list().ofSize(tables).withoutEdgeCases();
    Arbitrary<List<RandomKey>> keys =
        Combinators.combine(
                Arbitraries.integers().between(0, tables + 2),
                Arbitraries.integers().between(0, tables + 2),
                Arbitraries.of(Binding.class))
            .as(RandomKey::new)
            .list()
            .ofMaxSize(tables)
            .withoutEdgeCases();
    return Combinators.combine(
            costs,
            batches,
            keys,
            Arbitraries.integers().between(1, sessions),
            Arbitraries.longs().between(0, 20),
            Arbitraries.longs().between(0, 20))
        .as(
            (cost, batch, key, count, first, each) ->
                new PlanRequest(
                    tables(cost, batch),
                    keys(key, cost.size()),
                    count,
                    interval(first),
                    interval(each)));
  }

  /**
   * The same, of tables most of which may be cut.
   *
   * @param tables how many at most
   * @param sessions how many at most
   */
  static Arbitrary<PlanRequest> divisible(int tables, int sessions) {
    Arbitrary<Division> division =
        Combinators.combine(
                Arbitraries.integers().between(1, 5), Arbitraries.longs().between(0, 50))
            .as(Division::new);
    return Combinators.combine(random(tables, sessions), division.list().ofSize(tables))
        .as(
            (request, divisions) -> {
              List<PlanTable> cut = new ArrayList<>();
              for (PlanTable table : request.tables()) {
                cut.add(
                    new PlanTable(
                        table.table(), table.cost(), table.batch(), divisions.get(cut.size())));
              }
              return request.withTables(cut);
            });
  }

  /** The same, with costs of a size that no clock ever shows. */
  static Arbitrary<PlanRequest> absurd(int tables, int sessions) {
    Arbitrary<Integer> bits = Arbitraries.integers().between(56, 62);
    return Combinators.combine(divisible(tables, sessions), bits.list().ofSize(tables))
        .as(
            (request, shifts) -> {
              List<PlanTable> large = new ArrayList<>();
              for (PlanTable table : request.tables()) {
                long cost = table.cost().likelyMicros() + (1L << shifts.get(large.size()));
                large.add(
                    new PlanTable(
                        table.table(),
                        Estimate.exactly(cost),
                        table.batch(),
                        new Division(table.division().parts(), cost / 7)));
              }
              return new PlanRequest(
                  large,
                  request.foreignKeys(),
                  request.sessions(),
                  Estimate.exactly(1L << shifts.get(0)),
                  Estimate.exactly(1L << shifts.get(1)));
            });
  }

  private static Estimate interval(long likely) {
    return new Estimate(likely / 2, likely, likely * 3);
  }

  private record RandomKey(int from, int to, Binding binding) {}

  private static List<PlanTable> tables(List<Long> costs, List<Integer> batches) {
    return IntStream.range(0, costs.size())
        .mapToObj(
            i -> new PlanTable(id("t" + i), interval(costs.get(i)), batches.get(i), Division.NONE))
        .toList();
  }

  private static List<ForeignKey> keys(List<RandomKey> random, int tables) {
    List<ForeignKey> keys = new ArrayList<>();
    for (RandomKey key : random) {
      keys.add(key(name(key.from(), tables), name(key.to(), tables), key.binding()));
    }
    return keys;
  }

  private static String name(int number, int tables) {
    return number < tables ? "t" + number : "o" + number % 3;
  }
}
