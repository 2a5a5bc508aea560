package org.emajbatch.orchestrator.doctor;

import static org.emajbatch.orchestrator.doctor.Severity.NOTE;
import static org.emajbatch.orchestrator.doctor.Severity.WARNING;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.emajbatch.orchestrator.report.Texts;
import org.emajbatch.sql.doctor.LeftoverFacts;
import org.emajbatch.sql.engine.SqlText;
import org.emajbatch.sql.run.PreparedTransaction;
import org.emajbatch.sql.run.PreparedTransaction.Kind;

/** Prepared transactions and runs that nobody has ended, whoever began them. */
final class LeftoverChecks {

  /** Younger ones of others are most likely at work. */
  private static final long OLD_SECONDS = 300;

  private static final long MILLIS = 1_000;

  private final Remedies remedies;
  private final List<Finding> findings = new ArrayList<>();

  private LeftoverChecks(Remedies remedies) {
    this.remedies = remedies;
  }

  static List<Finding> findings(LeftoverFacts facts, String database, Remedies remedies) {
    LeftoverChecks checks = new LeftoverChecks(remedies);
    checks.dead(facts, database);
    facts.transactions().forEach(checks::one);
    for (LeftoverFacts.OpenRun run : facts.runs()) {
      if (run.running()) {
        checks.findings.add(
            finding(NOTE, "running", "run " + run.run().id() + " is at work")
                .on(run.run().id().toString())
                .so(
                    "It rolls back "
                        + Texts.groups(run.run().groups())
                        + " to mark "
                        + run.run().mark()
                        + "; emaj-monitor shows how far it is."));
      }
    }
    if (checks.findings.isEmpty()) {
      checks.findings.add(
          Finding.ok(
              Topic.LEFTOVERS, "leftovers", "no run and no prepared transaction was left behind"));
    }
    return checks.findings;
  }

  /** One command for each database ends all that is ours in it. */
  private void dead(LeftoverFacts facts, String here) {
    Set<String> databases = new TreeSet<>();
    List<LeftoverFacts.Prepared> dead =
        facts.transactions().stream()
            .filter(one -> one.transaction().kind() == Kind.OURS && !one.running())
            .toList();
    dead.forEach(one -> databases.add(one.transaction().database()));
    long runs = facts.runs().stream().filter(run -> !run.running()).count();
    if (runs > 0) {
      databases.add(here);
    }
    if (databases.isEmpty()) {
      return;
    }
    long transactions =
        dead.stream().mapToLong(LeftoverFacts.Prepared::ageTransactions).max().orElse(0);
    findings.add(
        finding(
                WARNING,
                "deadRuns",
                "dead rollbacks left %s and %s without a verdict"
                    .formatted(
                        Texts.count(dead.size(), "prepared transaction"), Texts.count(runs, "run")))
            .on(String.join(", ", databases))
            .so(
                dead.isEmpty()
                    ? "They hold nothing, but nobody has said yet that they did not happen."
                    : "Their tables stay locked, and vacuum keeps what "
                        + Texts.number(transactions)
                        + " later transactions left, until they are ended.")
            .mend(
                databases.stream()
                    .map(database -> remedies.program(Remedy.MEMBER, "recover", database))
                    .toList()));
  }

  private void one(LeftoverFacts.Prepared prepared) {
    PreparedTransaction transaction = prepared.transaction();
    String what =
        "prepared transaction \"%s\" of %s in database %s is %s old"
            .formatted(
                transaction.gid(),
                transaction.owner(),
                transaction.database(),
                Texts.duration(prepared.ageSeconds() * MILLIS));
    String holds =
        "It holds its locks, and vacuum keeps what "
            + Texts.number(prepared.ageTransactions())
            + " later transactions left.";
    switch (transaction.kind()) {
      case OURS -> {
        // Told together, or at work.
      }
      case OURS_UNKNOWN_VERSION ->
          findings.add(
              finding(WARNING, "otherVersion", what)
                  .on(transaction.gid())
                  .so("Another version of this program made it, and must recover it. " + holds));
      case UPSTREAM ->
          findings.add(
              finding(WARNING, "upstream", what)
                  .on(transaction.gid())
                  .so(
                      "E-Maj's own client made it. All of its sessions must be ended alike: by this"
                          + " command, or by COMMIT PREPARED if one of them was committed already. "
                          + holds)
                  .mend(end(transaction)));
      case FOREIGN -> {
        boolean old = prepared.ageSeconds() >= OLD_SECONDS;
        findings.add(
            finding(old ? WARNING : NOTE, "foreign", what)
                .on(transaction.gid())
                .so(
                    old
                        ? "It is not ours; ask whoever made it whether it is to be committed instead. "
                            + holds
                        : "It is not ours, and may be at work.")
                .mend(old ? List.of(end(transaction)) : List.of()));
      }
    }
  }

  private Remedy end(PreparedTransaction transaction) {
    return remedies.psql(
        transaction.owner() + " or " + Remedy.SUPERUSER,
        transaction.database(),
        "ROLLBACK PREPARED " + SqlText.literal(transaction.gid()));
  }

  private static Finding finding(Severity severity, String code, String what) {
    return Finding.of(severity, Topic.LEFTOVERS, code, what);
  }
}
