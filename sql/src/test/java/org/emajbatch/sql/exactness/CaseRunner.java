package org.emajbatch.sql.exactness;

import java.sql.SQLException;
import java.util.List;
import org.emajbatch.sql.enginetest.Session;

/**
 * Runs a case and compares: what a rollback must have put back, what it must have left alone, and
 * what the engine says about it. Not to be used twice.
 */
final class CaseRunner {

  private final Playground playground;
  private final Case subject;
  private final boolean isTolerant;
  private final Statistics statistics;
  private final Session owner;
  private final Application application;

  private CaseRunner(
      Playground playground, Case subject, boolean isTolerant, Statistics statistics) {
    this.playground = playground;
    this.subject = subject;
    this.isTolerant = isTolerant;
    this.statistics = statistics;
    owner = playground.owner();
    application = new Application(playground, statistics, isTolerant);
  }

  /**
   * Runs a case and removes what it made.
   *
   * @param isTolerant whether its statements may name what it does not have: it was made smaller
   * @throws InexactException if the engine broke its promise
   * @throws MalformedCaseException if the case means nothing
   */
  static void run(Playground playground, Case subject, boolean isTolerant, Statistics statistics)
      throws SQLException, InexactException {
    try {
      new CaseRunner(playground, subject, isTolerant, statistics).run();
    } finally {
      playground.clean(subject);
    }
  }

  private void run() throws SQLException, InexactException {
    Rollbacks rollbacks = subject.seed() % 3 == 0 ? startBesideAnOldTransaction() : start();
    for (Step step : subject.steps()) {
      if (step instanceof Step.Mark mark) {
        rollbacks.mark(mark);
      } else if (step instanceof Step.Rollback rollback) {
        rollbacks.rollBack(rollback);
      } else if (step instanceof Step.Consolidate consolidation) {
        rollbacks.consolidate(consolidation);
      } else if (step instanceof Step.DeleteBefore deletion) {
        rollbacks.deleteBefore(deletion);
      } else {
        application.step(step);
      }
    }
    application.rest();
    statistics.add("cases", 1);
    statistics.add(
        "tables", subject.tables().stream().mapToLong(table -> table.heaps().size()).sum());
  }

  /**
   * A transaction that is older than the tables still runs somewhere on the server when the groups
   * start, so the engine cannot know whether keys and constraints held then.
   */
  private Rollbacks startBesideAnOldTransaction() throws SQLException, InexactException {
    statistics.add("cases started beside an old transaction", 1);
    try (Session old = new Session(playground.database().open())) {
      old.run("BEGIN", "SELECT txid_current()");
      return start();
    }
  }

  private Rollbacks start() throws SQLException, InexactException {
    make(subject.structure());
    for (String role : playground.roles()) {
      grant(Sql.name(role));
    }
    for (Change row : subject.load()) {
      application.execute(0, row);
    }
    make(subject.assignments());
    Rollbacks rollbacks = new Rollbacks(playground, subject, application, statistics);
    rollbacks.start();
    return rollbacks;
  }

  private void make(List<String> statements) {
    for (String statement : statements) {
      try {
        owner.run(statement);
      } catch (SQLException e) {
        if (!isTolerant) {
          throw new MalformedCaseException(statement, e);
        }
      }
    }
  }

  private void grant(String role) throws SQLException {
    for (String schema : subject.schemas()) {
      String name = Sql.name(schema);
      owner.run(
          "GRANT USAGE ON SCHEMA " + name + " TO " + role,
          "GRANT ALL ON ALL TABLES IN SCHEMA " + name + " TO " + role,
          "GRANT ALL ON ALL SEQUENCES IN SCHEMA " + name + " TO " + role);
    }
  }
}
