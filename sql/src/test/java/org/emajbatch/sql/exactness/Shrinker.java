package org.emajbatch.sql.exactness;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * Makes a failing case smaller: takes parts away, large pieces first, as long as it still fails
 * (delta debugging). Knows nothing of databases; what a smaller case does is for the predicate.
 */
final class Shrinker {

  private final Predicate<Case> stillFails;
  private int triesLeft;
  private Case smallest;

  private Shrinker(Case failing, Predicate<Case> stillFails, int tries) {
    this.stillFails = stillFails;
    smallest = failing;
    triesLeft = tries;
  }

  /**
   * Makes a case smaller.
   *
   * @param tries how many smaller cases are tried at most
   */
  static Case shrink(Case failing, Predicate<Case> stillFails, int tries) {
    Shrinker shrinker = new Shrinker(failing, stillFails, tries);
    Case before;
    do {
      before = shrinker.smallest;
      shrinker.round();
    } while (before != shrinker.smallest && shrinker.triesLeft > 0);
    return shrinker.smallest;
  }

  private void round() {
    less(Case::steps, Case::withSteps);
    less(Case::additions, Case::withAdditions);
    less(Case::tables, Case::withTables);
    less(Case::load, Case::withLoad);
    less(Case::prelude, Case::withPrelude);
    for (String group : smallest.groupNames()) {
      less(
          one -> one.groups().getOrDefault(group, List.of()),
          (one, rest) -> {
            Map<String, List<String>> groups = new HashMap<>(one.groups());
            groups.put(group, rest);
            return one.withGroups(groups);
          });
    }
    columns();
    rows();
    attempt(smallest.withSteps(smallest.steps().stream().map(Shrinker::inOneConnection).toList()));
    attempt(smallest.withSteps(smallest.steps().stream().map(Shrinker::byFunction).toList()));
  }

  private interface Replacement<T> {
    Case replace(Case one, List<T> parts);
  }

  private <T> void less(Function<Case, List<T>> parts, Replacement<T> replacement) {
    for (int size = Math.max(1, parts.apply(smallest).size() / 2); size >= 1; size /= 2) {
      int from = 0;
      while (from < parts.apply(smallest).size() && triesLeft > 0) {
        List<T> rest = new ArrayList<>(parts.apply(smallest));
        rest.subList(from, Math.min(from + size, rest.size())).clear();
        if (!attempt(replacement.replace(smallest, rest))) {
          from += size;
        }
      }
    }
  }

  private void columns() {
    for (Table table : smallest.tables()) {
      for (Column column : table.columns()) {
        if (table.columns().size() > 1 && !table.key().contains(column)) {
          attempt(without(table.name(), column.name()));
        }
      }
      for (int i = table.after().size() - 1; i >= 0; i--) {
        List<String> after = new ArrayList<>(named(table.name()).after());
        if (i < after.size()) {
          after.remove(i);
          Table now = named(table.name());
          replaceTable(
              new Table(
                  now.name(), now.columns(), now.constraints(), now.tail(), now.leaves(), after));
        }
      }
      for (int i = named(table.name()).constraints().size() - 1; i > 0; i--) {
        Table now = named(table.name());
        List<Table.Constraint> constraints = new ArrayList<>(now.constraints());
        constraints.remove(i);
        replaceTable(
            new Table(
                now.name(), now.columns(), constraints, now.tail(), now.leaves(), now.after()));
      }
    }
  }

  private Table named(String name) {
    return smallest.tables().stream()
        .filter(table -> table.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  private void replaceTable(Table table) {
    attempt(
        smallest.withTables(
            smallest.tables().stream()
                .map(other -> other.name().equals(table.name()) ? table : other)
                .toList()));
  }

  private Case without(String table, String column) {
    return smallest
        .withTables(
            smallest.tables().stream()
                .map(other -> other.name().equals(table) ? other.without(column) : other)
                .toList())
        .withLoad(smallest.load().stream().map(change -> change.without(table, column)).toList())
        .withSteps(
            smallest.steps().stream()
                .map(
                    step ->
                        step instanceof Step.Do one
                            ? (Step)
                                new Step.Do(one.connection(), one.change().without(table, column))
                            : step)
                .toList());
  }

  /** Inserts of several rows become inserts of fewer. */
  private void rows() {
    for (int i = 0; i < smallest.steps().size(); i++) {
      if (smallest.steps().get(i) instanceof Step.Do one
          && one.change() instanceof Change.Insert insert
          && insert.rows().size() > 1) {
        for (List<String> row : insert.rows()) {
          List<Step> steps = new ArrayList<>(smallest.steps());
          steps.set(i, new Step.Do(one.connection(), insert.withRows(List.of(row))));
          if (attempt(smallest.withSteps(steps))) {
            break;
          }
        }
      }
    }
  }

  private static Step inOneConnection(Step step) {
    if (step instanceof Step.Do one) {
      return new Step.Do(0, one.change());
    } else if (step instanceof Step.Begin begin) {
      return new Step.Begin(0, begin.level());
    } else if (step instanceof Step.End end) {
      return new Step.End(0, end.commits());
    } else if (step instanceof Step.Savepoint) {
      return new Step.Savepoint(0);
    } else if (step instanceof Step.Back) {
      return new Step.Back(0);
    }
    return step;
  }

  private static Step byFunction(Step step) {
    return step instanceof Step.Rollback one
        ? new Step.Rollback(one.groups(), one.mark(), one.logged(), 0, one.commits())
        : step;
  }

  private boolean attempt(Case smaller) {
    if (triesLeft <= 0 || smaller.equals(smallest)) {
      return false;
    }
    triesLeft--;
    if (!stillFails.test(smaller)) {
      return false;
    }
    smallest = smaller;
    return true;
  }
}
