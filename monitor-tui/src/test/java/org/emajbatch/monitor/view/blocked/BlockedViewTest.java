package org.emajbatch.monitor.view.blocked;

import static org.assertj.core.api.Assertions.assertThat;
import static org.emajbatch.monitor.Presses.type;

import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import org.emajbatch.monitor.GroupScenes;
import org.emajbatch.monitor.Scenes;
import org.emajbatch.monitor.ScreenGoldens;
import org.emajbatch.monitor.WaitScenes;
import org.emajbatch.monitor.model.Detail;
import org.emajbatch.monitor.model.Effect;
import org.emajbatch.monitor.model.Model;
import org.emajbatch.monitor.model.Screen;
import org.emajbatch.monitor.view.Row;
import org.emajbatch.monitor.view.Screens;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class BlockedViewTest {

  static Stream<Arguments> screens() {
    return Stream.of(
            ScreenGoldens.sizes("blocked", WaitScenes.blocked()),
            ScreenGoldens.sizes("blocked-waiter", type(WaitScenes.blocked(), "j")),
            ScreenGoldens.sizes("blocked-prepared", WaitScenes.blockedByPrepared()))
        .flatMap(sizes -> sizes);
  }

  @ParameterizedTest(name = "{0} {2}x{3}")
  @MethodSource("screens")
  void looksAsReviewed(String name, Model model, int columns, int rows) throws IOException {
    ScreenGoldens.assertLooks(name, model, columns, rows);
  }

  @Test
  void inAscii() throws IOException {
    ScreenGoldens.assertLooksInAscii("blocked", WaitScenes.blocked());
  }

  @Test
  void whatMayNotBeSeenIsSaidToBeHidden() throws IOException {
    ScreenGoldens.assertLooks("blocked-hidden", WaitScenes.blockedByHidden(), 80, 24);
  }

  @Test
  void nobodyWaits() throws IOException {
    Model quiet = GroupScenes.model(new Detail.OfWaits(List.of()), new Screen.Blocked());
    ScreenGoldens.assertLooks("blocked-nobody", quiet, 80, 24);
  }

  @Test
  void untilItIsReadItSaysSo() throws IOException {
    ScreenGoldens.assertLooks("blocked-reading", type(Scenes.model(Scenes.quiet()), "2"), 80, 24);
  }

  @Test
  void eachWaiterStandsBelowEachRootInItsWay() {
    assertThat(ids(WaitScenes.blocked()))
        .containsExactly(
            "4711",
            "4711 8002",
            "4711 8002 5002",
            "4711 5001",
            "4711 8003",
            "6001",
            "6001 6000",
            "6001 8003");
  }

  @Test
  void aCircleBeginsWithItsLongestWaiter() {
    assertThat(ids(WaitScenes.blockedInACircle())).containsExactly("1", "1 3", "1 3 2");
  }

  @Test
  void copiesTheCommandThatHelps() {
    assertThat(copied(WaitScenes.blocked(), ""))
        .isEqualTo("SELECT pg_catalog.pg_terminate_backend(4711);");
    assertThat(copied(WaitScenes.blocked(), "j"))
        .isEqualTo(
            "emaj-parallel-rollback cancel 019aa3f2-6d10-7c44-8b1e-2f60c1a7d901 -d sales -h db1 -p"
                + " 5432");
    assertThat(copied(WaitScenes.blocked(), "jj"))
        .isEqualTo("SELECT pg_catalog.pg_cancel_backend(5002);");
    assertThat(copied(WaitScenes.blockedByPrepared(), ""))
        .isEqualTo("emaj-parallel-rollback recover -d sales -h db1 -p 5432");
    assertThat(copied(WaitScenes.blockedByPrepared(), "G"))
        .as("what waits for others' prepared transactions")
        .isEqualTo("SELECT pg_catalog.pg_cancel_backend(5003);");
    assertThat(copied(WaitScenes.blockedByPrepared(), "jjjj"))
        .isEqualTo("SELECT * FROM pg_catalog.pg_prepared_xacts WHERE gid = 'bank''s 日本 \"tx\" 7';");
  }

  private static List<String> ids(Model model) {
    return Screens.listing(model).rows().stream().map(Row::id).toList();
  }

  private static String copied(Model model, String keys) {
    return type(model, keys + "y").effects().stream()
        .map(Effect.Copy.class::cast)
        .findFirst()
        .orElseThrow()
        .text();
  }
}
