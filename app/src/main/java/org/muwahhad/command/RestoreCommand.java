package org.muwahhad.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.muwahhad.db.Durability;
import org.muwahhad.db.OwnerOnly;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/**
 * Restores a backup into an empty data directory, or into an empty external database with its
 * folder of files. What is there is never written over. Everything is restored and verified beside
 * its place and moved there last, so a restore that was broken off can be begun again. The exit
 * code is 0 when the record is sound, 3 when it is not or could not be verified, 2 when the data
 * directory is not empty or the archive cannot be read and 1 when the database has tables already,
 * or it or the disk failed.
 */
@Command(
    name = "restore",
    mixinStandardHelpOptions = true,
    description =
        "Restores a backup into an empty data directory, or an empty database of your own, and"
            + " verifies the record. Keys and anchors may lie in the data directory already.")
final class RestoreCommand implements Callable<Integer> {
  /** Two heads of one size under one name would prove that the log told two stories. */
  private static final String LOG_IS_SHORTER =
      "Before the first start: where acts after the backup are lost, give the log of the record"
          + " another name (muwahhad.log.origin), because its witnesses know a longer one. Never"
          + " run a copy beside the original under the same name /"
          + " قبل التشغيل الأول: إن فُقدت أعمال لاحقة للنسخة الاحتياطية فسمّوا السجل باسم آخر"
          + " (muwahhad.log.origin)، لأن شهوده يعرفون سجلًا أطول. ولا تشغّلوا نسخة بجانب الأصل"
          + " بالاسم نفسه";

  @Mixin private final DatabaseOptions database = new DatabaseOptions();
  @Mixin private final BackupFile backup = new BackupFile();
  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    Progress progress = new Progress(spec.commandLine().getOut());
    return BackupUse.exitCode(
        progress,
        "The backup could not be restored: %1$s / تعذّرت استعادة النسخة الاحتياطية: %1$s",
        () -> restore(progress));
  }

  private boolean restore(Progress progress) throws IOException, SQLException {
    Path place = database.dataDirectory.toAbsolutePath();
    requireEmpty(place);
    Path folder = place.resolve("restoring");
    StoredFiles.deleteAll(folder);
    OwnerOnly.createDirectories(folder);
    try (ArchiveReader archive = backup.open()) {
      progress.line(archive.summary());
      boolean sound = restore(archive, folder, place, progress);
      move(folder, place);
      progress.line("In place / في مكانها: " + place);
      tellMissingKeys(place, progress);
      progress.line(LOG_IS_SHORTER);
      return sound;
    } finally {
      StoredFiles.deleteAll(folder);
    }
  }

  /** Without its keys no node starts on what was restored; better said now than then. */
  private static void tellMissingKeys(Path place, Progress progress) {
    List<String> missing = new ArrayList<>();
    if (isUnset("MUWAHHAD_VAULT_KEY")) {
      missing.addAll(List.of("vault.key", "links.key", "secrets.key"));
    }
    if (isUnset("MUWAHHAD_LOG_KEY_FILE")) {
      missing.add("log/key");
    }
    if (isUnset("MUWAHHAD_SIGNING_KEY_FILE")) {
      missing.add("signing");
    }
    missing.removeIf(name -> Files.exists(place.resolve(name)));
    if (!missing.isEmpty()) {
      progress.line(
          "Keys of the service that are not here yet / مفاتيح الخدمة غير الموجودة هنا بعد: "
              + String.join(", ", missing));
    }
  }

  private static boolean isUnset(String variable) {
    String value = System.getenv(variable);
    return value == null || value.isBlank();
  }

  private boolean restore(ArchiveReader archive, Path folder, Path place, Progress progress)
      throws IOException, SQLException {
    try (DraftRestore draft =
        database.isEmbedded()
            ? DraftRestore.embedded(folder, Durability.EVERY_COMMIT, archive, progress)
            : DraftRestore.external(folder, database.service(), database.owner(), archive)) {
      RestoreArchive.RestoredAmounts amounts = draft.fill();
      DraftRestore.RecordVerdict verdict = draft.verify(place);
      return DraftRestore.tell(progress, amounts, verdict);
    }
  }

  private void requireEmpty(Path place) throws IOException {
    Path tables = place.resolve("database");
    if (database.isEmbedded() && Files.exists(tables)) {
      throw notEmpty(tables);
    }
    Path files = place.resolve("files");
    if (Files.exists(files)) {
      try (Stream<Path> all = Files.list(files)) {
        if (all.findAny().isPresent()) {
          throw notEmpty(files);
        }
      }
    }
  }

  private static BackupRefused notEmpty(Path what) {
    return new BackupRefused(
        "There is something already, and it stays as it is: " + what,
        "يوجد شيء في هذا المكان من قبل، ويبقى كما هو: " + what,
        null);
  }

  /** The database last: a directory without one is not in use. */
  private void move(Path folder, Path place) throws IOException {
    Path files = place.resolve("files");
    if (Files.exists(files)) {
      moveInto(folder.resolve("files"), files);
    } else {
      Files.move(folder.resolve("files"), files, StandardCopyOption.ATOMIC_MOVE);
    }
    if (database.isEmbedded()) {
      Files.move(
          folder.resolve("database"), place.resolve("database"), StandardCopyOption.ATOMIC_MOVE);
    }
  }

  /** Into an empty folder, which may be on another disk, or a link to one that nodes share. */
  private static void moveInto(Path from, Path to) throws IOException {
    try (Stream<Path> all = Files.walk(from)) {
      for (Path path : all.sorted().toList()) {
        Path target = to.resolve(from.relativize(path));
        if (Files.isDirectory(path)) {
          OwnerOnly.createDirectories(target);
        } else {
          Files.move(path, target);
        }
      }
    }
  }
}
