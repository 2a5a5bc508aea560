package org.emajbatch.monitor.model;

import java.util.List;
import org.emajbatch.sql.watch.ChangeCount;
import org.emajbatch.sql.watch.Consolidable;
import org.emajbatch.sql.watch.GroupMark;
import org.emajbatch.sql.watch.GroupMember;
import org.emajbatch.sql.watch.GroupSummary;
import org.emajbatch.sql.watch.HeldLock;
import org.emajbatch.sql.watch.HistoryEntry;
import org.emajbatch.sql.watch.LockWait;

/** What was read for a screen besides the rollbacks. */
public sealed interface Detail {

  /**
   * For {@link Screen.Timeline} and {@link Screen.Step}.
   *
   * @param locks of the rollback's sessions on the step's table; empty for the timeline
   */
  record OfTimeline(org.emajbatch.sql.watch.Timeline timeline, List<HeldLock> locks)
      implements Detail {
    public OfTimeline {
      locks = List.copyOf(locks);
    }
  }

  /** For {@link Screen.Blocked}; the longest wait first. */
  record OfWaits(List<LockWait> waits) implements Detail {
    public OfWaits {
      waits = List.copyOf(waits);
    }
  }

  /** For {@link Screen.Groups}, by name. */
  record OfGroups(List<GroupSummary> groups) implements Detail {
    public OfGroups {
      groups = List.copyOf(groups);
    }
  }

  /** For {@link Screen.Marks}, the youngest first. */
  record OfMarks(List<GroupMark> marks) implements Detail {
    public OfMarks {
      marks = List.copyOf(marks);
    }
  }

  /** For {@link Screen.Contents}, tables first, by name. */
  record OfContents(List<GroupMember> members) implements Detail {
    public OfContents {
      members = List.copyOf(members);
    }
  }

  /** For {@link Screen.Statistics}, by name. */
  record OfStatistics(List<ChangeCount> counts) implements Detail {
    public OfStatistics {
      counts = List.copyOf(counts);
    }
  }

  /** For {@link Screen.Consolidables}, the oldest first. */
  record OfConsolidables(List<Consolidable> rollbacks) implements Detail {
    public OfConsolidables {
      rollbacks = List.copyOf(rollbacks);
    }
  }

  /** For {@link Screen.History}, the youngest first. */
  record OfHistory(List<HistoryEntry> entries) implements Detail {
    public OfHistory {
      entries = List.copyOf(entries);
    }
  }

  /** For {@link Screen.Simulation}, which the orchestrator's command plan answers. */
  record OfSimulation(Simulation simulation) implements Detail {}

  /** What could not be read: why, and what to do about it. */
  record Unreadable(String reason) implements Detail {}
}
