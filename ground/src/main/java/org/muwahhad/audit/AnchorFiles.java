package org.muwahhad.audit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.toCollection;

import io.micronaut.context.annotation.Value;
import io.micronaut.json.JsonMapper;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.muwahhad.db.OwnerOnly;

/**
 * Copies of anchors in a folder, where nobody reaches them through the database: a file a month,
 * {@code anchors-2026-11.jsonl}, one anchor a line, only ever added to.
 */
@Singleton
public class AnchorFiles {
  private final Path folder;
  private final JsonMapper json;
  private @Nullable MonthFile newest;

  AnchorFiles(
      @Value("${muwahhad.data-directory}") String dataDirectory,
      @Value("${muwahhad.audit.anchor-folder:}") String folder,
      JsonMapper json) {
    this.folder = folder.isBlank() ? Path.of(dataDirectory).resolve("anchors") : Path.of(folder);
    this.json = json;
  }

  /** The file that was added to last, and the hashes that it has: never more than one month. */
  private record MonthFile(Path file, Set<String> hashes) {}

  /** What was given is no file of anchors. */
  public static final class UnreadableException extends Exception {
    UnreadableException(String line, @Nullable Throwable cause) {
      super("not an anchor: " + line, cause);
    }
  }

  /**
   * Adds those that are not in the file of their month yet.
   *
   * @throws UncheckedIOException when the folder can't be written
   */
  synchronized void add(List<AnchorCopy> anchors) {
    try {
      for (AnchorCopy anchor : anchors) {
        MonthFile month = month(anchor);
        if (!month.hashes().contains(anchor.hash())) {
          OwnerOnly.createDirectories(folder);
          Files.writeString(
              month.file(),
              line(anchor) + "\n",
              StandardOpenOption.CREATE,
              StandardOpenOption.APPEND);
          month.hashes().add(anchor.hash());
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private MonthFile month(AnchorCopy anchor) throws IOException {
    Path file = folder.resolve("anchors-" + anchor.at().substring(0, 7) + ".jsonl");
    MonthFile known = newest;
    if (known == null || !known.file().equals(file)) {
      Folder content = new Folder(new ArrayList<>(), new ArrayList<>());
      if (Files.exists(file)) {
        read(file, content);
      }
      Set<String> hashes =
          content.copies().stream().map(AnchorCopy::hash).collect(toCollection(HashSet::new));
      known = new MonthFile(file, hashes);
      newest = known;
    }
    return known;
  }

  /** An anchor as a line of a file. */
  public String line(AnchorCopy anchor) {
    try {
      return new String(json.writeValueAsBytes(anchor), UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * What the folder holds.
   *
   * @param copies in the order of time
   * @param unreadable lines that are no anchors, as file and line, from 1
   */
  record Folder(List<AnchorCopy> copies, List<String> unreadable) {}

  /**
   * All copies in the folder.
   *
   * @throws UncheckedIOException when one of its files can't be read
   */
  Folder own() throws IOException {
    Folder folder = new Folder(new ArrayList<>(), new ArrayList<>());
    if (!Files.isDirectory(this.folder)) {
      return folder;
    }
    try (Stream<Path> files = Files.list(this.folder)) {
      for (Path file :
          files.filter(f -> f.getFileName().toString().endsWith(".jsonl")).sorted().toList()) {
        read(file, folder);
      }
      return folder;
    }
  }

  private void read(Path file, Folder into) throws IOException {
    int number = 0;
    for (String line : Files.readString(file).lines().toList()) {
      number++;
      try {
        into.copies().addAll(parse(line));
      } catch (UnreadableException e) {
        into.unreadable().add(file.getFileName() + ":" + number);
      }
    }
  }

  /**
   * Reads anchors, one a line.
   *
   * @throws UnreadableException when a line is not one
   */
  public List<AnchorCopy> parse(String text) throws UnreadableException {
    List<AnchorCopy> all = new ArrayList<>();
    for (String line : text.lines().filter(l -> !l.isBlank()).toList()) {
      try {
        AnchorCopy copy = json.readValue(line, AnchorCopy.class);
        if (copy == null || !AnchorCopy.FORMAT.equals(copy.format()) || !copy.hasForm()) {
          throw new UnreadableException(line, null);
        }
        all.add(copy);
      } catch (IOException e) {
        throw new UnreadableException(line, e);
      }
    }
    return all;
  }
}
