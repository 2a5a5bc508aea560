package org.emajbatch.monitor.view.timeline;

import org.emajbatch.monitor.view.Symbols;
import org.emajbatch.monitor.view.Tone;

/** How far a step, or a piece of a lane, is. Each is told by its sign and by a word. */
enum Phase {
  DONE("done", Tone.GOOD),
  RUNNING("running", Tone.BUSY),
  /** What a running step is expected to take still; never a step of its own. */
  REST("to come", Tone.FAINT),
  TO_COME("to come", Tone.FAINT),
  /** Begun, and ended together with the rollback. */
  CUT_OFF("cut off", Tone.BAD),
  /** Planned, and never begun. */
  NEVER("never begun", Tone.FAINT);

  private final String word;
  private final Tone tone;

  Phase(String word, Tone tone) {
    this.word = word;
    this.tone = tone;
  }

  String word() {
    return word;
  }

  Tone tone() {
    return tone;
  }

  /** What a piece of a lane is filled with. */
  String fill(Symbols symbols) {
    return switch (this) {
      case DONE -> symbols.solid();
      case RUNNING -> symbols.dense();
      case REST, TO_COME -> symbols.light();
      case CUT_OFF -> symbols.broken();
      case NEVER -> " ";
    };
  }

  /** Whether a lane shows it. */
  boolean isDrawn() {
    return this != NEVER;
  }
}
