/** What is checked before anything is begun: a refusal here leaves no trace in the database. */
package org.emajbatch.orchestrator.preflight;
