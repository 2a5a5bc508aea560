package org.emajbatch.monitor.record;

/** A file that is no recording, or one that is damaged from a line on. */
public final class RecordingException extends Exception {

  private static final long serialVersionUID = 1L;

  RecordingException(String message) {
    super(message);
  }
}
