/**
 * Shows a plan: as text, as a graph for Graphviz and as a page for a browser. All of it is computed
 * from the document alone; nothing here reads a database, a file or a clock.
 */
package org.emajbatch.orchestrator.view;
