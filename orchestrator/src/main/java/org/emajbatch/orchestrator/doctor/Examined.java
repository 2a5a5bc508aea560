package org.emajbatch.orchestrator.doctor;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.emajbatch.sql.connect.ConnectionSettings;

/**
 * What was found in one database.
 *
 * @param place the database, its server and the role
 * @param findings the worst first
 */
public record Examined(ConnectionSettings place, List<Finding> findings) {

  public Examined {
    findings = List.copyOf(findings);
  }

  /** The same, where what several databases share, such as their server, is told with the first. */
  public static List<Examined> toldOnce(List<Examined> all) {
    Set<Finding> told = new HashSet<>();
    List<Examined> result = new ArrayList<>();
    for (Examined one : all) {
      result.add(new Examined(one.place(), one.findings().stream().filter(told::add).toList()));
    }
    return result;
  }

  static long count(List<Examined> all, Severity severity) {
    return all.stream()
        .flatMap(one -> one.findings().stream())
        .filter(finding -> finding.severity() == severity)
        .count();
  }
}
