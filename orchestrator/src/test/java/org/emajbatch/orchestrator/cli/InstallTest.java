package org.emajbatch.orchestrator.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.emajbatch.orchestrator.testing.Program;
import org.emajbatch.orchestrator.testing.Program.Result;
import org.emajbatch.sql.testkit.TestDatabase;
import org.emajbatch.sql.testkit.TestDatabaseExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

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
    String port = Integer.toString(database.settings().port());
    Result typed = program.run("-g", "g", "-m", "m", "-p", port, "--host=localhost", "--json");
    assertThat(typed.json().get("next").get(0).asString())
        .isEqualTo(
            "emaj-parallel-rollback install -d " + database.name() + " -h localhost -p " + port);

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
  void writesTheExtensionsFilesWithoutAnyServer(@TempDir Path directory) throws Exception {
    Path there = directory.resolve("for the dba");

    Result first = Program.bare().run("install", "--export", there.toString(), "--json");

    assertThat(first.exitCode()).as(first.err()).isZero();
    assertThat(first.json().get("messages").size()).isEqualTo(2);
    assertThat(Files.readString(there.resolve("emaj.control"))).contains("default_version");
    assertThat(Program.bare().run("install", "--export", there.toString()).exitCode()).isZero();

    Files.writeString(there.resolve("emaj.control"), "of somebody else");
    Result second = Program.bare().run("install", "--export", there.toString());
    assertThat(second.exitCode()).isEqualTo(1);
    assertThat(second.err()).contains("exists with other content").contains("nothing was changed");
    assertThat(there.resolve("emaj.control")).hasContent("of somebody else");
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
