package org.emajbatch.docs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/** A page of the documentation, reduced to what it tells the reader to run. */
record Page(String name, List<Block> blocks) {

  private static final Pattern FENCED = Pattern.compile("(?ms)^```(\\w+)\\n(.*?)^```$");

  /** A fenced block; its language is what stands behind the fence. */
  record Block(String language, String text) {}

  /** Reads the blocks of a page in their order; blocks without a language are pictures. */
  static Page read(Path file) throws IOException {
    return new Page(
        file.getFileName().toString(),
        FENCED
            .matcher(Files.readString(file))
            .results()
            .map(found -> new Block(found.group(1), found.group(2)))
            .toList());
  }
}
