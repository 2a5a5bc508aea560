package org.emajbatch.planner;

/** What would be if a foreign key bound nothing. Changes the request, never the database. */
final class KeyRelaxation {

  private KeyRelaxation() {}

  /**
   * Frees a key.
   *
   * @param request what is to be rolled back
   * @param key one of its keys
   * @return the same with this key free
   */
  static PlanRequest relax(PlanRequest request, ForeignKey key) {
    ForeignKey free = new ForeignKey(key.name(), key.referencing(), key.referenced(), Binding.FREE);
    return request.withForeignKeys(
        request.foreignKeys().stream().map(other -> other.equals(key) ? free : other).toList());
  }
}
