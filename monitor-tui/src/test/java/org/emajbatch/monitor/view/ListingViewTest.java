package org.emajbatch.monitor.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.emajbatch.monitor.model.Arrangement;
import org.junit.jupiter.api.Test;

class ListingViewTest {

  private static final Listing LISTING =
      new Listing(
          List.of(
              Column.text("table", 0),
              Column.number("rows", 0),
              Column.text("comment", 2),
              Column.text("role", 1)),
          List.of(
              row("a", "sales.order", 900, "a long remark on it", "release"),
              row("b", "sales.日本語の表", 1_200_000, "", "night"),
              row("c", "x", 7, "short", "release")));

  @Test
  void columnsAreAsWideAsWhatStandsInThem() {
    assertThat(drawn(80, Arrangement.NONE))
        .containsExactly(
            "  table                  rows  comment              role",
            "▶ sales.order             900  a long remark on it  release",
            "  sales.日本語の表  1,200,000                       night",
            "  x                         7  short                release");
  }

  @Test
  void whereItIsNarrowTheLeastWantedGoFirst() {
    assertThat(drawn(50, Arrangement.NONE).get(1))
        .isEqualTo("▶ sales.order             900  release");
    assertThat(drawn(30, Arrangement.NONE).get(1)).isEqualTo("▶ sales.order             900");
  }

  @Test
  void atLastTextIsCutAndNumbersNever() {
    assertThat(drawn(22, Arrangement.NONE))
        .containsExactly(
            "  table           rows",
            "▶ sales.or…        900",
            "  sales.日…  1,200,000",
            "  x                  7");
  }

  @Test
  void theHeadingTellsTheOrder() {
    Arrangement byRows = new Arrangement(OptionalInt.of(1), true, "", Optional.empty());
    List<String> drawn = drawn(30, byRows);
    assertThat(drawn.get(0)).contains("rows▼");
    assertThat(drawn.get(1)).contains("1,200,000");
    assertThat(drawn(30, new Arrangement(OptionalInt.of(9), false, "", Optional.empty())))
        .as("a column that is not there sorts nothing")
        .isEqualTo(drawn(30, Arrangement.NONE));
  }

  private static Row row(String id, String table, long rows, String comment, String role) {
    return new Row(
        id,
        List.of(Cell.of(table), Cell.of(Words.count(rows), rows), Cell.of(comment), Cell.of(role)));
  }

  private static List<String> drawn(int columns, Arrangement arrangement) {
    Canvas canvas = new Canvas(columns, Symbols.UNICODE, ZoneOffset.UTC, Instant.EPOCH);
    Grid grid = new Grid(columns, 8, Symbols.UNICODE);
    int row = 0;
    for (Block block :
        new ListingView(canvas, LISTING.arranged(arrangement), arrangement).blocks()) {
      for (Line line : block.lines()) {
        grid.draw(row++, line);
      }
    }
    return new ArrayList<>(grid.text().lines().limit(row).toList());
  }
}
