package org.emajbatch.monitor;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.emajbatch.monitor.model.Detail;
import org.emajbatch.sql.watch.GroupSummary;

/** Groups as {@link GroupScenes} shows them, one of each kind. */
final class GroupSamples {

  private GroupSamples() {}

  /** After so many seconds, in which changes came at various rates. */
  static Detail groups(int second) {
    return new Detail.OfGroups(
        List.of(
            group("hr", false, true, false, 11, 3, 2, "STOP_18.00.01.244", 640_000, 18_204, ""),
            group(
                GroupScenes.HOSTILE,
                true,
                true,
                false,
                2,
                0,
                1,
                "vor dem \"Lauf\"",
                16_384,
                7L * second / 10,
                ""),
            group(
                "orders",
                true,
                true,
                true,
                22,
                4,
                14,
                "before_release",
                812_004_112,
                90_000 + 40L * second + (long) (900 * Math.sin(second / 9.0)),
                "Orders, invoices and what belongs to them; guarded by the release team"),
            group(
                "security_audit",
                true,
                false,
                false,
                4,
                0,
                1,
                "start",
                48_234_496,
                1_204_556 + 3L * second,
                "who did what"),
            group(
                "stock",
                true,
                true,
                false,
                18,
                8,
                3,
                "before_release",
                5_046_586_573L,
                8_000_000 + (second % 20 < 5 ? 25_000L * second : 0),
                ""),
            group(
                GroupScenes.LONGEST,
                true,
                true,
                false,
                900,
                90,
                1_204,
                "MARK_02.13.58.001_which_has_a_long_name_too",
                1_204_556_000_112L,
                1_000_000_000 + 3_204L * second * second,
                "")));
  }

  private static GroupSummary group(
      String name,
      boolean logging,
      boolean rollbackable,
      boolean guarded,
      int tables,
      int sequences,
      int marks,
      String lastMark,
      long logBytes,
      long changes,
      String comment) {
    return new GroupSummary(
        name,
        logging,
        rollbackable,
        guarded,
        tables,
        sequences,
        marks,
        Optional.of(lastMark),
        Optional.of(Scenes.NOW.minus(Duration.ofMinutes(400 / marks))),
        logBytes,
        changes,
        comment);
  }
}
