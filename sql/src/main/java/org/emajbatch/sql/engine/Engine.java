package org.emajbatch.sql.engine;

import java.util.Set;

/**
 * The engine of a database.
 *
 * @param kind whose it is
 * @param version for people to read; nothing may be concluded from it
 * @param capabilities what it offers
 */
public record Engine(EngineKind kind, String version, Set<Capability> capabilities) {

  public Engine {
    capabilities = Set.copyOf(capabilities);
  }

  /** Whether it offers that. */
  public boolean has(Capability capability) {
    return capabilities.contains(capability);
  }

  /** For messages. */
  public String describe() {
    return switch (kind) {
      case OURS -> "emaj-batch engine " + version;
      case STOCK -> "E-Maj " + version;
      case NO_ACCESS -> "an engine closed to this role";
      case NONE -> "no engine";
    };
  }
}
