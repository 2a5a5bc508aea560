package org.emajbatch.monitor.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.emajbatch.monitor.model.Detail;
import org.emajbatch.monitor.model.Screen;
import org.emajbatch.monitor.model.Simulation;
import org.junit.jupiter.api.Test;

/** Real processes; what they print is what the command plan printed for the demo's database. */
class SimulationRunTest {

  private static final Screen.Simulation SCREEN = new Screen.Simulation("-my group", "m 1");

  private final List<List<String>> asked = new CopyOnWriteArrayList<>();
  private final AtomicInteger ended = new AtomicInteger();

  @Test
  void aPlanIsUnderstood() throws Exception {
    Path plan = Path.of(getClass().getResource("/feed/plan.json").toURI());

    Detail answer = answerOf("cat '" + plan + "'; exit 1");

    Simulation simulation = ((Detail.OfSimulation) answer).simulation();
    assertThat(simulation.points()).hasSize(4);
    assertThat(simulation.points().get(0).sessions()).isEqualTo(1);
    assertThat(simulation.points().get(0).makespan()).isPositive();
    assertThat(simulation.points().get(0).lowerBound()).isPositive();
    assertThat(simulation.recommended()).isPresent();
    assertThat(simulation.rows()).isEqualTo(46_000);
    assertThat(simulation.tables()).isPositive();
    assertThat(simulation.bottleneck()).contains("shop.");
    assertThat(simulation.refusals()).isEmpty();
    assertThat(asked)
        .containsExactly(
            List.of("plan", "--json", "--losses", "0s", "--group=-my group", "--mark=m 1"));
    assertThat(ended).hasValue(1);
  }

  @Test
  void aFailureIsToldInTheCommandsWords() {
    assertThat(
            reason(
                "echo '{\"outcome\": \"refused\", \"error\": {\"message\": \"No mark.\","
                    + " \"hint\": \"Set one.\"}}'; exit 1"))
        .isEqualTo("The rollback could not be simulated: No mark. Set one.");
    assertThat(reason("echo 'no java here' >&2; exit 127")).endsWith("no java here");
    assertThat(reason("exit 1")).endsWith("it said nothing");
    assertThat(reason("echo 'no JSON at all'")).endsWith("it said nothing");
  }

  @Test
  void aMissingCommandIsNamed() {
    try (SimulationRun run =
        SimulationRun.start(
            arguments -> new ProcessBuilder("/nowhere/emaj-parallel-rollback"), SCREEN, () -> {})) {
      assertThat(((Detail.Unreadable) run.answer().orElseThrow()).reason())
          .contains("/nowhere/emaj-parallel-rollback");
    }
  }

  @Test
  void closingEndsTheProcess() {
    SimulationRun run =
        SimulationRun.start(shell("exec sleep 600"), SCREEN, ended::incrementAndGet);
    assertThat(run.answer()).isEmpty();
    run.close();
    await().atMost(Duration.ofSeconds(20)).until(() -> run.answer().isPresent());
  }

  private String reason(String script) {
    return ((Detail.Unreadable) answerOf(script)).reason();
  }

  private Detail answerOf(String script) {
    try (SimulationRun run = SimulationRun.start(shell(script), SCREEN, ended::incrementAndGet)) {
      return await().until(run::answer, Optional::isPresent).orElseThrow();
    }
  }

  private Function<List<String>, ProcessBuilder> shell(String script) {
    return arguments -> {
      asked.add(arguments);
      return new ProcessBuilder("sh", "-c", script);
    };
  }
}
