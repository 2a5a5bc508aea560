package org.emajbatch.monitor;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

class DisplayArgumentsTest {

  @ParameterizedTest
  @ValueSource(strings = {"-i 2", "-n 1", "-a 1", "-l 1", "-v", "--once", "--json"})
  void theOptionsOfScriptsAskForText(String options) {
    assertThat(parse(options.split(" ")).isPlain()).isTrue();
  }

  @Test
  void withoutThemItDoesNot() {
    assertThat(parse().isPlain()).isFalse();
  }

  private static DisplayArguments parse(String... options) {
    DisplayArguments arguments = new DisplayArguments();
    new CommandLine(CommandLine.Model.CommandSpec.create().addMixin("display", mixin(arguments)))
        .parseArgs(options);
    return arguments;
  }

  private static CommandLine.Model.CommandSpec mixin(DisplayArguments arguments) {
    return CommandLine.Model.CommandSpec.forAnnotatedObject(arguments);
  }
}
