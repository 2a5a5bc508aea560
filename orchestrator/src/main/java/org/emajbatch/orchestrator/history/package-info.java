/** What became of past runs, and how good their estimates were. */
package org.emajbatch.orchestrator.history;
