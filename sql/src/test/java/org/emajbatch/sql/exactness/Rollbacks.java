package org.emajbatch.sql.exactness;

import java.sql.SQLException;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import org.emajbatch.sql.enginetest.ParallelRollback;
import org.emajbatch.sql.enginetest.Session;

/** The engine's part of a case: marks, rollbacks, and what must be true after each. */
final class Rollbacks {

  private static final String FOREIGN_KEY_VIOLATION = "23503";
  private static final String LOCK_NOT_AVAILABLE = "55P03";

  private final Playground playground;
  private final Session owner;
  private final Application application;
  private final Statistics statistics;
  private final List<String> allGroups;
  private final Snapshot.Camera camera;
  private final EngineFacts facts;
  private final Timeline timeline = new Timeline();

  Rollbacks(Playground playground, Case subject, Application application, Statistics statistics)
      throws SQLException {
    this.playground = playground;
    this.application = application;
    this.statistics = statistics;
    owner = playground.owner();
    allGroups = subject.groupNames();
    camera = new Snapshot.Camera(owner, subject.schemas());
    facts = new EngineFacts(owner, subject.schemas());
  }

  /** Starts all groups at one point in time. */
  void start() throws SQLException {
    owner.run(
        "SELECT emaj.emaj_start_groups(%s, %s)"
            .formatted(Sql.array(allGroups), Sql.literal(Case.START)));
    timeline.add(Case.START, allGroups, camera.take(), false);
  }

  void mark(Step.Mark mark) throws SQLException, InexactException {
    Optional<Integer> open = mark.amid() ? application.onlyOpen() : Optional.empty();
    if (open.isEmpty()) {
      application.rest();
      set(mark);
      timeline.add(mark.name(), mark.groups(), camera.take(), false);
      return;
    }
    // What is locked against everybody cannot be seen from outside.
    owner.run("SET lock_timeout = '100ms'");
    try {
      Snapshot outside = camera.take();
      set(mark);
      Snapshot inside = camera.take(playground.connection(open.get()));
      timeline.add(mark.name(), mark.groups(), inside, false);
      application.markAmid(
          open.get(),
          committed -> timeline.correct(mark.name(), Optional.of(committed ? inside : outside)),
          () -> timeline.correct(mark.name(), Optional.empty()));
      statistics.add("marks amid a transaction", 1);
    } catch (SQLException e) {
      if (!LOCK_NOT_AVAILABLE.equals(e.getSQLState())) {
        throw e;
      }
    } finally {
      owner.run("SET lock_timeout = 0");
    }
  }

  private void set(Step.Mark mark) throws SQLException {
    owner.run(
        "SELECT emaj.emaj_set_mark_groups(%s, %s)"
            .formatted(Sql.array(mark.groups()), Sql.literal(mark.name())));
    statistics.add("marks", 1);
  }

  /** Does nothing where the mark, or a group's part in it, is gone. */
  void rollBack(Step.Rollback rollback) throws SQLException, InexactException {
    application.rest();
    Optional<Timeline.Point> target = timeline.find(rollback.mark(), rollback.groups());
    if (target.isPresent()) {
      rollBack(rollback, target.get());
    }
  }

  private void rollBack(Step.Rollback rollback, Timeline.Point target)
      throws SQLException, InexactException {
    List<String> groups = rollback.groups();
    String what = "%s to %s, %s".formatted(groups, target.mark(), rollback);
    facts.checkCounts(groups, target.mark(), !application.hasAborted(), what);
    Snapshot before = camera.take();
    Collection<String> relations = facts.relations(groups);
    Snapshot expected = before.with(relations, target.snapshot());
    List<String> structure = facts.structure();
    List<String> changed = before.changed(expected);
    long tangled = facts.tangledKeys(groups, target.mark());
    try {
      execute(rollback, target.mark());
    } catch (SQLException e) {
      if (FOREIGN_KEY_VIOLATION.equals(e.getSQLState()) && facts.haveForeignBorders(groups)) {
        statistics.add("rollbacks refused because a key that leaves the groups would break", 1);
        equal(before, "refused rollback of " + what);
        return;
      }
      throw new InexactException("rollback of " + what + " failed", e);
    }
    equal(rollback.commits() ? expected : before, "rollback of " + what);
    List<String> structureNow = facts.structure();
    if (!structureNow.equals(structure)) {
      throw new InexactException(
          "rollback of %s changed the structure: %s is now %s"
              .formatted(what, minus(structure, structureNow), minus(structureNow, structure)));
    }
    facts.checkHealth(groups, what);
    if (!rollback.commits()) {
      statistics.add("rollbacks given up when all was done", 1);
      application.noteAborted();
      return;
    }
    note(rollback, changed, tangled);
    if (rollback.logged()) {
      String done = "RLBK_" + facts.lastRollback();
      timeline.add(done + "_START", groups, before, true);
      timeline.add(done + "_DONE", groups, expected, false);
    } else {
      timeline.forgetAfter(target, groups);
      facts.checkNothingLogged(groups, target.mark(), what);
    }
  }

  /** Does nothing for a group that has none; the contents stay as they are. */
  void consolidate(Step.Consolidate consolidation) throws SQLException, InexactException {
    application.rest();
    Snapshot before = camera.take();
    for (String group : consolidation.groups()) {
      Optional<List<String>> ends = facts.latestConsolidable(group);
      if (ends.isPresent()) {
        owner.run(
            "SELECT emaj.emaj_consolidate_rollback_group(%s, %s)"
                .formatted(Sql.literal(group), Sql.literal(ends.get().get(1))));
        timeline.forgetBetween(
            timeline.find(ends.get().get(0), List.of(group)).orElseThrow(),
            timeline.find(ends.get().get(1), List.of(group)).orElseThrow(),
            group);
        statistics.add("rollbacks consolidated", 1);
      }
    }
    equal(before, "consolidation of " + consolidation.groups());
  }

  /** Does nothing where the mark is gone; the contents stay as they are. */
  void deleteBefore(Step.DeleteBefore deletion) throws SQLException, InexactException {
    application.rest();
    Snapshot before = camera.take();
    for (String group : deletion.groups()) {
      Optional<Timeline.Point> first = timeline.find(deletion.mark(), List.of(group));
      if (first.isPresent()) {
        owner.run(
            "SELECT emaj.emaj_delete_before_mark_group(%s, %s)"
                .formatted(Sql.literal(group), Sql.literal(deletion.mark())));
        timeline.forgetBefore(first.get(), group);
        statistics.add("groups whose older marks were deleted", 1);
      }
    }
    equal(before, "deletion of what is before " + deletion.mark());
  }

  private void note(Step.Rollback rollback, List<String> changed, long tangled) {
    statistics.add("rollbacks " + (rollback.logged() ? "logged" : "unlogged"), 1);
    statistics.add("rollbacks with " + rollback.sessions() + " sessions (0: by the function)", 1);
    statistics.add("rollbacks of " + new HashSet<>(rollback.groups()).size() + " groups", 1);
    statistics.add("rollbacks that put something back", changed.isEmpty() ? 0 : 1);
    statistics.add("tables and sequences put back", changed.size());
    statistics.add("tangled keys put back", tangled);
    if (rollback.mark().equals(Step.Rollback.UNDO)) {
      statistics.add("rollbacks undone", 1);
    }
  }

  private static List<String> minus(List<String> one, List<String> other) {
    return one.stream().filter(line -> !other.contains(line)).toList();
  }

  private void equal(Snapshot expected, String what) throws SQLException, InexactException {
    String difference = camera.take().difference(expected);
    if (!difference.isEmpty()) {
      throw new InexactException("after the " + what + "\n" + difference);
    }
  }

  private void execute(Step.Rollback rollback, String mark) throws SQLException, InexactException {
    if (rollback.sessions() == 0) {
      Session operator = playground.operatorSession();
      operator.run("BEGIN");
      try {
        operator.run(
            "SELECT emaj.emaj_%srollback_groups(%s, %s)"
                .formatted(
                    rollback.logged() ? "logged_" : "",
                    Sql.array(rollback.groups()),
                    Sql.literal(mark)),
            rollback.commits() ? "COMMIT" : "ROLLBACK");
      } catch (SQLException e) {
        operator.run("ROLLBACK");
        throw e;
      }
      return;
    }
    try (ParallelRollback parallel =
        new ParallelRollback(playground.database(), playground.operator(), rollback.sessions())) {
      for (int i = 1; i <= rollback.sessions(); i++) {
        // Nobody else is here, so whoever waits longer waits for another session of the rollback.
        parallel.session(i).run("SET lock_timeout = '5s'");
      }
      int id =
          parallel.init(arrayText(rollback.groups()), mark.replace("'", "''"), rollback.logged());
      // The engine goes by how long steps took, which would make a case another one each time.
      owner.run(
          "UPDATE emaj.emaj_rlbk_plan SET rlbp_session = (rlbp_batch_number - 1) %% %d + 1 WHERE rlbp_rlbk_id = %d AND rlbp_batch_number > 1"
              .formatted(rollback.sessions(), id));
      parallel.lockAndStart();
      parallel.execute();
      parallel.end();
      parallel.prepare();
      if (rollback.commits()) {
        parallel.commit();
      } else {
        parallel.abort();
      }
    } catch (ExecutionException e) {
      if (e.getCause() instanceof SQLException failure) {
        throw failure;
      }
      throw new InexactException("a session failed", e);
    } catch (SQLException e) {
      throw e;
    } catch (Exception e) {
      throw new InexactException("a session did not come to an end", e);
    }
  }

  /** Groups as the inside of a literal of an array. */
  private static String arrayText(List<String> groups) {
    return "{"
        + String.join(
            ",",
            groups.stream()
                .map(group -> '"' + group.replace("\"", "\\\"").replace("'", "''") + '"')
                .toList())
        + "}";
  }
}
