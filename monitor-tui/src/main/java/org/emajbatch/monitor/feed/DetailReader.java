package org.emajbatch.monitor.feed;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.emajbatch.monitor.model.Detail;
import org.emajbatch.monitor.model.Screen;
import org.emajbatch.monitor.model.StepId;
import org.emajbatch.sql.activity.Catalogue;
import org.emajbatch.sql.engine.Query;
import org.emajbatch.sql.engine.ServerError;
import org.emajbatch.sql.watch.ChangeCounts;
import org.emajbatch.sql.watch.Consolidables;
import org.emajbatch.sql.watch.FollowedTimeline;
import org.emajbatch.sql.watch.GroupHistory;
import org.emajbatch.sql.watch.GroupMarks;
import org.emajbatch.sql.watch.GroupMembers;
import org.emajbatch.sql.watch.GroupSummaries;
import org.emajbatch.sql.watch.HeldLock;
import org.emajbatch.sql.watch.LockWaits;
import org.emajbatch.sql.watch.SessionLocks;

/**
 * Reads what a screen shows besides the rollbacks, after these in the same transaction. What cannot
 * be read is told on that screen alone: it never costs the picture.
 */
final class DetailReader {

  private static final String GROUP_EXISTS = "SELECT FROM emaj.emaj_group WHERE group_name = ?";

  private final Connection connection;
  private final Catalogue catalogue;
  private final KeptLogSizes logSizes;
  private final FollowedTimeline followed;

  /**
   * Reads over one connection.
   *
   * @param logSizes as read from time to time
   * @param followed the rollback that is looked at from look to look
   */
  DetailReader(
      Connection connection,
      Catalogue catalogue,
      KeptLogSizes logSizes,
      FollowedTimeline followed) {
    this.connection = connection;
    this.catalogue = catalogue;
    this.logSizes = logSizes;
    this.followed = followed;
  }

  /**
   * The detail of a screen; nothing where it has none that the database could tell.
   *
   * @throws SQLException when the connection is of no use any more
   */
  Optional<Detail> read(Screen screen) throws SQLException {
    try {
      return detail(screen);
    } catch (SQLException e) {
      try {
        // The picture is read already; with it ends the transaction that the failure has spoilt.
        connection.rollback();
      } catch (SQLException broken) {
        e.addSuppressed(broken);
        throw e;
      }
      return Optional.of(new Detail.Unreadable(sentence(e)));
    }
  }

  private Optional<Detail> detail(Screen screen) throws SQLException {
    if (screen instanceof Screen.Timeline timeline) {
      return Optional.of(timeline(timeline.rollbackId(), Optional.empty()));
    } else if (screen instanceof Screen.Step step) {
      return Optional.of(timeline(step.rollbackId(), Optional.of(step.step())));
    } else if (screen instanceof Screen.Blocked) {
      return Optional.of(new Detail.OfWaits(LockWaits.read(connection, catalogue)));
    } else if (screen instanceof Screen.Groups) {
      return Optional.of(
          new Detail.OfGroups(GroupSummaries.read(connection, logSizes.at(connection))));
    } else if (screen instanceof Screen.Statistics of) {
      return Optional.of(
          new Detail.OfStatistics(
              ChangeCounts.between(connection, of.group(), of.from(), of.to(), of.detailed())));
    }
    return ofGroup(screen);
  }

  private Optional<Detail> ofGroup(Screen screen) throws SQLException {
    if (screen instanceof Screen.Marks of) {
      return group(
          of.group(), GroupMarks.read(connection, catalogue, of.group()), Detail.OfMarks::new);
    } else if (screen instanceof Screen.Contents of) {
      return group(of.group(), GroupMembers.read(connection, of.group()), Detail.OfContents::new);
    } else if (screen instanceof Screen.Consolidables of) {
      return group(
          of.group(), Consolidables.read(connection, of.group()), Detail.OfConsolidables::new);
    } else if (screen instanceof Screen.History of) {
      // A group that was dropped has its history still.
      return Optional.of(new Detail.OfHistory(GroupHistory.read(connection, of.group())));
    }
    return Optional.empty();
  }

  private Detail timeline(int rollbackId, Optional<StepId> step) throws SQLException {
    var timeline = followed.read(connection, catalogue, rollbackId);
    if (timeline.isEmpty()) {
      return new Detail.Unreadable("There is no rollback " + rollbackId + " any more.");
    }
    List<HeldLock> locks =
        step.isPresent() && !step.get().table().isEmpty()
            ? SessionLocks.on(connection, rollbackId, step.get().schema(), step.get().table())
            : List.of();
    return new Detail.OfTimeline(timeline.get(), locks);
  }

  /** An empty list is one of a group that has nothing, or of none. */
  private <T> Optional<Detail> group(String group, List<T> found, Function<List<T>, Detail> detail)
      throws SQLException {
    boolean exists =
        !found.isEmpty() || Query.first(connection, GROUP_EXISTS, row -> true, group).isPresent();
    return Optional.of(
        exists
            ? detail.apply(found)
            : new Detail.Unreadable("There is no group " + group + " any more."));
  }

  private static String sentence(SQLException e) {
    String message = ServerError.of(e).message();
    String said = message.endsWith(".") ? message : message + ".";
    if (ServerError.isLocked(e)) {
      return "What it reads is locked by somebody, and a look waits no longer: " + said;
    }
    return switch (Optional.ofNullable(e.getSQLState()).orElse("")) {
      case "42501" -> "This role may not read it: " + said + " One with emaj_viewer may.";
      case "42883", "42P01", "42703" -> "This E-Maj does not have it: " + said;
      case "57014" -> "It takes longer than a look may last, and was given up: " + said;
      default -> "The server refused: " + said;
    };
  }
}
