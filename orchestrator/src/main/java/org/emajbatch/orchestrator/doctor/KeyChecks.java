package org.emajbatch.orchestrator.doctor;

import static org.emajbatch.orchestrator.doctor.Severity.NOTE;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.emajbatch.orchestrator.report.Texts;
import org.emajbatch.sql.doctor.KeyFacts;
import org.emajbatch.sql.engine.SqlText;
import org.emajbatch.sql.engine.TableName;

/** Foreign keys that leave the groups, and foreign keys that make tables share a session. */
final class KeyChecks {

  private KeyChecks() {}

  /**
   * What was found.
   *
   * @param chosen the groups that were examined
   * @param free whether the engine lets keys inside the groups rest, so that they bind no tables
   */
  static List<Finding> findings(List<KeyFacts> keys, List<String> chosen, boolean free) {
    List<Finding> findings = new ArrayList<>();
    for (KeyFacts key : keys) {
      key.outside().ifPresent(outside -> findings.add(leaving(key, outside, chosen)));
    }
    if (findings.isEmpty()) {
      findings.add(Finding.ok(Topic.FOREIGN_KEYS, "outside", "no foreign key leaves the groups"));
    }
    List<KeyFacts> inside = keys.stream().filter(KeyFacts::inside).toList();
    int bound = largestCluster(inside);
    findings.add(
        free || bound < 2
            ? Finding.ok(
                Topic.FOREIGN_KEYS,
                "sessions",
                Texts.count(inside.size(), "foreign key")
                    + " inside the groups, none of which binds tables to a session")
            : Finding.of(
                    NOTE,
                    Topic.FOREIGN_KEYS,
                    "sessions",
                    bound + " tables share one session because of their foreign keys")
                .so("More sessions do not make these tables faster."));
    return findings;
  }

  private static Finding leaving(KeyFacts key, TableName outside, List<String> chosen) {
    TableName other =
        outside.equals(key.key().referencing()) ? key.key().referenced() : key.key().referencing();
    Finding finding =
        Finding.of(
                NOTE,
                Topic.FOREIGN_KEYS,
                "outside",
                "key %s from %s to %s leaves the groups"
                    .formatted(key.key().name(), key.key().referencing(), key.key().referenced()))
            .on(SqlText.name(outside))
            .so(
                "It is checked for the rows that a rollback touches; if it would not hold, the"
                    + " rollback is undone. That cannot happen if "
                    + outside
                    + " goes back together with "
                    + other
                    + ".");
    Optional<String> group = key.outsideGroup();
    if (group.isPresent()) {
      List<String> together = new ArrayList<>(chosen);
      together.add(group.get());
      return finding.so(
          finding.consequence()
              + " It is in group \""
              + group.get()
              + "\": roll back "
              + Texts.groups(together)
              + ".");
    }
    return key.outsideAssignable() && chosen.size() == 1
        ? finding.mend(
            Remedy.sql(
                Remedy.MEMBER,
                "SELECT emaj.emaj_assign_table(%s, %s, %s);"
                    .formatted(
                        SqlText.literal(outside.schema()),
                        SqlText.literal(outside.name()),
                        SqlText.literal(chosen.get(0)))))
        : finding;
  }

  /** Tables that are joined by keys, directly or over others. */
  private static int largestCluster(List<KeyFacts> keys) {
    Map<TableName, TableName> parent = new HashMap<>();
    for (KeyFacts key : keys) {
      TableName a = root(parent, key.key().referencing());
      TableName b = root(parent, key.key().referenced());
      parent.put(a, b);
      parent.putIfAbsent(b, b);
    }
    return (int)
        parent.keySet().stream()
            .collect(Collectors.groupingBy(table -> root(parent, table), Collectors.counting()))
            .values()
            .stream()
            .mapToLong(Long::longValue)
            .max()
            .orElse(0);
  }

  private static TableName root(Map<TableName, TableName> parent, TableName table) {
    TableName root = table;
    while (!parent.getOrDefault(root, root).equals(root)) {
      root = parent.get(root);
    }
    return root;
  }
}
