package org.emajbatch.orchestrator.view;

/**
 * A block of a session's row.
 *
 * @param label what stands on it, where there is room
 * @param title what it says when pointed at
 * @param millis how long it is
 * @param longest whether it alone takes as long as everything
 */
record TimelineBlock(String label, String title, long millis, boolean longest) {}
