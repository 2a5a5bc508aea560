package org.emajbatch.monitor.terminal;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;

/**
 * Keeps Ctrl-C from ending this process while another one has the terminal. Ignoring the signal in
 * the system's sense would be inherited, and make the other program deaf to it; so it is caught and
 * nothing is done. By reflection, because the compiler takes the JVM's signals for private ones.
 */
final class Interrupts implements AutoCloseable {

  private final Object before;

  private Interrupts(Object before) {
    this.before = before;
  }

  /** Until it is closed; where this JVM has no such signals, Ctrl-C does what it always does. */
  static Interrupts caught() {
    InvocationHandler nothing =
        (proxy, method, arguments) ->
            switch (method.getName()) {
              case "equals" -> proxy == arguments[0];
              case "hashCode" -> System.identityHashCode(proxy);
              case "toString" -> "nothing";
              default -> null;
            };
    try {
      Class<?> handler = Class.forName("sun.misc.SignalHandler");
      return new Interrupts(
          handle(
              Proxy.newProxyInstance(
                  Interrupts.class.getClassLoader(), new Class<?>[] {handler}, nothing)));
    } catch (ReflectiveOperationException e) {
      return new Interrupts(null);
    }
  }

  private static Object handle(Object handler) throws ReflectiveOperationException {
    Class<?> signal = Class.forName("sun.misc.Signal");
    Object interrupt = signal.getConstructor(String.class).newInstance("INT");
    return signal
        .getMethod("handle", signal, Class.forName("sun.misc.SignalHandler"))
        .invoke(null, interrupt, handler);
  }

  @Override
  public void close() {
    try {
      if (before != null) {
        handle(before);
      }
    } catch (ReflectiveOperationException e) {
      // What could be set can be set back.
      throw new IllegalStateException(e);
    }
  }
}
