package org.muwahhad.db;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The files in which the server keeps the triggers of a schema: one for each table, and one for
 * each trigger that names its table. A trigger that is dropped or made by a statement takes some
 * milliseconds, since the server writes the file of the table again and reads it again.
 */
final class TriggerFiles {
  private static final String OF_TABLE = ".TRG";
  private static final String OF_TRIGGER = ".TRN";
  private final String schema;
  private final Path folder;

  private TriggerFiles(String schema, Path data) {
    this.schema = schema;
    this.folder = data.resolve(schema);
  }

  static TriggerFiles of(TestSchema schema) {
    return new TriggerFiles(schema.name(), Path.of(schema.value("SELECT @@datadir")));
  }

  /**
   * Puts them all into another schema of the same server, as links: the server writes a file anew
   * under another name and never changes one, so neither schema sees what becomes of the other's.
   *
   * @param tables that are opened again, with their triggers
   */
  void into(String other, Collection<String> tables, EmbeddedDatabase server) {
    try {
      for (Path file : all()) {
        Files.createLink(folder.resolveSibling(other).resolve(file.getFileName()), file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    openAnew(other, tables, server);
  }

  /** Runs an act while these tables have no triggers. */
  void without(Collection<String> tables, EmbeddedDatabase server, Runnable act) {
    try {
      Map<Path, byte[]> taken = new HashMap<>();
      for (String table : tables) {
        Path file = folder.resolve(table + OF_TABLE);
        if (Files.exists(file)) {
          taken.put(file, Files.readAllBytes(file));
          Files.delete(file);
        }
      }
      openAnew(schema, tables, server);
      try {
        act.run();
      } finally {
        for (Map.Entry<Path, byte[]> file : taken.entrySet()) {
          Files.write(file.getKey(), file.getValue());
        }
        openAnew(schema, tables, server);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Drops all triggers of the schema. */
  void drop(EmbeddedDatabase server) {
    openAnew(schema, delete().stream().flatMap(TriggerFiles::table).toList(), server);
  }

  /**
   * Deletes them all, of a schema that is about to be dropped: the server would look for each of
   * them by itself. Returns them.
   */
  List<Path> delete() {
    try {
      List<Path> files = all();
      for (Path file : files) {
        Files.delete(file);
      }
      return files;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private List<Path> all() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(
              f ->
                  f.getFileName().toString().endsWith(OF_TRIGGER) || table(f).findAny().isPresent())
          .toList();
    }
  }

  /** The table whose triggers a file keeps. */
  private static Stream<String> table(Path file) {
    String name = file.getFileName().toString();
    return name.endsWith(OF_TABLE)
        ? Stream.of(name.substring(0, name.length() - OF_TABLE.length()))
        : Stream.empty();
  }

  private static void openAnew(String schema, Collection<String> tables, EmbeddedDatabase server) {
    if (!tables.isEmpty()) {
      server.execute(
          tables.stream()
              .map(t -> "`%s`.`%s`".formatted(schema, t))
              .collect(Collectors.joining(", ", "FLUSH TABLES ", "")));
    }
  }
}
