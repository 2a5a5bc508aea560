package org.emajbatch.monitor.terminal;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/**
 * The keys among what a terminal sends. Lanterna knows neither the mouse reports of today's
 * terminals (xterm's mode 1006) nor pasted texts (mode 2004): it would take both for keys, and a
 * click could answer a question. They are taken out here, byte by byte, whatever parts they come
 * in.
 *
 * @see <a href="https://invisible-island.net/xterm/ctlseqs/ctlseqs.html">XTerm control
 *     sequences</a>
 */
final class InputFilter extends InputStream {

  private static final int ESC = 0x1b;

  /** How long the rest of a sequence may take, in ms; a lone Escape is a key after it. */
  private static final int PATIENCE = 50;

  private static final int POLL = 5;

  /** Longer ones are no reports, but something else that begins alike. */
  private static final int LONGEST_REPORT = 32;

  private static final String PASTE_START = "\u001b[200~";
  private static final String PASTE_END = "\u001b[201~";

  private final InputStream in;
  private volatile InputListener listener;

  /** What has been read and may be the beginning of a sequence. */
  private final ByteArrayOutputStream held = new ByteArrayOutputStream();

  private boolean pasting;
  private byte[] ready = {};
  private int next;

  InputFilter(InputStream in) {
    this.in = in;
  }

  /** From now on, that one hears of the mouse and of pasted texts; before, nobody does. */
  void listen(InputListener newListener) {
    listener = newListener;
  }

  @Override
  public int read() throws IOException {
    while (next == ready.length) {
      if (!fill()) {
        return -1;
      }
    }
    return ready[next++] & 0xff;
  }

  /** As many bytes as are there, at least one; Lanterna's reader must not wait for more. */
  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    if (length == 0) {
      return 0;
    }
    while (next == ready.length) {
      if (!fill()) {
        return -1;
      }
    }
    int count = Math.min(length, ready.length - next);
    System.arraycopy(ready, next, bytes, offset, count);
    next += count;
    return count;
  }

  @Override
  public int available() throws IOException {
    if (next == ready.length && in.available() > 0) {
      fill();
    }
    return ready.length - next;
  }

  /** Reads what is there, at least a byte; false at the end of the input. */
  private boolean fill() throws IOException {
    ByteArrayOutputStream keys = new ByteArrayOutputStream();
    do {
      int value = in.read();
      if (value < 0) {
        held.writeTo(keys);
        held.reset();
        take(keys);
        return keys.size() > 0;
      }
      accept(value, keys);
    } while (in.available() > 0 || held.size() > 0 && awaitRest(keys));
    take(keys);
    return true;
  }

  private void take(ByteArrayOutputStream keys) {
    ready = keys.toByteArray();
    next = 0;
  }

  /** Whether more of a begun sequence comes; if not, it was keys after all. */
  private boolean awaitRest(ByteArrayOutputStream keys) throws IOException {
    // Nobody types these beginnings by hand, so that the rest is worth any wait.
    if (pasting || MouseReport.isBegun(held())) {
      return true;
    }
    try {
      for (int waited = 0; waited < PATIENCE; waited += POLL) {
        Thread.sleep(POLL);
        if (in.available() > 0) {
          return true;
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    held.writeTo(keys);
    held.reset();
    return false;
  }

  private String held() {
    return held.toString(StandardCharsets.ISO_8859_1);
  }

  private void accept(int value, ByteArrayOutputStream keys) throws IOException {
    if (pasting) {
      paste(value);
      return;
    }
    if (held.size() > 0 && value == ESC) {
      held.writeTo(keys);
      held.reset();
    }
    if (held.size() == 0 && value != ESC) {
      keys.write(value);
      return;
    }
    held.write(value);
    String text = held();
    if (text.equals(PASTE_START)) {
      held.reset();
      pasting = true;
    } else if (MouseReport.isComplete(text)) {
      held.reset();
      tell(text);
    } else if (text.length() > LONGEST_REPORT
        || !PASTE_START.startsWith(text) && !MouseReport.canBecome(text)) {
      held.writeTo(keys);
      held.reset();
    }
  }

  private void tell(String report) {
    if (listener != null) {
      MouseReport.tell(report, listener);
    }
  }

  /** Swallows a pasted text; only its end matters. */
  private void paste(int value) {
    held.write(value);
    String text = held();
    if (text.equals(PASTE_END)) {
      held.reset();
      pasting = false;
      if (listener != null) {
        listener.pasted();
      }
    } else if (!PASTE_END.startsWith(text)) {
      held.reset();
      if (value == ESC) {
        held.write(value);
      }
    }
  }
}
