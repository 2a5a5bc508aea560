/** Stops a rollback that runs in another process, through a wish left in the database. */
package org.emajbatch.orchestrator.cancel;
