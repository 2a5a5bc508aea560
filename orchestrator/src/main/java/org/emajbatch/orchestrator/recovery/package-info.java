/**
 * Brings dead runs to the end that their decision row says: the only place that finishes prepared
 * transactions of runs it did not start.
 */
package org.emajbatch.orchestrator.recovery;
