/** The pinned connections of a run, what stops them all at once, and who watches them. */
package org.emajbatch.orchestrator.session;
