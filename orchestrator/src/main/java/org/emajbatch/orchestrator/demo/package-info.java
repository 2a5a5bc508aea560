/**
 * The demo: a server of its own, an application with real data, and a rollback by the very code
 * that the command runs, proved by comparing every row.
 */
package org.emajbatch.orchestrator.demo;
