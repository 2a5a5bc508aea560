package org.emajbatch.monitor.view.actions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.emajbatch.monitor.Presses.press;
import static org.emajbatch.monitor.Presses.type;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.emajbatch.monitor.GroupScenes;
import org.emajbatch.monitor.Scenes;
import org.emajbatch.monitor.ScreenGoldens;
import org.emajbatch.monitor.model.Detail;
import org.emajbatch.monitor.model.Effect;
import org.emajbatch.monitor.model.Key.Kind;
import org.emajbatch.monitor.model.Mode;
import org.emajbatch.monitor.model.Model;
import org.emajbatch.monitor.model.Screen;
import org.emajbatch.monitor.model.Simulation;
import org.emajbatch.monitor.view.Dashboard;
import org.emajbatch.monitor.view.ScreenKey;
import org.emajbatch.monitor.view.ScreenKey.Deed;
import org.emajbatch.monitor.view.Screens;
import org.emajbatch.monitor.view.Symbols;
import org.emajbatch.sql.activity.Leftover;
import org.emajbatch.sql.activity.Rollback;
import org.emajbatch.sql.activity.RollbackActivity;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ActionsTest {

  private static final Model GROUPS = GroupScenes.allowed(GroupScenes.groups());
  private static final Model MARKS = GroupScenes.allowed(GroupScenes.marks());
  private static final Model CONSOLIDABLES = GroupScenes.allowed(GroupScenes.consolidables());

  private static final Model ROLLBACKS = GroupScenes.allowed(Scenes.model(Scenes.inDoubt()));

  private static final String HOSTILE_LITERAL = "E'O''Brien\"; DROP TABLE \\\\x; --\u001b[31m\n日本'";

  static Stream<Arguments> dialogs() {
    return Stream.of(
            ScreenGoldens.sizes("set-mark", type(GROUPS, "jja")),
            ScreenGoldens.sizes("set-mark-hostile", type(GROUPS, "ja")),
            ScreenGoldens.sizes("protect-group", type(GROUPS, "Gp")),
            ScreenGoldens.sizes("unprotect-group", type(GROUPS, "jjp")),
            ScreenGoldens.sizes("roll-back", type(MARKS, "jr")),
            ScreenGoldens.sizes("protect-mark", type(MARKS, "p")),
            ScreenGoldens.sizes("unprotect-mark", type(MARKS, "jp")),
            ScreenGoldens.sizes("delete-before", type(MARKS, "d")),
            ScreenGoldens.sizes("consolidate", type(CONSOLIDABLES, "x")),
            ScreenGoldens.sizes("cancel", type(ROLLBACKS, "jx")),
            ScreenGoldens.sizes("recover", type(ROLLBACKS, "3r")))
        .flatMap(sizes -> sizes);
  }

  @ParameterizedTest(name = "{0} {2}x{3}")
  @MethodSource("dialogs")
  void saysExactlyWhatWillHappen(String name, Model model, int columns, int rows)
      throws IOException {
    assertThat(model.controls().mode()).isInstanceOf(Mode.Asking.class);
    ScreenGoldens.assertLooks("ask-" + name, model, columns, rows);
  }

  @Test
  void whatIsTypedIsShown() throws IOException {
    Model typed = press(type(GROUPS, "jjaevening %"), Kind.TAB);
    ScreenGoldens.assertLooks("ask-typed", type(typed, "orders"), 80, 24);
    ScreenGoldens.assertLooksInAscii("ask-typed", typed);
  }

  @Test
  void theEndOfWhatIsTypedIsInSightHoweverLongItIs() {
    Model typed = type(GROUPS, "jja" + "long ".repeat(30) + "end 日本");
    assertThat(Dashboard.render(typed, 60, 20, Symbols.UNICODE).text())
        .contains("name of the mark: …", "long end 日本▏\n");
  }

  @Test
  void withoutPermissionTheKeysAreNotThere() {
    for (Model model :
        List.of(GroupScenes.groups(), GroupScenes.marks(), GroupScenes.consolidables())) {
      assertThat(Screens.keys(model))
          .extracting(ScreenKey::deed)
          .noneMatch(Deed.Ask.class::isInstance);
      assertThat(type(model, "aprdx").controls().mode()).isEqualTo(Mode.browsing());
      assertThat(type(model, "aprdx").effects()).isEmpty();
    }
  }

  @Test
  void theCallsAreTheDocumentedOnes() {
    assertThat(sql(MARKS, "a", "evening %", "orders"))
        .isEqualTo("SELECT emaj.emaj_set_mark_group('orders', 'evening %')");
    assertThat(sql(GROUPS, "Gp", GroupScenes.LONGEST))
        .isEqualTo("SELECT emaj.emaj_protect_group('" + GroupScenes.LONGEST + "')");
    assertThat(sql(GROUPS, "jjp", "orders"))
        .isEqualTo("SELECT emaj.emaj_unprotect_group('orders')");
    assertThat(sql(MARKS, "p", "orders"))
        .isEqualTo("SELECT emaj.emaj_protect_mark_group('orders', 'MARK_02.13.58.001')");
    assertThat(sql(MARKS, "jp", "orders"))
        .isEqualTo("SELECT emaj.emaj_unprotect_mark_group('orders', 'before_release')");
    assertThat(sql(MARKS, "jd", "orders"))
        .isEqualTo("SELECT emaj.emaj_delete_before_mark_group('orders', 'before_release')");
    assertThat(sql(CONSOLIDABLES, "x", "orders"))
        .isEqualTo(
            "SELECT emaj.emaj_consolidate_rollback_group('orders', 'RLBK_m1_01.40.00.100_DONE')");
  }

  @Test
  void hostileNamesStayStrings() {
    assertThat(sql(GROUPS, "ja", "'); DROP TABLE x; --", "yes"))
        .as("a name that cannot be typed is confirmed by a word")
        .isEqualTo(
            "SELECT emaj.emaj_set_mark_group(" + HOSTILE_LITERAL + ", '''); DROP TABLE x; --')");
    assertThat(Asking.call("emaj_protect_mark_group", "", GroupScenes.HOSTILE, "--help").sql())
        .isEqualTo("SELECT emaj.emaj_protect_mark_group(" + HOSTILE_LITERAL + ", '--help')");
    assertThat(RollbackCommand.arguments("-g, @file", "--all", "auto"))
        .containsExactly("--group=-g, @file", "--mark=--all", "--sessions=auto");
  }

  @Test
  void aRollbackIsHandedOver() {
    assertThat(answer(MARKS, "r", "orders"))
        .isEqualTo(
            new Effect.HandOver(
                List.of("--group=orders", "--mark=MARK_02.13.58.001", "--sessions=auto")));
  }

  @Test
  void aSimulatedRollbackIsRefusedForTheSameReasons() {
    assertThat(refusal(GroupScenes.allowed(GroupScenes.simulation()), "r"))
        .startsWith("The group is protected against rollbacks");
  }

  @Test
  void aSimulatedRollbackTakesTheSessionsChosen() {
    Simulation simulation =
        new Simulation(
            List.of(
                new Simulation.Point(1, Duration.ofSeconds(9), Duration.ofSeconds(9)),
                new Simulation.Point(2, Duration.ofSeconds(5), Duration.ofSeconds(5))),
            OptionalInt.of(2),
            12,
            3,
            "",
            List.of());
    Model model =
        GroupScenes.allowed(
            GroupScenes.inGroup(
                new Detail.OfSimulation(simulation), new Screen.Simulation("orders", "m1")));
    assertThat(answer(model, "r", "orders"))
        .isEqualTo(new Effect.HandOver(List.of("--group=orders", "--mark=m1", "--sessions=auto")));
    assertThat(answer(model, "jr", "orders"))
        .isEqualTo(new Effect.HandOver(List.of("--group=orders", "--mark=m1", "--sessions=2")));
  }

  @Test
  void anotherNameDoesNothing() {
    assertThat(press(type(MARKS, "rorder"), Kind.ENTER).effects()).isEmpty();
  }

  @Test
  void whatMakesNoSenseIsRefusedWithItsReason() {
    assertThat(refusal(GROUPS, "a"))
        .isEqualTo("Group \"hr\" is idle: a mark can only be set while it logs.");
    assertThat(refusal(GROUPS, "p"))
        .isEqualTo("Group \"hr\" is idle: it can only be protected while it logs.");
    assertThat(refusal(GROUPS, "jjjp"))
        .isEqualTo("Group \"security_audit\" is audit only: it is never rolled back anyway.");
    assertThat(refusal(MARKS, "jjr"))
        .isEqualTo(
            "Mark \"before_release\" is younger and protected: no rollback may go back behind it.");
    assertThat(refusal(MARKS, "Gr"))
        .startsWith("Group \"orders\" was stopped since mark \"O'Brien");
    assertThat(refusal(MARKS, "Gp"))
        .startsWith("Group \"orders\" was stopped since mark \"O'Brien");
    assertThat(refusal(MARKS, "Gd")).endsWith("is the oldest: there is nothing before it.");
  }

  @Test
  void aRunningRollbackCanBeCancelledUntilItIsDecided() {
    Deed.Ask ask = (Deed.Ask) RunActions.cancel(rollback(Scenes.executing(), 42));
    assertThat(ask.dialog().title())
        .isEqualTo("Cancel rollback #42 of \"orders\" and \"stock\" to mark \"before_release\"");
    assertThat(ask.dialog().inputs().get(0).required()).isEqualTo("orders");
    assertThat(ask.dialog().answer().effect(List.of("orders")))
        .isEqualTo(new Effect.HandOver(List.of("cancel", "019aa3f2-6d10-7c44-8b1e-2f60c1a7d901")));

    assertThat(reason(RunActions.cancel(rollback(Scenes.phases(), 46))))
        .isEqualTo("Rollback #46 is decided and about to end: it cannot be cancelled any more.");
    assertThat(reason(RunActions.cancel(rollback(Scenes.executing(), 40))))
        .isEqualTo("Rollback #40 has ended: there is nothing to cancel.");
    assertThat(reason(RunActions.cancel(rollback(Scenes.executing(), 39))))
        .startsWith("Rollback #39 was not started by emaj-parallel-rollback");
    assertThat(reason(RunActions.cancel(rollback(Scenes.inDoubt(), 41))))
        .isEqualTo("Rollback #41 is in doubt: what is left of it is for recover to finish.");
  }

  @Test
  void recoveryTellsWhatBecomesOfEach() {
    List<Leftover> leftovers = Scenes.inDoubt().leftovers();
    List<Rollback> rollbacks = Scenes.model(Scenes.inDoubt()).rollbacks();
    Deed.Ask ask = (Deed.Ask) RunActions.recover(leftovers, rollbacks, "sales");
    assertThat(ask.dialog().title()).isEqualTo("Finish what is in doubt of \"billing\"");
    assertThat(ask.dialog().inputs().get(0).required()).isEqualTo("billing");
    assertThat(ask.dialog().consequence())
        .containsExactly(
            "Session 2 of 3 of rollback #41: recover commits it.",
            "Session 3 of 3 of rollback #41: recover commits it.",
            "They are in database \"sales\". Their locks go with them. This cannot be undone.");
    assertThat(ask.dialog().answer().effect(List.of("billing")))
        .isEqualTo(new Effect.HandOver(List.of("recover")));
    assertThat(reason(RunActions.recover(List.of(), rollbacks, "sales")))
        .isEqualTo("Nothing is in doubt that recover may finish.");
    Deed.Ask unknown = (Deed.Ask) RunActions.recover(leftovers, List.of(), "sales");
    assertThat(unknown.dialog().inputs().get(0).required())
        .as("of groups of another database, no names are known")
        .isEqualTo("sales");
  }

  @Test
  void theScreensOfRollbacksOfferThem() {
    assertThat(title(type(ROLLBACKS, "jx"))).startsWith("Cancel rollback #42");
    assertThat(title(type(press(type(ROLLBACKS, "j"), Kind.ENTER), "x")))
        .startsWith("Cancel rollback #42");
    assertThat(refusal(ROLLBACKS, "x")).startsWith("Rollback #41 is in doubt");
    assertThat(type(ROLLBACKS, "Gx").controls().notice()).as("ended ones").isEmpty();
    assertThat(title(type(ROLLBACKS, "3r"))).isEqualTo("Finish what is in doubt of \"billing\"");
    assertThat(type(Scenes.model(Scenes.inDoubt()), "jx3r").controls().mode())
        .isEqualTo(Mode.browsing());
  }

  private static String title(Model model) {
    return ((Mode.Asking) model.controls().mode()).dialog().title();
  }

  @Test
  void longListsOfNamesAreCutShort() {
    assertThat(Asking.names(List.of("a"))).isEqualTo("\"a\"");
    assertThat(Asking.names(List.of("a", "b"))).isEqualTo("\"a\" and \"b\"");
    assertThat(Asking.names(List.of("a", "b", "c", "d", "e", "f", "g")))
        .isEqualTo("\"a\", \"b\", \"c\", \"d\", \"e\" and 2 more");
  }

  private static Rollback rollback(RollbackActivity activity, int id) {
    return Stream.concat(activity.running().stream(), activity.recent().stream())
        .filter(rollback -> rollback.id() == id)
        .findFirst()
        .orElseThrow();
  }

  private static String sql(Model model, String keys, String... answers) {
    return ((Effect.Call) answer(model, keys, answers)).sql();
  }

  private static Effect answer(Model model, String keys, String... answers) {
    Model asked = type(model, keys);
    for (String answer : answers) {
      asked = press(type(asked, answer), Kind.TAB);
    }
    return press(asked, Kind.ENTER).effects().get(0);
  }

  private static String refusal(Model model, String keys) {
    Model refused = type(model, keys);
    assertThat(refused.controls().mode()).isEqualTo(Mode.browsing());
    return refused.controls().notice().orElseThrow().text();
  }

  private static String reason(Deed deed) {
    return ((Deed.Refuse) deed).reason();
  }
}
