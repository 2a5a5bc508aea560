package org.emajbatch.sql.exactness;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Deals tables and sequences out to groups; some stay outside. */
final class GroupGenerator {

  private final Map<String, List<String>> groups = new LinkedHashMap<>();

  GroupGenerator(Dice dice, List<Table> tables, Collection<String> sequences) {
    int number = dice.chance(50) ? 1 : dice.between(2, 3);
    List<String> names = List.of("g1", "Group \"two\", ü", "it's three").subList(0, number);
    names.forEach(name -> groups.put(name, new ArrayList<>()));
    for (Table table : tables) {
      String home = dice.pick(names);
      boolean isOutside = dice.chance(12);
      boolean isSplit = dice.chance(15);
      for (String heap : table.heaps()) {
        if (!isOutside) {
          String group = isSplit ? dice.pick(names) : home;
          groups.get(group).add(table(heap, group));
          groups.get(group).add(ownSequences(heap, group));
        }
      }
      if (!isOutside && !table.heaps().contains(table.name())) {
        groups.get(home).add(ownSequences(table.name(), home));
      }
    }
    for (String sequence : sequences) {
      String group = dice.pick(names);
      if (dice.chance(90)) {
        groups.get(group).add(sequence(sequence, group));
      }
    }
  }

  /** For each group the statements that fill it. */
  Map<String, List<String>> groups() {
    return groups;
  }

  private static String table(String table, String group) {
    return named("emaj_assign_table", "pg_class.oid = " + regclass(table), group);
  }

  private static String sequence(String sequence, String group) {
    return named("emaj_assign_sequence", "pg_class.oid = " + regclass(sequence), group);
  }

  private static String ownSequences(String table, String group) {
    return named(
        "emaj_assign_sequence",
        "relkind = 'S' AND pg_class.oid IN (SELECT objid FROM pg_depend WHERE refobjid = %s AND deptype IN ('a', 'i'))"
            .formatted(regclass(table)),
        group);
  }

  private static String named(String function, String condition, String group) {
    return "SELECT emaj.%s(nspname, relname, %s) FROM pg_class JOIN pg_namespace ON pg_namespace.oid = relnamespace WHERE %s"
        .formatted(function, Sql.literal(group), condition);
  }

  private static String regclass(String name) {
    return Sql.literal(name) + "::regclass";
  }
}
