package org.emajbatch.sql.exactness;

import java.util.ArrayList;
import java.util.List;
import org.emajbatch.sql.exactness.Step.Back;
import org.emajbatch.sql.exactness.Step.Begin;
import org.emajbatch.sql.exactness.Step.Consolidate;
import org.emajbatch.sql.exactness.Step.DeleteBefore;
import org.emajbatch.sql.exactness.Step.Do;
import org.emajbatch.sql.exactness.Step.End;
import org.emajbatch.sql.exactness.Step.Mark;
import org.emajbatch.sql.exactness.Step.Rollback;
import org.emajbatch.sql.exactness.Step.Savepoint;

/**
 * Makes what happens: changes from several connections, marks, rollbacks in between and at last.
 */
final class HistoryGenerator {

  /** The owner's, and two of other roles. */
  static final int CONNECTIONS = 3;

  /** The connection that rolls back. */
  static final int OPERATOR = 3;

  static final String READ_COMMITTED = "READ COMMITTED";

  private static final int OWNER = 0;

  private final Dice dice;
  private final ChangeGenerator changes;
  private final List<String> groups;
  private final List<Step> steps = new ArrayList<>();
  private final List<Mark> marks = new ArrayList<>();

  HistoryGenerator(Dice dice, ChangeGenerator changes, List<String> groups) {
    this.dice = dice;
    this.changes = changes;
    this.groups = groups;
    marks.add(new Mark(Case.START, groups, false));
  }

  List<Step> steps() {
    if (dice.chance(35)) {
      steps.add(new Do(dice.between(0, OPERATOR), ChangeGenerator.setting(dice)));
      steps.add(new Do(OPERATOR, ChangeGenerator.setting(dice)));
    }
    int rounds = dice.between(1, 4);
    for (int i = 1; i <= rounds; i++) {
      changes();
      if (dice.chance(65)) {
        mark(i, false);
        changes();
      } else if (dice.chance(50)) {
        markAmid(i);
      }
      if (dice.chance(60)) {
        rollback();
      }
      if (dice.chance(8)) {
        Mark mark = dice.pick(marks);
        steps.add(new DeleteBefore(mark.groups(), mark.name()));
      }
    }
    changes();
    rollback();
    steps.add(new Rollback(groups, Case.START, dice.chance(30), dice.pick(0, 1, 2), true));
    return steps;
  }

  private void mark(int number, boolean amid) {
    Mark mark =
        new Mark(
            dice.pick("m", "Mark's \"") + number,
            dice.chance(60) ? groups : dice.some(groups, groups.size()),
            amid);
    marks.add(mark);
    steps.add(mark);
  }

  /** A mark that does not wait for who is writing. */
  private void markAmid(int number) {
    int connection = dice.between(0, CONNECTIONS - 1);
    steps.add(new Begin(connection, READ_COMMITTED));
    single(connection);
    single(connection);
    single((connection + 1) % CONNECTIONS);
    mark(number, true);
    single((connection + 1) % CONNECTIONS);
    single(connection);
    steps.add(new End(connection, dice.chance(75)));
  }

  private void rollback() {
    Mark mark = dice.pick(marks);
    List<String> some = dice.chance(60) ? mark.groups() : dice.some(mark.groups(), 3);
    boolean logged = dice.chance(50);
    if (dice.chance(12)) {
      steps.add(new Rollback(some, mark.name(), logged, dice.pick(0, 2), false));
    }
    steps.add(new Rollback(some, mark.name(), logged, dice.pick(0, 0, 0, 1, 2, 3), true));
    if (logged && dice.chance(50)) {
      if (dice.chance(60)) {
        changes();
      }
      steps.add(new Rollback(some, Rollback.UNDO, dice.chance(40), dice.pick(0, 0, 2), true));
    } else if (logged && dice.chance(60)) {
      if (dice.chance(50)) {
        changes();
      }
      steps.add(new Consolidate(some));
    } else if (!logged && dice.chance(15)) {
      steps.add(new Rollback(some, mark.name(), dice.chance(50), 0, true));
    }
  }

  private void changes() {
    int number = dice.between(1, 5);
    for (int i = 0; i < number; i++) {
      if (dice.chance(55)) {
        single(dice.between(0, CONNECTIONS - 1));
      } else if (dice.chance(70)) {
        transaction(dice.between(0, CONNECTIONS - 1));
      } else {
        interleaved();
      }
    }
  }

  private void single(int connection) {
    if (dice.chance(6)) {
      steps.add(new Do(OWNER, changes.owners(dice)));
    } else {
      steps.add(new Do(connection, changes.any(dice)));
    }
  }

  private void begin(int connection) {
    steps.add(
        new Begin(
            connection,
            dice.chance(85) ? READ_COMMITTED : dice.pick("REPEATABLE READ", "SERIALIZABLE")));
    if (dice.chance(20)) {
      steps.add(new Do(connection, new Change.Free("SET CONSTRAINTS ALL DEFERRED")));
    }
  }

  private void transaction(int connection) {
    begin(connection);
    int number = dice.between(2, 5);
    for (int i = 0; i < number; i++) {
      if (dice.chance(20)) {
        steps.add(new Savepoint(connection));
        single(connection);
        single(connection);
        if (dice.chance(60)) {
          steps.add(new Back(connection));
        }
      }
      single(connection);
    }
    steps.add(new End(connection, dice.chance(80)));
  }

  /** Two transactions at a time; where one would wait for the other its statement fails. */
  private void interleaved() {
    List<Integer> two = dice.shuffled(List.of(0, 1, 2)).subList(0, 2);
    two.forEach(this::begin);
    int number = dice.between(3, 6);
    for (int i = 0; i < number; i++) {
      single(dice.pick(two));
    }
    dice.shuffled(two).forEach(connection -> steps.add(new End(connection, dice.chance(85))));
  }
}
