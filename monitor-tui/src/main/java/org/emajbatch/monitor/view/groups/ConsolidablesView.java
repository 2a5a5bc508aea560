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
import org.emajbatch.monitor.view.Words;
import org.emajbatch.monitor.view.actions.GroupActions;
import org.emajbatch.sql.watch.Consolidable;

/** Draws {@link Screen.Consolidables}: logged rollbacks, and what consolidating each would free. */
public final class ConsolidablesView implements ScreenView<Screen.Consolidables> {

  private static final List<Column> COLUMNS =
      List.of(
          Column.text("rolled back to", 0),
          Column.text("ended with mark", 0),
          Column.number("changes", 0),
          Column.number("marks between", 1));

  @Override
  public String title(Screen.Consolidables screen) {
    return screen.group();
  }

  @Override
  public Listing listing(Model model, Screen.Consolidables screen) {
    return new Listing(COLUMNS, rollbacks(model).stream().map(ConsolidablesView::row).toList());
  }

  private static List<Consolidable> rollbacks(Model model) {
    return model
        .detail(Detail.OfConsolidables.class)
        .map(Detail.OfConsolidables::rollbacks)
        .orElse(List.of());
  }

  private static Row row(Consolidable rollback) {
    return new Row(
        rollback.endMark(),
        List.of(
            Cell.of(rollback.targetMark()),
            Cell.of(rollback.endMark()),
            Cell.of(Words.count(rollback.rows()), rollback.rows()),
            Cell.of(Words.count(rollback.marks()), rollback.marks())));
  }

  @Override
  public List<Block> page(Model model, Screen.Consolidables screen, Canvas canvas, int height) {
    return TabPage.of(
        model,
        screen,
        canvas,
        Detail.OfConsolidables.class,
        detail ->
            detail.rollbacks().isEmpty()
                ? TabPage.sentence(canvas, "No logged rollback of this group can be consolidated.")
                : new ListingView(canvas, arranged(model, screen), model.controls().arrangement())
                    .blocks());
  }

  @Override
  public List<ScreenKey> keys(Model model, Screen.Consolidables screen) {
    List<ScreenKey> keys = new ArrayList<>();
    Optional<String> selected = selection(model, screen).map(Row::id);
    rollbacks(model).stream()
        .filter(rollback -> model.setting().actions())
        .filter(rollback -> selected.filter(rollback.endMark()::equals).isPresent())
        .map(
            rollback ->
                new ScreenKey(
                    'x',
                    "consolidate",
                    "delete the log and the marks that this rollback made superfluous",
                    GroupActions.consolidate(screen.group(), rollback)))
        .forEach(keys::add);
    keys.addAll(Tab.keys(screen.group(), screen));
    return keys;
  }

  @Override
  public Optional<String> copy(Model model, Screen.Consolidables screen) {
    return selection(model, screen).map(Row::id);
  }
}
