package org.emajbatch.orchestrator.rollback;

import org.emajbatch.orchestrator.plan.PlannedRollback;

/**
 * A rollback that the engine has opened in one database, for one attempt to lock.
 *
 * @param rollbackId the engine's id
 * @param planned who does what
 */
record Opened(int rollbackId, PlannedRollback planned) {}
