package org.emajbatch.monitor.view;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.emajbatch.monitor.model.Model;
import org.emajbatch.monitor.model.Screen;
import org.emajbatch.monitor.view.actions.RunActions;
import org.emajbatch.sql.activity.Leftover;
import org.emajbatch.sql.activity.Leftover.Fate;
import org.emajbatch.sql.activity.State;
import org.emajbatch.sql.run.Gid;

/**
 * Draws {@link Screen.InDoubt}: what dead runs left prepared, and of the selected one what the
 * command recover would do with it, why, and the command to type.
 */
public final class InDoubtView implements ScreenView<Screen.InDoubt> {

  private static final List<Column> COLUMNS =
      List.of(
          Column.number("age", 0),
          Column.text("recover would", 0),
          Column.text("session", 0),
          Column.text("rollback", 1),
          Column.text("database", 2),
          Column.text("owner", 3),
          Column.text("prepared at", 4),
          Column.text("gid", 5));

  @Override
  public String title(Screen.InDoubt screen) {
    return "In doubt";
  }

  @Override
  public Listing listing(Model model, Screen.InDoubt screen) {
    return new Listing(
        COLUMNS, leftovers(model).stream().map(leftover -> row(model, leftover)).toList());
  }

  private static Row row(Model model, Leftover leftover) {
    Optional<Gid> gid = leftover.transaction().ours();
    Duration age = age(model, leftover);
    int rollback = leftover.rollbackId().orElse(-1);
    return new Row(
        leftover.transaction().gid(),
        List.of(
            Cell.of(Words.clock(age), age.toMillis()),
            Cell.of(wouldDo(leftover.fate()), tone(leftover.fate())),
            Cell.of(gid.map(g -> "s" + g.session() + " of " + g.sessions()).orElse("unknown")),
            Cell.of(rollback < 0 ? "unknown" : "#" + rollback, rollback),
            Cell.of(leftover.transaction().database()),
            Cell.of(leftover.transaction().owner()),
            Cell.of(
                Words.moment(
                    leftover.transaction().preparedAt(), model.takenAt(), model.setting().zone())),
            Cell.of(leftover.transaction().gid(), Tone.FAINT)));
  }

  @Override
  public Optional<Screen> open(Model model, Screen.InDoubt screen, String row) {
    return find(model, row)
        .map(Leftover::rollbackId)
        .filter(OptionalInt::isPresent)
        .map(id -> new Screen.Timeline(id.getAsInt()));
  }

  @Override
  public List<Block> page(Model model, Screen.InDoubt screen, Canvas canvas, int height) {
    List<Leftover> leftovers = leftovers(model);
    if (leftovers.isEmpty()) {
      return List.of(
          Block.of(
              Line.of(" IN DOUBT", Tone.HEADING)
                  .add("  " + canvas.symbols().of(State.COMMITTED), Tone.GOOD)
                  .add(" nothing is in doubt", Tone.PLAIN)),
          Block.of(
              canvas
                  .wrap()
                  .sentences(
                      "No run of this tool has left a prepared transaction behind in this cluster.",
                      Tone.FAINT)));
    }
    List<Block> page = new ArrayList<>();
    page.add(
        Block.of(
            Line.of(" IN DOUBT", Tone.HEADING)
                .add("  " + Words.count(leftovers.size(), "prepared transaction"), Tone.FAINT)));
    page.addAll(
        new ListingView(canvas, arranged(model, screen), model.controls().arrangement())
            .blocks(row -> more(model, row.id(), canvas)));
    return page;
  }

  private static List<Line> more(Model model, String gid, Canvas canvas) {
    Leftover leftover = find(model, gid).orElseThrow();
    List<String> facts = new ArrayList<>();
    leftover.transaction().ours().ifPresent(ours -> facts.add("run " + ours.run()));
    facts.add("database " + leftover.transaction().database());
    facts.add("owner " + leftover.transaction().owner());
    facts.add("transaction " + leftover.transaction().xid());
    List<Line> lines = new ArrayList<>(canvas.wrap().broken(gid, Tone.FAINT));
    lines.addAll(canvas.wrap().facts(facts, canvas.symbols()));
    lines.addAll(canvas.wrap().sentences(reason(leftover), Tone.PLAIN));
    for (String command : commands(model, leftover)) {
      lines.addAll(canvas.wrap().sentences("Type: " + command, Tone.STRONG));
    }
    return lines;
  }

  private static String reason(Leftover leftover) {
    return switch (leftover.fate()) {
      case COMMIT ->
          "Its run is decided: its tables are to be at the mark. What is prepared only has to be"
              + " committed, and recover does that.";
      case ROLL_BACK ->
          "Its run is decided against: nothing of it is to stay. recover rolls it back.";
      case ASK ->
          "There is no decision row of its run here. recover writes one against it, and rolls it"
              + " back, unless another database of the run holds a row that says otherwise.";
      case LEAVE ->
          "Another version of this program prepared it, in a form that this one does not know. Only"
              + " that version may finish it.";
    };
  }

  /** Short enough never to be cut in the list; {@link #reason} says it in full. */
  private static String wouldDo(Fate fate) {
    return switch (fate) {
      case COMMIT -> "commit it";
      case ROLL_BACK -> "roll it back";
      case ASK -> "ask or roll back";
      case LEAVE -> "leave it";
    };
  }

  private static Tone tone(Fate fate) {
    return fate == Fate.COMMIT ? Tone.GOOD : fate == Fate.LEAVE ? Tone.ALARM : Tone.WAITING;
  }

  @Override
  public Optional<String> copy(Model model, Screen.InDoubt screen) {
    return selection(model, screen)
        .flatMap(row -> find(model, row.id()))
        .map(
            leftover ->
                commands(model, leftover).stream()
                    .findFirst()
                    .orElse(leftover.transaction().gid()));
  }

  private static List<String> commands(Model model, Leftover leftover) {
    return model.setting().place().recoverCommands(List.of(leftover));
  }

  private static Optional<Leftover> find(Model model, String gid) {
    return leftovers(model).stream()
        .filter(leftover -> leftover.transaction().gid().equals(gid))
        .findFirst();
  }

  private static List<Leftover> leftovers(Model model) {
    return model.picture().map(p -> p.activity().leftovers()).orElse(List.of());
  }

  private static Duration age(Model model, Leftover leftover) {
    Duration age = Duration.between(leftover.transaction().preparedAt(), model.takenAt());
    return age.isNegative() ? Duration.ZERO : age;
  }

  @Override
  public List<ScreenKey> keys(Model model, Screen.InDoubt screen) {
    return RunActions.keys(model);
  }
}
