package org.emajbatch.monitor.model;

import java.util.List;

/**
 * A question before something is done that cannot be taken back by a key.
 *
 * @param title what is to be done
 * @param consequence exactly what will happen, in sentences
 * @param inputs what has to be typed, in this order; the last one is the confirmation
 * @param answer what is done when all is answered
 */
public record Dialog(String title, List<String> consequence, List<Input> inputs, Answer answer) {

  /** Makes the effect from what was typed; pure. */
  @FunctionalInterface
  public interface Answer {
    /** The effect, from the texts of all inputs. */
    Effect effect(List<String> texts);
  }

  /**
   * Something to be typed.
   *
   * @param label what
   * @param text so far
   * @param required the only text that is accepted; empty where any but none is
   */
  public record Input(String label, String text, String required) {

    /** Whether it is complete. */
    public boolean isComplete() {
      return required.isEmpty() ? !text.isBlank() : text.equals(required);
    }
  }

  public Dialog {
    consequence = List.copyOf(consequence);
    inputs = List.copyOf(inputs);
  }
}
