package org.emajbatch.orchestrator.rollback;

import org.emajbatch.orchestrator.preflight.Preflighted;
import org.emajbatch.orchestrator.report.Texts;
import org.emajbatch.orchestrator.request.RollbackRequest;
import org.emajbatch.orchestrator.request.Target;
import org.emajbatch.sql.connect.ConnectionSettings;
import org.emajbatch.sql.engine.InitRequest;
import org.emajbatch.sql.engine.RollbackProtocol;

/**
 * A run's share in one database: its groups there, and a block of consecutive sessions. The first
 * of the block leads: it opens and ends the engine's rollback. Numbers of sessions are the run's;
 * the engine counts from 1 in each database.
 *
 * @param number 0 for the part where the decision is written
 * @param target what goes back
 * @param facts what the preflight found
 * @param leader the run's number of its first session
 * @param sessions how many sessions it has
 */
record Part(int number, Target target, Preflighted facts, int leader, int sessions) {

  /** Whether a session of the run works here. */
  boolean has(int session) {
    return session >= leader && session < leader + sessions;
  }

  /** The engine's number of a session of the run. */
  int local(int session) {
    return session - leader + 1;
  }

  /** The run's number of a session of the engine. */
  int global(int local) {
    return local + leader - 1;
  }

  ConnectionSettings connection() {
    return target.connection();
  }

  String database() {
    return facts.server().database();
  }

  /** The engine's protocol of this part. */
  RollbackProtocol protocol(RollbackRequest request) {
    return new RollbackProtocol(
        facts.engine(),
        new InitRequest(
            target.groups(),
            facts.mark(),
            request.logged(),
            sessions,
            request.alterAllowed(),
            request.comment()));
  }

  /** For people. */
  String describe() {
    return Texts.groups(target.groups()) + " to mark " + facts.mark();
  }
}
