/** What commands say when they end: one object each, printed as text or as JSON. */
package org.emajbatch.orchestrator.report;
