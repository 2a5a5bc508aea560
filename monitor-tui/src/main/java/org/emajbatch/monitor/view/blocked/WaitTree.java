package org.emajbatch.monitor.view.blocked;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.emajbatch.sql.watch.LockWait;
import org.emajbatch.sql.watch.Party;

/**
 * Who waits for whom, from those at the root who wait for nobody. A waiter stands below each root
 * that is in its way; below another waiter only where no root is, because everybody in a queue
 * waits for all before him, and a queue of twenty would be a tree of a million. Those who wait for
 * each other in a circle have no root: the longest waiting of them stands in its place.
 */
final class WaitTree {

  /**
   * A place in the tree.
   *
   * @param id what tells it from the others, from one picture to the next
   * @param depth 0 for a root
   * @param party who
   * @param waitsFor what he waits for; absent for those who wait for nothing
   * @param blocked how many wait for him directly
   */
  record Node(String id, int depth, Party party, Optional<LockWait> waitsFor, int blocked) {}

  private final Map<String, LockWait> waits = new LinkedHashMap<>();
  private final List<Node> nodes = new ArrayList<>();
  private final Set<String> expanded = new HashSet<>();

  private WaitTree(List<LockWait> all) {
    all.forEach(wait -> waits.putIfAbsent(key(wait.waiter()), wait));
  }

  /**
   * The tree, from top to bottom.
   *
   * @param waits in the order in which they are to stand side by side
   */
  static List<Node> of(List<LockWait> waits) {
    WaitTree tree = new WaitTree(waits);
    waits.stream()
        .flatMap(wait -> wait.blockers().stream())
        .filter(blocker -> !tree.waits.containsKey(key(blocker)))
        .forEach(root -> tree.root(root));
    // What is left waits in a circle.
    waits.forEach(wait -> tree.root(wait.waiter()));
    return tree.nodes;
  }

  private void root(Party party) {
    if (!expanded.contains(key(party))) {
      add(party, 0, "");
    }
  }

  private void add(Party party, int depth, String above) {
    String key = key(party);
    String id = above.isEmpty() ? key : above + " " + key;
    List<LockWait> behind = waits.values().stream().filter(wait -> blocks(wait, key)).toList();
    Optional<LockWait> wait = Optional.ofNullable(waits.get(key));
    nodes.add(new Node(id, depth, party, wait, behind.size()));
    if (!expanded.add(key)) {
      return;
    }
    for (LockWait next : behind) {
      if (wait.isEmpty() || !hasRoot(next) && !expanded.contains(key(next.waiter()))) {
        add(next.waiter(), depth + 1, id);
      }
    }
  }

  private boolean hasRoot(LockWait wait) {
    return wait.blockers().stream().anyMatch(blocker -> !waits.containsKey(key(blocker)));
  }

  private static boolean blocks(LockWait wait, String key) {
    return wait.blockers().stream().anyMatch(blocker -> key(blocker).equals(key));
  }

  /** What tells a party from all others: a gid may look like a number. */
  static String key(Party party) {
    if (party.pid().isPresent()) {
      return Integer.toString(party.pid().getAsInt());
    }
    return party.prepared().map(prepared -> "prepared " + prepared.gid()).orElse("?");
  }
}
