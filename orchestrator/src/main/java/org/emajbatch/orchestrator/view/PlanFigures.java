package org.emajbatch.orchestrator.view;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.emajbatch.orchestrator.report.PlanDocument;
import org.emajbatch.orchestrator.report.PlanReport;
import org.emajbatch.orchestrator.report.Texts;

/** What the text and the page both say of a plan. Each figure is worded here and nowhere else. */
final class PlanFigures {

  /** A unit with this share of the longest session leaves nothing to gain. */
  private static final double ALL = 0.98;

  private PlanFigures() {}

  /** Whether there is nothing to put back. */
  static boolean isEmpty(PlanDocument document) {
    return document.changes() == 0 && document.tableCount() == 0;
  }

  /** The sentence that counts: how long, with how many sessions, and whether that is the best. */
  static String headline(PlanDocument document) {
    if (isEmpty(document)) {
      return "Nothing to put back: no table has changed since the mark.";
    }
    return "%s with %s, %s"
        .formatted(
            Texts.duration(document.plan().makespanMs()),
            Texts.count(document.sessionCount(), "session"),
            proof(document.plan()));
  }

  /** Whether the plan is the best there is. */
  static String proof(PlanReport plan) {
    return plan.provedOptimal()
        ? "proved optimal"
        : "at most " + gap(plan) + " above the lower bound";
  }

  /** Why it is known to be the best, or why not. */
  static String reason(PlanReport plan) {
    String searched = plan.nodes() == 0 ? "" : " after " + Texts.count(plan.nodes(), "placement");
    if (!plan.provedOptimal()) {
      return "not proved: the search ended" + searched + ", a better plan may exist";
    }
    return plan.makespanMs() <= plan.lowerBoundMs()
        ? "proved optimal: the plan meets the lower bound"
        : "proved optimal: the search tried everything" + searched.replace("after", "in");
  }

  /** The gap in percent. */
  static String gap(PlanReport plan) {
    return String.format(Locale.ROOT, "%.1f %%", plan.gap() * 100);
  }

  /** Between what the duration is, or nothing where it is a point. */
  static Optional<String> interval(PlanReport plan) {
    return plan.makespanLowMs() == plan.makespanHighMs()
        ? Optional.empty()
        : Optional.of(
            Texts.duration(plan.makespanLowMs()) + " to " + Texts.duration(plan.makespanHighMs()));
  }

  /** How many times faster than one session. */
  static String speedUp(PlanReport plan) {
    return String.format(
        Locale.ROOT,
        "%.1f times",
        (double) plan.singleSessionMs() / Math.max(1, plan.makespanMs()));
  }

  /** The unit that takes longest in the longest session. */
  static Optional<PlanReport.PlanUnit> bottleneck(PlanReport plan) {
    return plan.sessions().stream()
        .sorted(Comparator.comparingLong(PlanReport.Session::estimateMs).reversed())
        .flatMap(session -> session.units().stream())
        .filter(unit -> unit.tables().equals(plan.bottleneck()))
        .findFirst();
  }

  /** Whether a unit alone takes as long as everything. */
  static boolean bounds(PlanReport.PlanUnit unit, PlanReport plan) {
    return unit.parts() == 1 && unit.estimateMs() >= plan.makespanMs() * ALL;
  }

  /** The session that ends last; the first of them. */
  static int lastSession(PlanReport plan) {
    return plan.sessions().stream()
        .max(
            Comparator.comparingLong(PlanReport.Session::estimateMs)
                .thenComparing(PlanReport.Session::session, Comparator.reverseOrder()))
        .map(PlanReport.Session::session)
        .orElse(1);
  }

  /** How the rollback would be done, in a few words. */
  static String manner(PlanDocument document) {
    List<String> words = new ArrayList<>();
    words.add(document.logged() ? "logged, so it can be rolled back itself" : "not logged");
    if (document.verified()) {
      words.add("compared with the logs before the decision");
    }
    return String.join("; ", words);
  }

  /** A number short enough for a label: 310k, 1.2M. */
  static String brief(long number) {
    if (number < 10_000) {
      return Texts.number(number);
    }
    String[] units = {"k", "M", "G", "T", "P", "E"};
    double value = number;
    int unit = -1;
    while (value >= 999.5 && unit < units.length - 1) {
      value /= 1_000;
      unit++;
    }
    return String.format(Locale.ROOT, value < 9.95 ? "%.1f" : "%.0f", value) + units[unit];
  }

  /**
   * The first names of many.
   *
   * @param names in their order
   * @param most how many are told
   * @param separator between them
   * @param noun what one of those that are not told is
   */
  static String first(List<String> names, int most, String separator, String noun) {
    String told = String.join(separator, names.subList(0, Math.min(most, names.size())));
    return names.size() <= most
        ? told
        : told + " and " + Texts.count(names.size() - most, "more " + noun);
  }
}
