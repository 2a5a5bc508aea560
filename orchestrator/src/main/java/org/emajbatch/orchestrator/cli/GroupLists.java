package org.emajbatch.orchestrator.cli;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** How table groups are spelled on the command line. */
final class GroupLists {

  private GroupLists() {}

  /**
   * The groups that two options name.
   *
   * @param lists values of -g, split at commas
   * @param names values of --group, never split
   */
  static List<String> groups(List<String> lists, List<String> names) {
    Stream<String> split =
        lists.stream().flatMap(list -> Arrays.stream(list.split(",", -1))).map(String::strip);
    return Stream.concat(split, names.stream()).toList();
  }
}
