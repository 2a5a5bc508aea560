package org.emajbatch.monitor.terminal;

/** Hears what a terminal sends besides keys, on the thread that reads them. */
public interface InputListener {

  /**
   * The left button was pressed.
   *
   * @param row of the screen, from 0
   */
  void clicked(int row);

  /**
   * The wheel was turned.
   *
   * @param rows by so many; downwards is positive
   */
  void scrolled(int rows);

  /** A text was pasted, which nobody typed and which therefore presses no keys. */
  void pasted();
}
