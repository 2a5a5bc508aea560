package org.emajbatch.orchestrator.view;

/**
 * The fills that tell sessions apart. They come back after nine sessions, and some people and
 * printers see no colour: whoever uses one writes the session's number as well.
 */
final class SessionColours {

  /**
   * Paul Tol's light scheme, told apart with every kind of colour vision. Black text on each of
   * them has a contrast of more than 7 to 1, on light pages and dark ones.
   */
  private static final String[] FILLS = {
    "#77aadd", "#ee8866", "#eedd88", "#44bb99", "#ffaabb", "#99ddff", "#bbcc33", "#aaaa00",
    "#dddddd"
  };

  /** Of what no session puts back. */
  static final String NOBODY = "#ffffff";

  private SessionColours() {}

  /** A session's fill as {@code #rrggbb}. */
  static String of(int session) {
    return FILLS[Math.floorMod(session - 1, FILLS.length)];
  }
}
