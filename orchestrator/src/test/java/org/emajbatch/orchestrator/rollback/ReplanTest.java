package org.emajbatch.orchestrator.rollback;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.emajbatch.orchestrator.protocol.ProtocolStep;
import org.emajbatch.orchestrator.testing.ChangedShop;
import org.emajbatch.orchestrator.testing.Program;
import org.emajbatch.orchestrator.testing.Program.Result;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The tables change between the plan and the locks: the rollback is planned anew. */
class ReplanTest extends ChangedShop {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "INSERT INTO shop.note VALUES (777, '{}')",
        "ALTER TABLE shop.customer ADD CONSTRAINT named UNIQUE (name) DEFERRABLE"
      })
  void aChangeAfterThePlanCostsOnlyAnotherPlan(String change) throws Exception {
    shop.mark("M2");
    shop.database().execute("UPDATE shop.customer SET name = name || '!'");
    AtomicInteger plans = new AtomicInteger();

    Result result = rollBack(changing(plans, 1, change), "M2");

    assertThat(result.exitCode()).as(result.err()).isZero();
    assertThat(result.err()).contains("planning anew");
    assertThat(plans).hasValue(2);
    assertThat(shop.digests()).isEqualTo(changed);
    assertThat(shop.prepared()).isZero();
  }

  @Test
  void tablesThatChangeWithEveryPlanEndTheRollbackWithNothingChanged() throws Exception {
    AtomicInteger plans = new AtomicInteger();

    Result result =
        rollBack(
            changing(
                plans,
                Integer.MAX_VALUE,
                "ALTER TABLE shop.customer ADD CONSTRAINT named_%d UNIQUE (name, id) DEFERRABLE"),
            "M");

    assertThat(result.exitCode()).as(result.err()).isEqualTo(4);
    assertThat(result.json().get("error").get("code").asString()).isEqualTo("planOutdated");
    assertThat(result.json().get("state").asString()).isEqualTo("nothingChanged");
    assertThat(plans.get()).isGreaterThan(2);
    Map<String, String> now = shop.digests();
    assertThat(now).isEqualTo(changed);
    assertThat(shop.prepared()).isZero();
    assertThat(rollBack(program, "M").exitCode()).isZero();
    assertThat(shop.digests()).isEqualTo(atMark);
  }

  private Program changing(AtomicInteger plans, int times, String change) {
    return program.listening(
        (step, session) -> {
          if (step == ProtocolStep.AFTER_ASSIGNMENT && plans.incrementAndGet() <= times) {
            shop.database().execute(change.formatted(plans.get()));
          }
        });
  }

  private static Result rollBack(Program by, String mark) {
    return by.run("-g", "sales,warehouse", "-m", mark, "-s", "3", "--json");
  }
}
