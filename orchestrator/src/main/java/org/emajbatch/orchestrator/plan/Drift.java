package org.emajbatch.orchestrator.plan;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.emajbatch.orchestrator.report.Texts;
import org.emajbatch.orchestrator.request.ReviewedPlan;

/**
 * What has changed since a plan was reviewed. Every difference counts, a single row included: who
 * reviewed the plan agreed to lose what he saw, and nothing else.
 */
final class Drift {

  private Drift() {}

  /**
   * Compares.
   *
   * @param then as reviewed
   * @param now as it is
   * @return what differs, as clauses; empty if the plan still holds
   */
  static List<String> between(ReviewedPlan.Database then, ReviewedPlan.Database now) {
    List<String> differences = new ArrayList<>();
    if (!then.name().equals(now.name())) {
      differences.add("it was made for database %s, not for %s".formatted(then.name(), now.name()));
    }
    if (!then.groups().equals(now.groups())) {
      differences.add(
          "it was made for %s, not for %s"
              .formatted(Texts.groups(then.groups()), Texts.groups(now.groups())));
    }
    if (then.markTimeId() != now.markTimeId()) {
      differences.add("mark %s is not the one it was made for".formatted(then.mark()));
    }
    boolean wentBack = then.lastRollback() != now.lastRollback();
    if (wentBack) {
      differences.add(
          "%s went back since then, by rollback %d, so the changes are other ones"
              .formatted(Texts.groups(now.groups()), now.lastRollback()));
    }
    differences.addAll(
        compared(
            then.tables(),
            now.tables(),
            table -> List.of(table.schema(), table.name()),
            table -> "table " + table.schema() + "." + table.name(),
            // What went back has other changes in nearly every table: said once, that is enough.
            wentBack ? (before, after) -> "" : Drift::table));
    differences.addAll(
        compared(
            then.keys(),
            now.keys(),
            key -> List.of(key.schema(), key.table(), key.name()),
            key -> "foreign key %s of %s.%s".formatted(key.name(), key.schema(), key.table()),
            Drift::key));
    return differences;
  }

  private static <T> List<String> compared(
      List<T> then,
      List<T> now,
      Function<T, List<String>> identity,
      Function<T, String> name,
      BiFunction<T, T, String> difference) {
    Map<List<String>, T> before = index(then, identity);
    Map<List<String>, T> after = index(now, identity);
    List<String> differences = new ArrayList<>();
    before.forEach(
        (key, value) -> {
          if (!after.containsKey(key)) {
            differences.add(name.apply(value) + " is no longer part of it");
          } else {
            String text = difference.apply(value, after.get(key));
            if (!text.isEmpty()) {
              differences.add(name.apply(value) + " " + text);
            }
          }
        });
    after.entrySet().stream()
        .filter(entry -> !before.containsKey(entry.getKey()))
        .forEach(entry -> differences.add(name.apply(entry.getValue()) + " is new"));
    return differences;
  }

  private static <T> Map<List<String>, T> index(List<T> all, Function<T, List<String>> identity) {
    Map<List<String>, T> index = new LinkedHashMap<>();
    all.forEach(one -> index.put(identity.apply(one), one));
    return index;
  }

  private static String table(ReviewedPlan.Table then, ReviewedPlan.Table now) {
    return then.changes() == now.changes()
        ? ""
        : "had %s then and has %s now"
            .formatted(Texts.count(then.changes(), "change"), Texts.number(now.changes()));
  }

  private static String key(ReviewedPlan.Key then, ReviewedPlan.Key now) {
    if (!then.toSchema().equals(now.toSchema()) || !then.toTable().equals(now.toTable())) {
      return "points to another table now";
    }
    return then.binding().equals(now.binding())
        ? ""
        : "was to be %s and would be %s now".formatted(words(then.binding()), words(now.binding()));
  }

  private static String words(String binding) {
    return binding.equals("free") ? "left alone" : binding;
  }
}
