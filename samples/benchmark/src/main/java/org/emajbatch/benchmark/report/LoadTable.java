package org.emajbatch.benchmark.report;

import static org.emajbatch.benchmark.report.Figures.ratio;

import java.util.List;
import org.emajbatch.benchmark.result.LoadResult;

/** What a watcher and the server take while screens are shown. */
final class LoadTable {

  private LoadTable() {}

  static List<String> lines(List<LoadResult> results) {
    MarkdownTable table =
        new MarkdownTable(2, "workload", "screen", "% of one processor", "server's %");
    for (LoadResult result : results) {
      table.row(
          result.workload(),
          result.screen(),
          ratio(result.percent()),
          result.serverPercent().map(Figures::ratio).orElse(""));
    }
    return table.lines();
  }
}
