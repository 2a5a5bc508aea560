package org.emajbatch.monitor;

import java.util.List;
import org.emajbatch.monitor.model.Place;
import org.emajbatch.sql.activity.RollbackActivity;
import org.emajbatch.sql.connect.ConnectionSettings;

/** Connection settings in words, and as options for other commands. */
final class Places {

  private Places() {}

  /**
   * The place that settings lead to. The role is left out of the options on purpose: who watches
   * with emaj_viewer's rights must recover with those of emaj_adm.
   */
  static Place of(ConnectionSettings settings) {
    return new Place(
        settings.database()
            + " on "
            + settings.host()
            + ":"
            + settings.port()
            + " as "
            + settings.user(),
        "-d "
            + shell(settings.database())
            + " -h "
            + shell(settings.host())
            + " -p "
            + settings.port());
  }

  /** The commands that a picture calls for. */
  static List<String> next(ConnectionSettings settings, RollbackActivity activity) {
    return activity.leftovers().isEmpty() ? List.of() : List.of(of(settings).recoverCommand());
  }

  private static String shell(String word) {
    boolean safe = !word.isEmpty() && word.chars().allMatch(Places::isSafe);
    return safe ? word : "'" + word.replace("'", "'\\''") + "'";
  }

  private static boolean isSafe(int c) {
    return Character.isLetterOrDigit(c) || "_-./:".indexOf(c) >= 0;
  }
}
