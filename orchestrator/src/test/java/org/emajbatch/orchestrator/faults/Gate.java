package org.emajbatch.orchestrator.faults;

/** Lets messages through, or holds them all. */
final class Gate {

  private boolean closed;

  synchronized void close() {
    closed = true;
  }

  synchronized void open() {
    closed = false;
    notifyAll();
  }

  /** Waits while it is closed. */
  synchronized void pass() throws InterruptedException {
    while (closed) {
      wait();
    }
  }
}
