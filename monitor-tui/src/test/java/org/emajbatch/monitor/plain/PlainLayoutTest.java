package org.emajbatch.monitor.plain;

import java.io.IOException;
import java.time.ZoneId;
import org.emajbatch.monitor.Golden;
import org.emajbatch.monitor.Scenes;
import org.emajbatch.sql.activity.RollbackActivity;
import org.junit.jupiter.api.Test;

/** The golden files keep the blanks at line ends: readers of the layout may count on them. */
class PlainLayoutTest {

  @Test
  void running() throws IOException {
    Golden.assertMatches("plain-executing.txt", text(Scenes.executing(), false));
    Golden.assertMatches("plain-phases.txt", text(Scenes.phases(), false));
  }

  @Test
  void verbose() throws IOException {
    Golden.assertMatches("plain-executing-verbose.txt", text(Scenes.executing(), true));
  }

  @Test
  void leftovers() throws IOException {
    Golden.assertMatches("plain-in-doubt.txt", text(Scenes.inDoubt(), false));
  }

  @Test
  void nothing() throws IOException {
    Golden.assertMatches("plain-quiet.txt", text(Scenes.quiet(), true));
  }

  private static String text(RollbackActivity activity, boolean verbose) {
    PlainLayout layout = new PlainLayout(ZoneId.of("Europe/Paris"), verbose);
    return PlainLayout.heading("0.1.0") + "\n" + String.join("\n", layout.lines(activity)) + "\n";
  }
}
