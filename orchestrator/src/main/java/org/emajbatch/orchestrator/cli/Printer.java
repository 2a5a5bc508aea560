package org.emajbatch.orchestrator.cli;

import java.io.PrintStream;
import java.util.List;
import org.emajbatch.orchestrator.failure.Failure;
import org.emajbatch.orchestrator.progress.Style;
import org.emajbatch.orchestrator.report.FailureReport;
import org.emajbatch.orchestrator.report.FailureText;
import org.emajbatch.orchestrator.report.Json;

/** Prints a command's last words, as text or as one JSON document, never both on stdout. */
final class Printer {

  private final PrintStream out;
  private final PrintStream err;
  private final Style style;
  private final boolean json;

  Printer(PrintStream out, PrintStream err, Style style, boolean json) {
    this.out = out;
    this.err = err;
    this.style = style;
    this.json = json;
  }

  /** Prints a report. */
  void report(Object document, List<String> lines) {
    if (json) {
      out.println(new Json().document(document));
    } else {
      lines.forEach(out::println);
    }
  }

  /** Prints a failure: text on stderr always, since that is what ends up in a log. */
  void failure(Failure failure) {
    if (json) {
      out.println(new Json().document(FailureReport.of(failure)));
    }
    List<String> lines = FailureText.lines(failure);
    err.println(style.bad(lines.get(0)));
    lines.subList(1, lines.size()).forEach(err::println);
  }

  /** Prints something the user should know. */
  void warning(String sentence) {
    err.println(style.warn("warning: ") + sentence);
  }
}
