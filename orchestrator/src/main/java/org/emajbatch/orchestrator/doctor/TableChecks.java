package org.emajbatch.orchestrator.doctor;

import static org.emajbatch.orchestrator.doctor.Severity.NOTE;
import static org.emajbatch.orchestrator.doctor.Severity.PROBLEM;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.emajbatch.orchestrator.report.Texts;
import org.emajbatch.sql.doctor.OwnerFacts;
import org.emajbatch.sql.doctor.TableFacts;
import org.emajbatch.sql.engine.SqlText;

/** Tables that the engine would refuse, and tables whose owners must be trusted. */
final class TableChecks {

  private final List<Finding> findings = new ArrayList<>();
  private final OwnerFacts owner;

  private TableChecks(OwnerFacts owner) {
    this.owner = owner;
  }

  /**
   * What was found.
   *
   * @param owner the engine's owner
   */
  static List<Finding> findings(List<TableFacts> tables, OwnerFacts owner) {
    TableChecks checks = new TableChecks(owner);
    tables.forEach(checks::one);
    if (checks.findings.isEmpty() && !tables.isEmpty()) {
      checks.findings.add(
          Finding.ok(
              Topic.TABLES,
              "tables",
              Texts.count(tables.size(), "table")
                  + (tables.size() == 1 ? " is" : " are")
                  + " as when they joined their groups"));
    }
    checks.owners(tables);
    return checks.findings;
  }

  private void one(TableFacts table) {
    String name = SqlText.name(table.table());
    if (!table.exists()) {
      problem(
          "tableMissing",
          table,
          "does not exist any more",
          "Rollbacks of group \""
              + table.group()
              + "\" are refused: make the group anew, without the table.",
          anew(table));
      return;
    }
    if (!table.missingTriggers().isEmpty()) {
      problem(
          "triggerMissing",
          table,
          "has lost the engine's trigger " + String.join(", ", table.missingTriggers()),
          "What was changed since is not in the log: make its group anew.",
          anew(table));
    }
    for (String trigger : table.disabledTriggers()) {
      problem(
          "triggerDisabled",
          table,
          "has its trigger " + trigger + " disabled",
          "What was changed meanwhile is not in the log, so that older marks cannot be reached truly: set a new one after this.",
          List.of(
              Remedy.sql(
                  "the table's owner",
                  "ALTER TABLE "
                      + name
                      + " ENABLE ALWAYS TRIGGER "
                      + SqlText.identifier(trigger)
                      + ";")));
    }
    if (!table.driftedColumns().isEmpty()) {
      problem(
          "columnsDiffer",
          table,
          "has other columns than its log: "
              + table.driftedColumns().stream()
                  .map(SqlText::identifier)
                  .collect(Collectors.joining(", ")),
          "Rollbacks of group \""
              + table.group()
              + "\" are refused: undo the change, or make the group anew.",
          anew(table));
    }
    if (table.keyMissing()) {
      problem(
          "noPrimaryKey",
          table,
          "has no primary key",
          "Rows could not be found again: a rollback is refused.",
          table.keyColumns().isEmpty()
              ? List.of()
              : List.of(
                  Remedy.sql(
                      "the table's owner",
                      table.keyColumns().stream()
                          .map(SqlText::identifier)
                          .collect(
                              Collectors.joining(
                                  ", ", "ALTER TABLE " + name + " ADD PRIMARY KEY (", ");")))));
    }
    if (!table.permanent()) {
      problem(
          "unlogged",
          table,
          "is UNLOGGED",
          "A crash empties it and not its log: a rollback is refused.",
          List.of(Remedy.sql("the table's owner", "ALTER TABLE " + name + " SET LOGGED;")));
    }
    if (!table.rules().isEmpty()) {
      problem(
          "rules",
          table,
          "has rules",
          "They would rewrite what a rollback does, so it is refused: a trigger can do the same.",
          table.rules().stream()
              .map(
                  rule ->
                      Remedy.sql(
                          "the table's owner",
                          "DROP RULE " + SqlText.identifier(rule) + " ON " + name + ";"))
              .toList());
    }
    if (table.hiddenFromOwner()) {
      problem(
          "rowSecurity",
          table,
          "has row security that binds the engine's owner",
          "It would hide rows that must be put back, so a rollback is refused.",
          List.of(
              Remedy.sql(
                  Remedy.SUPERUSER,
                  "ALTER ROLE " + SqlText.identifier(owner.name()) + " BYPASSRLS;")));
    }
    if (!table.alterable()) {
      problem(
          "notAlterable",
          table,
          "does not belong to the engine's owner",
          "The engine disables triggers to put a table back, which only owners may.",
          List.of(
              Remedy.sql(
                  Remedy.SUPERUSER,
                  "GRANT "
                      + SqlText.identifier(table.owner())
                      + " TO "
                      + SqlText.identifier(owner.name())
                      + ";")));
    }
  }

  private void problem(
      String code, TableFacts table, String what, String consequence, List<Remedy> mend) {
    findings.add(
        Finding.of(PROBLEM, Topic.TABLES, code, "table " + table.table() + " " + what)
            .on(SqlText.name(table.table()))
            .so(consequence)
            .mend(mend));
  }

  /** The first half; only the user knows what is to be in the group. */
  private static List<Remedy> anew(TableFacts table) {
    String group = SqlText.literal(table.group());
    return List.of(
        Remedy.sql(Remedy.MEMBER, "SELECT emaj.emaj_stop_group(" + group + ");"),
        Remedy.sql(Remedy.MEMBER, "SELECT emaj.emaj_drop_group(" + group + ");"));
  }

  private void owners(List<TableFacts> tables) {
    Map<String, Long> untrusted =
        tables.stream()
            .filter(table -> table.exists() && !table.ownerTrusted())
            .collect(Collectors.groupingBy(TableFacts::owner, TreeMap::new, Collectors.counting()));
    if (untrusted.isEmpty()) {
      return;
    }
    findings.add(
        Finding.of(
                NOTE,
                Topic.TABLES,
                "owners",
                "owners of tables who are neither superuser nor \""
                    + owner.name()
                    + "\": "
                    + untrusted.entrySet().stream()
                        .map(
                            entry ->
                                "\""
                                    + entry.getKey()
                                    + "\" ("
                                    + Texts.count(entry.getValue(), "table")
                                    + ")")
                        .collect(Collectors.joining(", ")))
            .so(
                "CHECK constraints, domains and index expressions of their tables are executed with"
                    + " the rights of \""
                    + owner.name()
                    + "\" during a rollback. If you trust them, there is nothing to do."));
  }
}
