package org.emajbatch.monitor.model;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;

/**
 * What was computed from one model, so that a list of thousands of steps is made once for all who
 * draw it. It says nothing that the model does not: any two are equal, and none may be handed from
 * one model to another.
 */
public final class Derived {

  private final Map<Object, Object> values = new HashMap<>();

  /**
   * The value of that name; made at the first call.
   *
   * @param name must always stand for the same computation, of the model that this belongs to
   */
  @SuppressWarnings("unchecked")
  public synchronized <T> T once(Object name, Supplier<T> make) {
    if (!values.containsKey(name)) {
      values.put(name, make.get());
    }
    return (T) values.get(name);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Derived;
  }

  @Override
  public int hashCode() {
    return 0;
  }

  @Override
  public String toString() {
    return "derived";
  }
}
