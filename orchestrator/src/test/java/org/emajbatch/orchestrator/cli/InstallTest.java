package org.emajbatch.orchestrator.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.emajbatch.orchestrator.testing.Program;
import org.emajbatch.orchestrator.testing.Program.Result;
import org.emajbatch.sql.testkit.TestDatabase;
import org.emajbatch.sql.testkit.TestDatabaseExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Installing and removing over the command line. */
@ExtendWith(TestDatabaseExtension.class)
class InstallTest {

  @Test
  void installsTwiceAndRemovesEverything(TestDatabase database) throws Exception {
    Program program = Program.connecting(database.settings());

    Result before = program.run("-g", "g", "-m", "m", "--json");
    assertThat(before.exitCode()).isEqualTo(1);
    assertThat(before.json().get("error").get("code").asString()).isEqualTo("engineMissing");
    assertThat(before.json().get("next").get(0).asString())
        .isEqualTo("emaj-parallel-rollback install -d " + database.name());

    Result first = program.run("install", "--json");
    assertThat(first.exitCode()).as(first.err()).isZero();
    assertThat(first.json().get("outcome").asString()).isEqualTo("committed");

    Result second = program.run("install", "--json");
    assertThat(second.exitCode()).as(second.err()).isZero();
    assertThat(second.json().get("outcome").asString()).isEqualTo("nothingToDo");

    Result after = program.run("-g", "g", "-m", "m", "--json");
    assertThat(after.json().get("error").get("code").asString()).isEqualTo("groupUnknown");

    Result removed = program.run("uninstall", "--yes");
    assertThat(removed.exitCode()).as(removed.err()).isZero();
    assertThat(
            program.run("-g", "g", "-m", "m", "--json").json().get("error").get("code").asString())
        .isEqualTo("engineMissing");
  }

  @Test
  void theJobRepositoryIsOpenToThoseWhoRollBackAndToThoseWhoLook(TestDatabase database)
      throws Exception {
    assertThat(Program.connecting(database.settings()).run("install").exitCode()).isZero();

    database.createRole("install_operator", "emaj_adm");
    database.createRole("install_looker", "emaj_viewer");
    try (var operator = database.open("install_operator");
        var statement = operator.createStatement()) {
      statement.execute("SELECT nextval('emaj_batch.batch_job_instance_seq')");
      statement.execute("DELETE FROM emaj_batch.batch_job_instance");
    }
    try (var looker = database.open("install_looker");
        var statement = looker.createStatement()) {
      statement.execute("SELECT * FROM emaj_batch.batch_step_execution");
    }
  }

  @Test
  void anOrdinaryRoleCannotInstall(TestDatabase database) throws Exception {
    database.createRole("install_nobody");

    Result result =
        Program.connecting(database.settings("install_nobody")).run("install", "--json");

    assertThat(result.exitCode()).isEqualTo(1);
    assertThat(result.json().get("state").asString()).isEqualTo("nothingChanged");
  }
}
