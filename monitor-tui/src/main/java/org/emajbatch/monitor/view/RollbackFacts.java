package org.emajbatch.monitor.view;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.emajbatch.sql.activity.Extent;
import org.emajbatch.sql.activity.Rollback;
import org.emajbatch.sql.activity.Times;

/** What is known of a rollback, running or ended, beside its title. */
public final class RollbackFacts {

  private RollbackFacts() {}

  /** Short facts, the most wanted first. */
  public static List<String> of(Rollback rollback, Canvas canvas) {
    Extent extent = rollback.extent();
    Times times = rollback.times();
    List<String> facts = new ArrayList<>();
    facts.add(rollback.target().logged() ? "logged" : "unlogged");
    facts.add(Words.count(extent.sessions(), "session"));
    facts.add(share(extent.effectiveTables(), extent.tables(), "table"));
    facts.add(share(extent.effectiveSequences(), extent.sequences(), "sequence"));
    if (!rollback.sessions().isEmpty()) {
      facts.add(Words.count(rollback.rows(), "row"));
    }
    rollback.startedBy().ifPresent(who -> facts.add("by " + who));
    times.startedAt().ifPresent(at -> facts.add("started " + canvas.moment(at)));
    times.planning().ifPresent(took -> facts.add("planned in " + Words.precise(took)));
    times.locking().ifPresent(took -> facts.add("locked in " + Words.precise(took)));
    rollback.target().markSetAt().ifPresent(at -> facts.add("mark set " + canvas.moment(at)));
    rollback.target().comment().ifPresent(facts::add);
    return facts;
  }

  /** Those with something to undo, of all of the groups. */
  private static String share(OptionalInt effective, int all, String noun) {
    String total = Words.count(all, noun);
    return effective.isPresent() ? Words.count(effective.getAsInt()) + " of " + total : total;
  }
}
