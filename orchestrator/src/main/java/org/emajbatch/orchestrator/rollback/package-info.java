/** One run from the claim to the last committed transaction, or back to where it began. */
package org.emajbatch.orchestrator.rollback;
