/**
 * Many short rollbacks beside each other while everything around them breaks, and a check of every
 * promise after each. CONTRIBUTING.md says how to run it for hours.
 */
package org.emajbatch.orchestrator.soak;
