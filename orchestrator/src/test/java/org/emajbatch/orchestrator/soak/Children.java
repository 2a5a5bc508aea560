package org.emajbatch.orchestrator.soak;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.emajbatch.orchestrator.testing.Child;

/** The processes that roll back at this moment, for whoever wants to kill one. */
final class Children {

  private final Set<Child> all = ConcurrentHashMap.newKeySet();

  void add(Child child) {
    all.add(child);
  }

  void remove(Child child) {
    all.remove(child);
  }

  /** One of them. */
  Optional<Child> any(Random random) {
    List<Child> now = new ArrayList<>(all);
    return now.isEmpty() ? Optional.empty() : Optional.of(now.get(random.nextInt(now.size())));
  }
}
