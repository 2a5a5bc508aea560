package org.emajbatch.monitor.view.groups;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.emajbatch.monitor.model.Detail;
import org.emajbatch.monitor.model.Model;
import org.emajbatch.monitor.model.Screen;
import org.emajbatch.monitor.view.Block;
import org.emajbatch.monitor.view.Canvas;
import org.emajbatch.monitor.view.Cell;
import org.emajbatch.monitor.view.Column;
import org.emajbatch.monitor.view.Listing;
import org.emajbatch.monitor.view.ListingView;
import org.emajbatch.monitor.view.Row;
import org.emajbatch.monitor.view.ScreenKey;
import org.emajbatch.monitor.view.ScreenView;
import org.emajbatch.monitor.view.Tone;
import org.emajbatch.monitor.view.Words;
import org.emajbatch.sql.watch.GroupMember;

/**
 * Draws {@link Screen.Contents}: the tables and sequences of a group, and how large their logs are.
 */
public final class ContentsView implements ScreenView<Screen.Contents> {

  private static final List<Column> COLUMNS =
      List.of(
          Column.text("name", 0),
          Column.text("kind", 1),
          Column.number("ever logged", 0),
          Column.number("log size", 0),
          Column.number("priority", 3),
          Column.text("in the group since", 2),
          Column.text("log table", 4));

  @Override
  public String title(Screen.Contents screen) {
    return screen.group();
  }

  @Override
  public Listing listing(Model model, Screen.Contents screen) {
    return new Listing(COLUMNS, members(model).stream().map(member -> row(model, member)).toList());
  }

  private static List<GroupMember> members(Model model) {
    return model.detail(Detail.OfContents.class).map(Detail.OfContents::members).orElse(List.of());
  }

  private static Row row(Model model, GroupMember member) {
    String since =
        member
            .since()
            .map(at -> Words.moment(at, model.takenAt(), model.setting().zone()))
            .orElse("");
    return new Row(
        id(member),
        List.of(
            Cell.of(member.schema() + "." + member.name()),
            Cell.of(member.sequence() ? "sequence" : "table"),
            Cell.of(
                member.sequence() ? "" : Words.count(member.changes()),
                member.sequence() ? -1 : member.changes()),
            Cell.of(
                member.sequence() ? "" : Words.bytes(member.logBytes()),
                member.sequence() ? -1 : member.logBytes()),
            Cell.of(
                member.priority().map(Words::count).orElse(""),
                member.priority().map(Integer::doubleValue).orElse(Double.MAX_VALUE)),
            Cell.of(
                since,
                member.since().map(at -> (double) at.toEpochMilli()).orElse(0.0),
                Tone.PLAIN),
            Cell.of(member.logTable().orElse(""))));
  }

  /** A table and a sequence never share a name, but names may hold dots. */
  private static String id(GroupMember member) {
    return List.of(member.schema(), member.name()).toString();
  }

  @Override
  public List<Block> page(Model model, Screen.Contents screen, Canvas canvas, int height) {
    return TabPage.of(
        model,
        screen,
        canvas,
        Detail.OfContents.class,
        detail ->
            detail.members().isEmpty()
                ? TabPage.sentence(canvas, "This group has neither tables nor sequences.")
                : list(model, screen, detail, canvas));
  }

  private List<Block> list(
      Model model, Screen.Contents screen, Detail.OfContents detail, Canvas canvas) {
    List<Block> blocks = new ArrayList<>();
    long tables = detail.members().stream().filter(member -> !member.sequence()).count();
    blocks.add(
        TabPage.heading(
            "CONTENTS",
            "%s and %s, log of %s"
                .formatted(
                    Words.count(tables, "table"),
                    Words.count(detail.members().size() - tables, "sequence"),
                    Words.bytes(
                        detail.members().stream().mapToLong(GroupMember::logBytes).sum()))));
    blocks.addAll(
        new ListingView(canvas, arranged(model, screen), model.controls().arrangement()).blocks());
    return blocks;
  }

  @Override
  public List<ScreenKey> keys(Model model, Screen.Contents screen) {
    return Tab.keys(screen.group(), screen);
  }

  /** A look at the youngest entries of the log; for a sequence, its name. */
  @Override
  public Optional<String> copy(Model model, Screen.Contents screen) {
    Optional<String> selected = selection(model, screen).map(Row::id);
    return members(model).stream()
        .filter(member -> selected.filter(id(member)::equals).isPresent())
        .findFirst()
        .map(
            member ->
                member
                    .logTable()
                    .map(log -> "SELECT * FROM " + log + " ORDER BY emaj_gid DESC LIMIT 100;")
                    .orElse(member.schema() + "." + member.name()));
  }
}
