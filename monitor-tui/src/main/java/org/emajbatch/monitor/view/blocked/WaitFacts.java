package org.emajbatch.monitor.view.blocked;

import static java.util.stream.Collectors.joining;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.emajbatch.monitor.model.Model;
import org.emajbatch.monitor.view.Canvas;
import org.emajbatch.monitor.view.Line;
import org.emajbatch.monitor.view.Tone;
import org.emajbatch.monitor.view.Words;
import org.emajbatch.monitor.view.blocked.WaitTree.Node;
import org.emajbatch.sql.watch.LockWait;
import org.emajbatch.sql.watch.Party;

/** All that is known of the selected row, whatever columns there was room for. */
final class WaitFacts {

  private final Canvas canvas;
  private final Model model;

  WaitFacts(Canvas canvas, Model model) {
    this.canvas = canvas;
    this.model = model;
  }

  List<Line> lines(Node node) {
    List<Line> lines = new ArrayList<>();
    node.waitsFor().ifPresent(wait -> lines.addAll(sentences(waits(wait), Tone.PLAIN)));
    lines.addAll(canvas.wrap().facts(facts(node.party()), canvas.symbols()));
    if (!node.party().query().isBlank()) {
      lines.addAll(sentences(node.party().query(), Tone.FAINT));
    }
    Advice advice = Advice.of(node, model);
    lines.addAll(sentences(advice.sentence(), Tone.STRONG));
    advice.command().ifPresent(command -> lines.addAll(sentences(command, Tone.STRONG)));
    lines.add(Line.EMPTY);
    return lines;
  }

  private List<Line> sentences(String text, Tone tone) {
    return canvas.wrap().sentences(text, tone);
  }

  private static String waits(LockWait wait) {
    String blockers = wait.blockers().stream().map(PartyWords::name).collect(joining("; "));
    return "Waits %s (%s), behind %s.".formatted(LockWords.purpose(wait), wait.mode(), blockers);
  }

  private List<String> facts(Party party) {
    List<String> facts = new ArrayList<>();
    if (party.pid().isPresent()) {
      facts.add("pid " + party.pid().getAsInt());
    }
    facts.add(party.role().map(role -> "role " + role).orElse("role hidden from this one"));
    if (!party.application().isEmpty()) {
      facts.add(party.application());
    }
    if (!party.state().isEmpty()) {
      facts.add(party.state());
    }
    party
        .since()
        .ifPresent(
            since ->
                facts.add(
                    (party.prepared().isPresent() ? "prepared " : "transaction began ")
                        + canvas.moment(since)
                        + ", "
                        + Words.ago(Duration.between(since, canvas.takenAt()))
                        + " ago"));
    party
        .prepared()
        .ifPresent(
            prepared -> {
              facts.add("database " + prepared.database());
              facts.add("gid " + prepared.gid());
            });
    return facts;
  }
}
