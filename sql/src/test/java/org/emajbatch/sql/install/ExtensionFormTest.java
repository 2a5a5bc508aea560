package org.emajbatch.sql.install;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.List;
import org.emajbatch.sql.install.InstallOptions.DblinkAccess;
import org.emajbatch.sql.install.InstallOptions.EngineForm;
import org.emajbatch.sql.testkit.EveryServerVersion;
import org.emajbatch.sql.testkit.TestDatabase;
import org.emajbatch.sql.testkit.TestServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExtensionFormTest {

  private static final InstallOptions AS_EXTENSION =
      new InstallOptions(EngineForm.EXTENSION, DblinkAccess.ROLE);

  /** Everything by which two engines could behave differently. */
  private static final String FINGERPRINT =
      """
      SELECT concat_ws(' ', 'function', p.oid::regprocedure, prosrc, prosecdef, provolatile, proparallel, proconfig, proacl)
        FROM pg_proc AS p WHERE pronamespace = 'emaj'::regnamespace
      UNION ALL
      SELECT concat_ws(' ', 'relation', relkind, c.oid::regclass, relacl,
                       (SELECT string_agg(concat_ws(' ', attname, format_type(atttypid, atttypmod), attnotnull,
                                                    pg_get_expr(adbin, adrelid)), ', ' ORDER BY attnum)
                          FROM pg_attribute LEFT JOIN pg_attrdef ON adrelid = attrelid AND adnum = attnum
                         WHERE attrelid = c.oid AND attnum > 0 AND NOT attisdropped))
        FROM pg_class AS c WHERE relnamespace = 'emaj'::regnamespace AND relkind <> 't'
      UNION ALL
      SELECT concat_ws(' ', 'constraint', conrelid::regclass, pg_get_constraintdef(oid))
        FROM pg_constraint WHERE connamespace = 'emaj'::regnamespace
      UNION ALL
      SELECT concat_ws(' ', 'enum', enumtypid::regtype, enumlabel, rank() OVER (PARTITION BY enumtypid ORDER BY enumsortorder))
        FROM pg_enum
      UNION ALL
      SELECT concat_ws(' ', 'schema', nspacl) FROM pg_namespace WHERE nspname = 'emaj'
      ORDER BY 1
      """;

  @TempDir Path directory;

  @EveryServerVersion
  void bothFormsGiveTheSameEngine(String version) throws Exception {
    try (TestServer server = TestServer.start(version)) {
      TestDatabase plain = server.createDatabase();
      TestDatabase extended = server.createDatabase();
      plain.installEngine();
      Path extensions = server.postgres().extensionDirectory();
      try (Connection script = plain.open();
          Connection extension = extended.open()) {
        // A run that was killed may have left them: the programs are shared by all test servers of
        // this version.
        delete(Installer.exportExtensionFiles(extensions));
        assertThatThrownBy(() -> Installer.install(extension, AS_EXTENSION))
            .isInstanceOf(InstallRefusedException.class)
            .hasMessageContaining("does not have the files");
        List<Path> files = Installer.exportExtensionFiles(extensions);
        try {
          assertThat(Installer.install(extension, AS_EXTENSION).engineInstalled()).isTrue();
        } finally {
          delete(files);
        }
        assertThat(Sql.texts(extension, FINGERPRINT)).isEqualTo(Sql.texts(script, FINGERPRINT));

        Installer.uninstall(extension, UninstallOptions.defaults());
        assertThat(Sql.texts(extension, "SELECT extname FROM pg_extension ORDER BY 1"))
            .containsExactly("btree_gist", "dblink", "plpgsql");
      }
    }
  }

  @Test
  void filesOfOthersAreNeverOverwritten() throws Exception {
    Path theirs =
        Files.writeString(directory.resolve("emaj.control"), "default_version = '4.7.1'\n");
    assertThatThrownBy(() -> Installer.exportExtensionFiles(directory))
        .isInstanceOf(IOException.class)
        .hasMessageContaining(theirs.toString());
    assertThat(directory).isDirectoryContaining(theirs::equals);
    try (var files = Files.list(directory)) {
      assertThat(files).containsExactly(theirs);
    }
    assertThat(theirs).hasContent("default_version = '4.7.1'");
  }

  @Test
  void exportingTwiceIsNoError() throws Exception {
    List<Path> files = Installer.exportExtensionFiles(directory.resolve("new"));
    assertThat(Installer.exportExtensionFiles(directory.resolve("new"))).isEqualTo(files);
    assertThat(files).hasSize(2).allSatisfy(file -> assertThat(file).isNotEmptyFile());
  }

  private static void delete(List<Path> files) throws IOException {
    for (Path file : files) {
      Files.delete(file);
    }
  }
}
