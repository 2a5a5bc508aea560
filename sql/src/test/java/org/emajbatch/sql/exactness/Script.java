package org.emajbatch.sql.exactness;

import java.util.List;
import java.util.stream.Collectors;

/**
 * Prints a case as a script for psql that reproduces it by hand in a database with the engine.
 * Contents are kept at each mark and compared after each rollback by the script itself.
 */
final class Script {

  private final StringBuilder text = new StringBuilder();
  private final Case subject;
  private int lastConnection;

  private Script(Case subject) {
    this.subject = subject;
  }

  /**
   * Prints.
   *
   * @param failure what was wrong
   */
  static String of(Case subject, Features features, String failure) {
    return new Script(subject).print(features, failure);
  }

  private String print(Features features, String failure) {
    line(
        "-- Exactness, seed "
            + subject.seed()
            + ", PostgreSQL "
            + features.version()
            + ". What was wrong:");
    failure.lines().limit(40).forEach(line -> line("--   " + line));
    line("-- psql -f this file, as a superuser, in a fresh database with the engine installed.");
    if (connections() > 1) {
      line(
          "-- Statements of several connections stand here in the order in which they ran. One psql runs them");
      line("-- as one connection; where their transactions overlap use one psql for each.");
    }
    line("-- psql keeps a transaction alive when a statement in it fails, as the run did:");
    line("\\set ON_ERROR_ROLLBACK on");
    if (features.icu()) {
      statement(
          "CREATE COLLATION public.plain_letters (provider = icu, locale = 'und-u-ks-level1', deterministic = false)");
    }
    if (features.citext()) {
      statement("CREATE EXTENSION citext SCHEMA public");
    }
    if (features.ltree()) {
      statement("CREATE EXTENSION ltree SCHEMA public");
    }
    subject.structure().forEach(this::statement);
    subject.load().forEach(this::change);
    subject.assignments().forEach(this::statement);
    statement("SELECT emaj.emaj_start_groups(" + Sql.array(subject.groupNames()) + ", 'start')");
    show(Case.START);
    subject.steps().forEach(this::step);
    return text.toString();
  }

  private long connections() {
    return subject.steps().stream()
        .filter(Step.Do.class::isInstance)
        .map(step -> ((Step.Do) step).connection())
        .distinct()
        .count();
  }

  private void step(Step step) {
    if (step instanceof Step.Do statement) {
      connection(statement.connection());
      change(statement.change());
    } else if (step instanceof Step.Begin begin) {
      connection(begin.connection());
      statement("BEGIN ISOLATION LEVEL " + begin.level());
    } else if (step instanceof Step.End end) {
      connection(end.connection());
      statement(end.commits() ? "COMMIT" : "ROLLBACK");
    } else if (step instanceof Step.Savepoint savepoint) {
      connection(savepoint.connection());
      statement("SAVEPOINT here");
    } else if (step instanceof Step.Back back) {
      connection(back.connection());
      statement("ROLLBACK TO here");
    } else if (step instanceof Step.Mark mark) {
      statement(
          "SELECT emaj.emaj_set_mark_groups(%s, %s)"
              .formatted(Sql.array(mark.groups()), Sql.literal(mark.name())));
      show(mark.name());
    } else if (step instanceof Step.Rollback rollback) {
      rollback(rollback);
    } else if (step instanceof Step.Consolidate consolidation) {
      statement(
          "SELECT emaj.emaj_consolidate_rollback_group(cons_group, (array_agg(cons_end_rlbk_mark_name ORDER BY"
              + " cons_end_rlbk_mark_time_id DESC))[1]) FROM emaj.emaj_get_consolidable_rollbacks() WHERE cons_group"
              + " = ANY (%s) GROUP BY cons_group".formatted(Sql.array(consolidation.groups())));
    } else if (step instanceof Step.DeleteBefore deletion) {
      statement(
          "SELECT emaj.emaj_delete_before_mark_group(name, %s) FROM unnest(%s) AS name"
              .formatted(Sql.literal(deletion.mark()), Sql.array(deletion.groups())));
    }
  }

  private void connection(int number) {
    if (number != lastConnection) {
      line("-- connection " + number + ":");
      lastConnection = number;
    }
  }

  private void rollback(Step.Rollback rollback) {
    if (rollback.sessions() > 0) {
      line(
          "-- run with "
              + rollback.sessions()
              + " sessions of the protocol; here with the function for one:");
    }
    String mark = Sql.literal(rollback.mark());
    if (rollback.mark().equals(Step.Rollback.UNDO)) {
      mark =
          "(SELECT format('RLBK_%s_START', max(rlbk_id)) FROM emaj.emaj_rlbk WHERE rlbk_is_logged)";
    }
    if (!rollback.commits()) {
      statement("BEGIN");
    }
    statement(
        "SELECT * FROM emaj.emaj_%srollback_groups(%s, %s)"
            .formatted(rollback.logged() ? "logged_" : "", Sql.array(rollback.groups()), mark));
    if (!rollback.commits()) {
      statement("ROLLBACK");
    }
    show("after the rollback to " + rollback.mark());
  }

  private void change(Change change) {
    if (change instanceof Change.Copy copy) {
      line("-- was a COPY:");
      statement(copy.rows().sql());
    } else {
      statement(change.sql());
    }
  }

  /** The contents, to be compared by eye. */
  private void show(String when) {
    line("\\echo ---- contents: " + when.replace("'", "").replace("\\", ""));
    List<String> heaps =
        subject.tables().stream().flatMap(table -> table.heaps().stream()).toList();
    line(
        heaps.stream()
            .map(heap -> "TABLE ONLY " + heap + ";")
            .collect(Collectors.joining("\n"))
            .replace("TABLE ONLY", "SELECT * FROM ONLY"));
  }

  private void statement(String sql) {
    line(sql + ";");
  }

  private void line(String line) {
    text.append(line).append('\n');
  }
}
