package org.emajbatch.planner.assign;

import java.util.Arrays;

/** The items of one session by descending cost, with their sum. Sums must not be saturated. */
final class SessionItems {

  private final long[] costs;
  private int[] items = new int[8];
  private int size;
  private long load;

  private SessionItems(long[] costs) {
    this.costs = costs;
  }

  /**
   * Sorts a placement by session.
   *
   * @param workload the problem
   * @param assignment a placement of its items
   * @return the sessions
   */
  static SessionItems[] of(Workload workload, Assignment assignment) {
    long[] costs = workload.costArray();
    SessionItems[] sessions = new SessionItems[workload.sessions()];
    Arrays.setAll(sessions, session -> new SessionItems(costs));
    for (int item = 0; item < costs.length; item++) {
      sessions[assignment.sessionOf().get(item)].add(item);
    }
    return sessions;
  }

  /** Returns how many items it has. */
  int size() {
    return size;
  }

  /** Returns the item at a place, from 0, the most expensive first. */
  int item(int place) {
    return items[place];
  }

  /** Returns the sum of the costs in microseconds. */
  long load() {
    return load;
  }

  /** Adds an item that it has not. */
  void add(int item) {
    if (size == items.length) {
      items = Arrays.copyOf(items, 2 * size);
    }
    int place = -1 - Arrays.binarySearch(items, 0, size, item);
    System.arraycopy(items, place, items, place + 1, size - place);
    items[place] = item;
    size++;
    load += costs[item];
  }

  /** Removes an item that it has. */
  void remove(int item) {
    int place = Arrays.binarySearch(items, 0, size, item);
    System.arraycopy(items, place + 1, items, place, size - place - 1);
    size--;
    load -= costs[item];
  }

  /** Takes other items instead, given by descending cost. */
  void replaceBy(int[] others) {
    items = Arrays.copyOf(others, Math.max(8, others.length));
    size = others.length;
    load = Arrays.stream(others).mapToLong(item -> costs[item]).sum();
  }

  /** Returns the items of two sessions by descending cost. */
  static int[] merged(SessionItems first, SessionItems second) {
    int[] merged = Arrays.copyOf(first.items, first.size + second.size);
    System.arraycopy(second.items, 0, merged, first.size, second.size);
    Arrays.sort(merged);
    return merged;
  }

  /** Writes the session's number at the place of each of its items. */
  void label(int[] sessionOf, int session) {
    for (int place = 0; place < size; place++) {
      sessionOf[items[place]] = session;
    }
  }
}
