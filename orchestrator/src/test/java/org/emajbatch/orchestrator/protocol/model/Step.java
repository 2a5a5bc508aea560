package org.emajbatch.orchestrator.protocol.model;

/**
 * Something that can happen next.
 *
 * @param what in words
 * @param kind by whom
 * @param next the world afterwards
 */
record Step(String what, Kind kind, World next) {

  enum Kind {
    CLIENT,
    SERVER,
    RECOVERY,
    /** Need not happen: everything must come to its end without. */
    FAULT
  }
}
