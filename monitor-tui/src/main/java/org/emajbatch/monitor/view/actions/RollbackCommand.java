package org.emajbatch.monitor.view.actions;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.emajbatch.monitor.model.Model;
import org.emajbatch.monitor.model.Picture;
import org.emajbatch.sql.connect.Invocation;
import org.emajbatch.sql.connect.Shell;

/** A rollback as the orchestrator's command line has it, whatever the names are. */
public final class RollbackCommand {

  private RollbackCommand() {}

  /**
   * Its arguments, without those of the connection. Values are joined to their options, because
   * names may begin with a hyphen; a group is named alone, because names may hold commas.
   *
   * @param sessions a number or auto
   */
  public static List<String> arguments(String group, String mark, String sessions) {
    return List.of("--group=" + group, "--mark=" + mark, "--sessions=" + sessions);
  }

  /** To be typed into a shell. */
  public static String line(Model model, String group, String mark, String sessions) {
    List<String> words = new ArrayList<>();
    arguments(group, mark, sessions).forEach(argument -> words.add(word(argument)));
    String database = model.picture().map(Picture::activity).map(a -> a.database()).orElse("");
    return Invocation.of("", Map.of(database, String.join(" ", words)))
        + " "
        + model.setting().place().server();
  }

  /** Only the value is quoted, for the reader's sake. */
  private static String word(String argument) {
    int value = argument.indexOf('=') + 1;
    return argument.substring(0, value) + Shell.word(argument.substring(value));
  }
}
