package org.emajbatch.monitor.openmetrics;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A metric with its samples. All are gauges: counters and states of the newer format would make the
 * older one, which node_exporter's textfile collector reads, refuse the whole file.
 */
final class Family {

  private final String name;
  private final String help;
  private final List<String> samples = new ArrayList<>();

  /**
   * A metric without samples.
   *
   * @param name in snake case; its unit last, where it has one
   * @param help a sentence
   */
  Family(String name, String help) {
    this.name = name;
    this.help = help;
  }

  /** Adds a sample; labels are written in the map's order. */
  void add(Map<String, String> labels, double value) {
    String list =
        labels.entrySet().stream()
            .map(label -> label.getKey() + "=\"" + escaped(label.getValue()) + "\"")
            .collect(Collectors.joining(","));
    samples.add(name + (list.isEmpty() ? "" : "{" + list + "}") + " " + number(value));
  }

  /** The lines; none where there is no sample. */
  List<String> lines() {
    if (samples.isEmpty()) {
      return List.of();
    }
    List<String> lines = new ArrayList<>();
    lines.add("# TYPE " + name + " gauge");
    lines.add("# HELP " + name + " " + escaped(help));
    lines.addAll(samples);
    return lines;
  }

  /** The escapes that the format knows, in label values and help texts alike. */
  private static String escaped(String text) {
    return text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n");
  }

  private static String number(double value) {
    return value == Math.rint(value) && Math.abs(value) < 1e15
        ? String.valueOf((long) value)
        : String.format(Locale.ROOT, "%.3f", value);
  }
}
