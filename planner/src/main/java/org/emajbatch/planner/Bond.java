package org.emajbatch.planner;

import java.util.Optional;

/**
 * Why two tables must share a session, as an edge of the {@link BondGraph}. Compared by identity,
 * since a graph has each edge once.
 */
final class Bond {

  private final Optional<ForeignKey> key;

  private Bond(Optional<ForeignKey> key) {
    this.key = key;
  }

  /** A foreign key for which a session needs both. */
  static Bond of(ForeignKey key) {
    return new Bond(Optional.of(key));
  }

  /** The engine put both into one batch. */
  static Bond ofBatch() {
    return new Bond(Optional.empty());
  }

  /** Returns the key; nothing for a batch. */
  Optional<ForeignKey> key() {
    return key;
  }
}
