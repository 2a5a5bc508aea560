package org.emajbatch.sql.connect;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.emajbatch.sql.testkit.ShellWords;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What messages tell the reader to type, typed into a shell. */
class InvocationTest {

  @Test
  void aPlainNameStandsAsItIs() {
    assertThat(Invocation.of("recover", "sales"))
        .isEqualTo("emaj-parallel-rollback recover -d sales");
  }

  @Test
  void wordsOfTheShellAreQuotedWhereTheyMustBe() {
    assertThat(Shell.word("/var/run/postgresql")).isEqualTo("/var/run/postgresql");
    assertThat(Shell.word("")).isEqualTo("''");
    assertThat(Shell.word("Jo's $HOME")).isEqualTo("'Jo'\\''s $HOME'");
    assertThat(Shell.word("größe")).isEqualTo("'größe'");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "my db", "it's \"odd\"", "$(touch x); `id` $HOME", "a=b", "host=evil dbname='x' \\",
            "postgresql://elsewhere/x",
        "-x", "--yes", "line\nbreak", "%s", "größe", "*"
      })
  void theCommandLeadsToTheDatabaseWhateverItsName(String name) throws Exception {
    List<String> words = ShellWords.of(Invocation.of("recover", name));

    assertThat(words).startsWith("emaj-parallel-rollback", "recover");
    boolean apart = words.size() == 4;
    String option = apart ? words.get(3) : words.get(2).substring("--dbname=".length());
    assertThat(apart ? words.get(2) : "-d").isEqualTo("-d");
    assertThat(
            ConnectionResolver.resolve(
                    new ConnectionOptions(
                        Optional.of(option),
                        Optional.of("here"),
                        Optional.empty(),
                        Optional.of("me"),
                        Optional.empty()),
                    Map.of())
                .settings()
                .database())
        .isEqualTo(name);
  }
}
