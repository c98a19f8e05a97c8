package org.muwahhad.bench;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.muwahhad.command.ServeCommand;
import org.muwahhad.shared.ObjectStore;
import org.muwahhad.shared.Sha256;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * A backup of a service that runs, and its restore into an empty data directory with the
 * verification of the record: what an outage costs at most, and how long it lasts. The prices and
 * people are written by SQL, so the record finds fault with them; it reads all of them
 * nevertheless. The floor is a copy of the archive on the same disk.
 */
@Command(
    name = "backup",
    description = "Backup beside a running service, and restore with its verification.")
final class BackupBench implements Callable<Integer> {
  private static final int FILE_BYTES = 4 << 20;
  private static final int UNSOUND = 3;

  @Option(names = "--lots", description = "Lots of the tender; 100 by default.")
  private int lots = 100;

  @Option(names = "--items", description = "Items in a lot; 20 by default.")
  private int items = 20;

  @Option(names = "--bidders", description = "Bidders, each with all prices; 40 by default.")
  private int bidders = 40;

  @Option(names = "--files", description = "MiB of stored files; 400 by default.")
  private int mebibytes = 400;

  @Override
  public Integer call() throws Exception {
    Figures.machine();
    Path target = Files.createDirectories(Path.of("bench", "target").toAbsolutePath());
    Path folder = Files.createTempDirectory(target, "backup-");
    try (Installation installation = Installation.start()) {
      Population people = Population.in(installation, 1, 100 * items);
      EvaluationPopulation.write(installation, people, lots, items, bidders);
      store(installation);
      Path key =
          Files.writeString(
              folder.resolve("backup.key"), Base64.getEncoder().encodeToString(new byte[32]));
      Path archive = folder.resolve("night.backup");
      Figures.print("%,d prices, %,d MiB of files", (long) lots * items * bidders, mebibytes);
      Figures.Time taken =
          Figures.time(
              () ->
                  run(
                      "backup",
                      archive,
                      "--data-dir",
                      installation.folder().toString(),
                      "--key-file",
                      key.toString()));
      Path place = folder.resolve("place");
      copySigning(installation.folder().resolve("signing"), place.resolve("signing"));
      Figures.Time restored =
          Figures.time(
              () ->
                  run(
                      "restore",
                      archive,
                      "--data-dir",
                      place.toString(),
                      "--key-file",
                      key.toString()));
      Figures.Time copied = Figures.time(() -> copy(archive, folder.resolve("copy")));
      Figures.print(
          "backup: %.1f s, archive %,d MiB; restore with verification: %.1f s",
          taken.wallMillis() / 1000.0, Files.size(archive) >> 20, restored.wallMillis() / 1000.0);
      Figures.print("floor: a copy of the archive %.1f s", copied.wallMillis() / 1000.0);
    } finally {
      StartBench.delete(folder);
    }
    return 0;
  }

  /** Files that no compression makes smaller, as most of those that people send. */
  private void store(Installation installation) {
    ObjectStore store = installation.get(ObjectStore.class);
    Random random = new Random(1);
    byte[] bytes = new byte[FILE_BYTES];
    for (long stored = 0; stored < (long) mebibytes << 20; stored += FILE_BYTES) {
      random.nextBytes(bytes);
      store.put("bench/" + Sha256.of(bytes), bytes);
    }
  }

  /** Without it the record is not verified once there are anchors. */
  private static void copySigning(Path from, Path to) throws IOException {
    if (Files.isDirectory(from)) {
      Files.createDirectories(to);
      try (Stream<Path> files = Files.list(from)) {
        for (Path file : files.toList()) {
          Files.copy(file, to.resolve(String.valueOf(file.getFileName())));
        }
      }
    }
  }

  private static void run(String command, Path archive, String... options) {
    List<String> all = new ArrayList<>(List.of(command, archive.toString()));
    all.addAll(List.of(options));
    int code =
        new CommandLine(new ServeCommand())
            .setOut(new PrintWriter(System.out, true))
            .execute(all.toArray(String[]::new));
    if (code != 0 && code != UNSOUND) {
      throw new IllegalStateException(command + " ended with " + code);
    }
  }

  private static void copy(Path from, Path to) throws Exception {
    try (OutputStream out = Files.newOutputStream(to)) {
      Files.copy(from, out);
    }
    try (FileChannel channel = FileChannel.open(to, StandardOpenOption.WRITE)) {
      channel.force(true);
    }
  }
}
