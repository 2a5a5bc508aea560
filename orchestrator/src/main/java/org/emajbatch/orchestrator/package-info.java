/** The command emaj-parallel-rollback. */
package org.emajbatch.orchestrator;
