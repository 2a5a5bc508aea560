package org.emajbatch.orchestrator.protocol.model;

import java.util.Set;
import java.util.TreeSet;
import org.emajbatch.orchestrator.protocol.Verdict;

/**
 * Somebody who resolves the run: a recoverer, or the client that undoes its own run.
 *
 * @param stage how far it is
 * @param verdict what it has read; {@link Verdict#UNKNOWN} before
 * @param listed the prepared transactions it has seen and not ended yet
 */
record Resolver(Stage stage, Verdict verdict, Set<Integer> listed) {

  enum Stage {
    IDLE,
    /** It has its verdict, and not looked yet for what is prepared. */
    JUDGED,
    /** It ends one prepared transaction after the other. */
    CARRYING_OUT
  }

  static final Resolver IDLE = new Resolver(Stage.IDLE, Verdict.UNKNOWN, Set.of());

  Resolver judged(Verdict newVerdict) {
    return new Resolver(Stage.JUDGED, newVerdict, Set.of());
  }

  Resolver carryingOut(Set<Integer> prepared) {
    return new Resolver(Stage.CARRYING_OUT, verdict, prepared);
  }

  Resolver without(int session) {
    Set<Integer> less = new TreeSet<>(listed);
    less.remove(session);
    return new Resolver(stage, verdict, less);
  }

  boolean isAt(Stage expected) {
    return stage == expected;
  }
}
