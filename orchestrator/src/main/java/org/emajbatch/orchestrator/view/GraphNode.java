package org.emajbatch.orchestrator.view;

/**
 * A place in a layered drawing: of a table, or of an edge that passes a layer on its way.
 *
 * @param index its number within its component, by which ties are broken
 * @param layer how many layers are above it
 * @param isTable false where an edge passes
 */
record GraphNode(int index, int layer, boolean isTable) {}
