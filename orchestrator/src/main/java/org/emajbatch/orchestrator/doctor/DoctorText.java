package org.emajbatch.orchestrator.doctor;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.emajbatch.orchestrator.report.Texts;

/**
 * An examination for people at a terminal of 80 columns. Commands are never broken: whoever copies
 * them needs them whole.
 */
public final class DoctorText {

  private static final int WIDTH = 80;
  private static final int LABEL = 9;

  private DoctorText() {}

  /** The lines to print; the last one says whether a rollback would work. */
  public static List<String> lines(List<Examined> all) {
    List<String> lines = new ArrayList<>();
    for (Examined examined : all) {
      lines.addAll(wrapped("", "Examined " + examined.place().describe() + "."));
      for (Finding finding : examined.findings()) {
        if (finding.severity() != Severity.OK) {
          lines.add("");
          lines.addAll(one(finding));
        }
      }
      lines.add("");
      lines.addAll(fine(examined.findings()));
      lines.add("");
    }
    lines.addAll(wrapped("", summary(all)));
    return lines;
  }

  private static List<String> one(Finding finding) {
    List<String> lines = new ArrayList<>();
    String label = finding.severity().json();
    lines.addAll(
        wrapped(
            (finding.severity() == Severity.PROBLEM ? label.toUpperCase(Locale.ROOT) : label),
            capital(finding.what()) + "."));
    lines.addAll(wrapped("", LABEL, finding.consequence()));
    Optional<String> before = Optional.empty();
    for (Remedy remedy : finding.mend()) {
      String who =
          remedy.runAs()
              + ", "
              + (remedy.language() == Remedy.Language.SQL ? "in psql" : "in a shell");
      if (!before.equals(Optional.of(who))) {
        lines.add(" ".repeat(LABEL) + (before.isEmpty() ? "Mend it as " : "Then as ") + who + ":");
        before = Optional.of(who);
      }
      remedy.command().lines().forEach(line -> lines.add(" ".repeat(LABEL + 2) + line));
    }
    return lines;
  }

  private static List<String> fine(List<Finding> findings) {
    Map<Topic, String> byTopic =
        findings.stream()
            .filter(finding -> finding.severity() == Severity.OK)
            .collect(
                Collectors.groupingBy(
                    Finding::topic,
                    TreeMap::new,
                    Collectors.mapping(Finding::what, Collectors.joining("; "))));
    List<String> lines = new ArrayList<>();
    byTopic.forEach((topic, what) -> lines.addAll(wrapped("ok", topic.words() + ": " + what)));
    return lines;
  }

  private static String summary(List<Examined> all) {
    long problems = Examined.count(all, Severity.PROBLEM);
    return Texts.count(problems, "problem")
        + ", "
        + Texts.count(Examined.count(all, Severity.WARNING), "warning")
        + ", "
        + Texts.count(Examined.count(all, Severity.NOTE), "note")
        + ". "
        + (problems > 0 ? "A rollback would fail." : "Nothing stands in the way of a rollback.")
        + " Nothing was changed.";
  }

  private static String capital(String sentence) {
    // A name at the beginning keeps its letters.
    return sentence.matches(
            "(the|a|an|role|group|table|key|trigger|run|owners|dead|prepared|statements|schema)\\b.*")
        ? Character.toUpperCase(sentence.charAt(0)) + sentence.substring(1)
        : sentence;
  }

  private static List<String> wrapped(String label, String text) {
    return wrapped(label, label.isEmpty() ? 0 : LABEL, text);
  }

  private static List<String> wrapped(String label, int indent, String text) {
    List<String> lines = new ArrayList<>();
    StringBuilder line =
        new StringBuilder(label).append(" ".repeat(Math.max(0, indent - label.length())));
    boolean empty = true;
    for (String word : text.strip().split("\\s+")) {
      if (!empty && line.length() + 1 + word.length() > WIDTH) {
        lines.add(line.toString());
        line = new StringBuilder(" ".repeat(indent));
        empty = true;
      }
      line.append(empty ? "" : " ").append(word);
      empty = false;
    }
    lines.add(line.toString());
    return lines;
  }
}
