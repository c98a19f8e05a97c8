package org.muwahhad.witness;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;

/**
 * The last checkpoint of each log, on disk before its co-signature leaves. Beside it stands a
 * journal of all of them, which is only added to, each line tied to the one before: a checkpoint
 * that was put back to an earlier one no longer agrees with it.
 */
final class CheckpointStore {
  private static final String NOTHING_BEFORE = "0".repeat(64);
  private final Path folder;

  CheckpointStore(Path folder) throws IOException {
    this.folder = folder;
    Files.createDirectories(folder);
  }

  /** The files of the witness do not agree: it must not co-sign before somebody has looked. */
  static final class RolledBackException extends IOException {
    private static final long serialVersionUID = 1L;

    RolledBackException(String message) {
      super(message);
    }
  }

  /** The last checkpoint of a log with the co-signature; empty where none was co-signed. */
  Optional<String> find(String origin) throws IOException {
    Path file = file(origin, ".checkpoint");
    Path journal = file(origin, ".journal");
    boolean isThere = Files.exists(file);
    if (!isThere && !Files.exists(journal)) {
      return Optional.empty();
    }
    if (!isThere || !Files.exists(journal)) {
      throw new RolledBackException("One of two files is gone: " + file + ", " + journal);
    }
    String written = Files.readString(file);
    Note note =
        Note.find(written).orElseThrow(() -> new RolledBackException("No checkpoint in " + file));
    List<String> lines = Files.readAllLines(journal);
    requireWhole(journal, lines);
    String last = lines.isEmpty() ? "" : lines.get(lines.size() - 1);
    if (last.startsWith(head(note) + " ")) {
      return Optional.of(written);
    }
    return Optional.of(finished(file, file(origin, ".new"), last));
  }

  /**
   * The machine stopped between the journal and the checkpoint, which waits beside it. In every
   * other case the checkpoint was put back.
   */
  private String finished(Path file, Path draft, String last) throws IOException {
    if (Files.exists(draft)) {
      String written = Files.readString(draft);
      if (Note.find(written).filter(n -> last.startsWith(head(n) + " ")).isPresent()) {
        Files.move(
            draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        syncFolder();
        return written;
      }
    }
    throw new RolledBackException("The checkpoint is not the last one of the journal: " + file);
  }

  private static void requireWhole(Path journal, List<String> lines) throws RolledBackException {
    String previous = NOTHING_BEFORE;
    long size = -1;
    for (String line : lines) {
      String[] parts = line.split(" ", -1);
      long next = parts.length == 3 ? Note.findSize(parts[0]).orElse(-1L) : -1;
      boolean isNext =
          next >= size && parts[2].equals(Hashes.hex(previous + " " + parts[0] + " " + parts[1]));
      if (next < 0 || !isNext) {
        throw new RolledBackException("The journal was changed: " + journal);
      }
      previous = parts[2];
      size = next;
    }
  }

  /** Keeps a checkpoint, durably. */
  void keep(Note note, String written) throws IOException {
    Path journal = file(note.origin(), ".journal");
    List<String> lines = Files.exists(journal) ? Files.readAllLines(journal) : List.of();
    String last = lines.isEmpty() ? "" : lines.get(lines.size() - 1);
    Path file = file(note.origin(), ".checkpoint");
    Path draft = file(note.origin(), ".new");
    write(draft, written, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING);
    if (!last.startsWith(head(note) + " ")) {
      String previous = lines.isEmpty() ? NOTHING_BEFORE : last.split(" ", -1)[2];
      String line = head(note) + " " + Hashes.hex(previous + " " + head(note)) + "\n";
      write(journal, line, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }
    Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    syncFolder();
  }

  private static String head(Note note) {
    return note.size() + " " + note.root();
  }

  private static void write(Path file, String text, StandardOpenOption... how) throws IOException {
    StandardOpenOption[] options = new StandardOpenOption[how.length + 1];
    System.arraycopy(how, 0, options, 0, how.length);
    options[how.length] = StandardOpenOption.WRITE;
    try (FileChannel channel = FileChannel.open(file, options)) {
      ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(UTF_8));
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
      channel.force(true);
    }
  }

  private void syncFolder() throws IOException {
    boolean posix = folder.getFileSystem().supportedFileAttributeViews().contains("posix");
    if (posix) {
      try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
        channel.force(true);
      }
    }
  }

  private Path file(String origin, String ending) {
    return folder.resolve(Hashes.hex(origin) + ending);
  }
}
