/** Tells the user what a run is doing, on stderr, in the form the user chose. */
package org.emajbatch.orchestrator.progress;
