package org.emajbatch.sql.watch;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class GroupsTest extends WatchedDatabase {

  @Test
  void aGroupIsSummedUp() throws Exception {
    database.execute(
        "SELECT emaj.emaj_create_group('empty', false)",
        "UPDATE \"My App\".one SET v = 'b'",
        "DELETE FROM \"My App\".\"Two\" WHERE id <= 4",
        "SELECT emaj.emaj_protect_group('" + GROUP + "')",
        "SELECT emaj.emaj_set_mark_group('" + GROUP + "', 'm2')");

    List<GroupSummary> groups =
        look((connection, catalogue) -> GroupSummaries.read(connection, LogSizes.read(connection)));

    assertThat(groups).extracting(GroupSummary::name).containsExactly(GROUP, "empty");
    GroupSummary group = groups.get(0);
    assertThat(group.logging()).isTrue();
    assertThat(group.rollbackable()).isTrue();
    assertThat(group.guarded()).isTrue();
    assertThat(group.tables()).isEqualTo(2);
    assertThat(group.sequences()).isEqualTo(1);
    assertThat(group.marks()).isEqualTo(2);
    assertThat(group.lastMark()).contains("m2");
    assertThat(group.lastMarkAt()).isPresent();
    assertThat(group.changes()).isEqualTo(34);
    assertThat(group.logBytes()).isPositive();
    assertThat(group.comment()).isEqualTo("all of it");
    GroupSummary empty = groups.get(1);
    assertThat(empty.logging()).isFalse();
    assertThat(empty.rollbackable()).isFalse();
    assertThat(empty.lastMark()).isEmpty();
    assertThat(empty.changes()).isZero();
  }

  @Test
  void marksTellWhatCameAfterThem() throws Exception {
    database.execute(
        "UPDATE \"My App\".one SET v = 'b'",
        "SELECT emaj.emaj_set_mark_group('" + GROUP + "', 'm2', 'why not')",
        "SELECT emaj.emaj_protect_mark_group('" + GROUP + "', 'm2')",
        "DELETE FROM \"My App\".\"Two\" WHERE id <= 4");

    List<GroupMark> marks = marks();

    assertThat(marks).extracting(GroupMark::name).containsExactly("m2", "m1");
    assertThat(marks).extracting(GroupMark::rowsUntilNext).containsExactly(4L, 30L);
    assertThat(marks).extracting(GroupMark::rowsSince).containsExactly(4L, 34L);
    assertThat(marks).extracting(GroupMark::guarded).containsExactly(true, false);
    assertThat(marks).extracting(GroupMark::comment).containsExactly("why not", "");
    assertThat(marks).allMatch(GroupMark::usable);
  }

  @Test
  void whatARollbackHasTakenBackDoesNotCountAnyMore() throws Exception {
    database.execute(
        "UPDATE \"My App\".one SET v = 'b'",
        "SELECT emaj.emaj_set_mark_group('" + GROUP + "', 'm2')",
        "UPDATE \"My App\".one SET v = 'c'",
        "SELECT emaj.emaj_rollback_group('" + GROUP + "', 'm2')",
        "DELETE FROM \"My App\".one WHERE id = 1");
    assertThat(marks()).extracting(GroupMark::rowsUntilNext).containsExactly(1L, 30L);
    assertThat(marks()).extracting(GroupMark::rowsSince).containsExactly(1L, 31L);

    database.execute(
        "SELECT emaj.emaj_rollback_group('" + GROUP + "', 'm1')",
        "DELETE FROM \"My App\".\"Two\" WHERE id = 1");
    assertThat(marks()).extracting(GroupMark::rowsSince).containsExactly(1L);
  }

  @Test
  void marksOfAnEarlierLogSessionAreOfNoUse() throws Exception {
    database.execute(
        "UPDATE \"My App\".one SET v = 'b'",
        "SELECT emaj.emaj_stop_group('" + GROUP + "', 'stop')",
        "SELECT emaj.emaj_start_group('" + GROUP + "', 'again', false)",
        "DELETE FROM \"My App\".\"Two\" WHERE id = 1");
    assertThat(marks()).extracting(GroupMark::name).containsExactly("again", "stop", "m1");
    assertThat(marks()).extracting(GroupMark::usable).containsExactly(true, false, false);
    assertThat(marks()).extracting(GroupMark::rowsUntilNext).containsExactly(1L, 0L, 30L);
  }

  @Test
  void contentsAreTablesThenSequences() throws Exception {
    database.execute("DELETE FROM \"My App\".\"Two\" WHERE id <= 4");

    List<GroupMember> members =
        look((connection, catalogue) -> GroupMembers.read(connection, GROUP));

    assertThat(members).extracting(GroupMember::name).containsExactly("Two", "one", "numbers");
    GroupMember two = members.get(0);
    assertThat(two.schema()).isEqualTo("My App");
    assertThat(two.sequence()).isFalse();
    assertThat(two.changes()).isEqualTo(4);
    assertThat(two.logBytes()).isPositive();
    assertThat(two.logTable()).contains("emaj.\"My App_Two_log\"");
    assertThat(two.since()).isPresent();
    assertThat(two.priority()).isEmpty();
    GroupMember numbers = members.get(2);
    assertThat(numbers.sequence()).isTrue();
    assertThat(numbers.logTable()).isEqualTo(Optional.empty());
    assertThat(numbers.logBytes()).isZero();
  }

  /** As a rollback that empties logs does, for as long as it is in doubt. */
  @Test
  void nobodyWaitsForALogThatIsLocked() throws Exception {
    database.execute("SELECT emaj.emaj_set_mark_group('" + GROUP + "', 'm2')");
    Connection rollback = transaction(database.open());
    run(rollback, "TRUNCATE emaj.\"My App_one_log\"");

    assertThat(this.<List<GroupMember>>impatiently(c -> GroupMembers.read(c, GROUP)))
        .extracting(GroupMember::name)
        .containsExactly("Two", "one", "numbers");
    assertThat(this.<Map<String, Long>>impatiently(LogSizes::read)).containsOnlyKeys(GROUP);

    rollback.rollback();
    run(rollback, "REINDEX TABLE emaj.\"My App_Two_log\"");
    assertThat(this.<Map<String, Long>>impatiently(LogSizes::read)).containsOnlyKeys(GROUP);
  }

  private interface Read<T> {
    T from(Connection connection) throws SQLException;
  }

  private <T> T impatiently(Read<T> read) throws Exception {
    return look(
        (connection, catalogue) -> {
          run(connection, "SET LOCAL lock_timeout = '100ms'");
          return read.from(connection);
        });
  }

  private List<GroupMark> marks() throws Exception {
    return look((connection, catalogue) -> GroupMarks.read(connection, catalogue, GROUP));
  }
}
