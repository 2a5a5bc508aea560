package org.emajbatch.benchmark.server;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFileAttributes;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The files of a stopped server, all in one archive: to make and delete thousands of files takes
 * longer than what is measured. Putting them back writes only those that were written since, and in
 * place. Never to be used on a server that runs, or on data that anybody would miss.
 */
final class DataDirectorySnapshot implements AutoCloseable {

  private record Entry(long offset, PosixFileAttributes attributes) {

    /** A file that was written to has another time, or at least another size. */
    boolean describes(Path file) throws IOException {
      if (!Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
        return false;
      }
      FileTime time = Files.getLastModifiedTime(file);
      return Files.size(file) == attributes.size()
          && time.toMillis() == attributes.lastModifiedTime().toMillis();
    }
  }

  private final Path directory;
  private final Path archive;
  private final Map<Path, Entry> files = new LinkedHashMap<>();

  private DataDirectorySnapshot(Path directory, Path archive) {
    this.directory = directory;
    this.archive = archive;
  }

  /**
   * Copies all files.
   *
   * @param directory data directory of a server that was stopped cleanly
   * @param archive file to be made
   */
  static DataDirectorySnapshot take(Path directory, Path archive) throws IOException {
    DataDirectorySnapshot snapshot = new DataDirectorySnapshot(directory, archive);
    try (FileChannel target =
        FileChannel.open(
            archive,
            StandardOpenOption.CREATE,
            StandardOpenOption.TRUNCATE_EXISTING,
            StandardOpenOption.WRITE)) {
      for (Path file : filesIn(directory)) {
        PosixFileAttributes attributes = Files.readAttributes(file, PosixFileAttributes.class);
        snapshot.files.put(file, new Entry(target.position(), attributes));
        try (FileChannel source = FileChannel.open(file)) {
          copy(source, 0, attributes.size(), target);
        }
      }
    }
    return snapshot;
  }

  /** Makes the directory what it was; the server is stopped. */
  void restore() throws IOException {
    for (Path file : filesIn(directory)) {
      if (!files.containsKey(file)) {
        Files.delete(file);
      }
    }
    try (FileChannel source = FileChannel.open(archive)) {
      for (Map.Entry<Path, Entry> kept : files.entrySet()) {
        if (!kept.getValue().describes(kept.getKey())) {
          restore(source, kept.getKey(), kept.getValue());
        }
      }
    }
  }

  private static void restore(FileChannel source, Path file, Entry entry) throws IOException {
    Files.createDirectories(file.getParent());
    boolean isNew = !Files.exists(file);
    PosixFileAttributes attributes = entry.attributes();
    try (FileChannel target =
        FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
      copy(source, entry.offset(), attributes.size(), target);
      target.truncate(attributes.size());
    }
    if (isNew) {
      PosixFileAttributeView view = Files.getFileAttributeView(file, PosixFileAttributeView.class);
      view.setPermissions(attributes.permissions());
      view.setOwner(attributes.owner());
    }
    Files.setLastModifiedTime(file, attributes.lastModifiedTime());
  }

  private static void copy(FileChannel source, long from, long size, FileChannel target)
      throws IOException {
    long copied = 0;
    while (copied < size) {
      long step = source.transferTo(from + copied, size - copied, target);
      if (step == 0) {
        throw new IOException("a file of the data directory became shorter while it was copied");
      }
      copied += step;
    }
  }

  private static List<Path> filesIn(Path directory) throws IOException {
    try (Stream<Path> paths = Files.walk(directory)) {
      return paths.filter(path -> Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS)).toList();
    }
  }

  @Override
  public void close() throws IOException {
    Files.deleteIfExists(archive);
  }
}
