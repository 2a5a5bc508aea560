package org.emajbatch.monitor;

import org.emajbatch.monitor.model.Place;
import org.emajbatch.sql.connect.ConnectionSettings;
import org.emajbatch.sql.connect.Shell;

/** Connection settings in words, and as options for other commands. */
final class Places {

  private Places() {}

  /**
   * The place that settings lead to. The role is left out of the options on purpose: who watches
   * with emaj_viewer's rights must recover with those of emaj_adm.
   */
  static Place of(ConnectionSettings settings) {
    String server = settings.host() + ":" + settings.port();
    return new Place(
        settings.database() + " on " + server + " as " + settings.user(),
        "-h " + Shell.word(settings.host()) + " -p " + settings.port());
  }
}
