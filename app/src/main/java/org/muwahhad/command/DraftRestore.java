package org.muwahhad.command;

import io.micronaut.context.ApplicationContext;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.muwahhad.audit.Finding;
import org.muwahhad.audit.VerifyAudit;
import org.muwahhad.db.Durability;
import org.muwahhad.db.EmbeddedDatabase;
import org.muwahhad.db.EmbeddedDatabaseSettings;
import org.muwahhad.db.OwnerOnly;
import org.muwahhad.shared.Bilingual;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A backup that is restored and verified where nobody works yet: its files in a folder of their
 * own, its tables in an embedded server below that folder or in an empty external database. Nothing
 * that is due by the clock is done there, so that no mail leaves twice.
 */
final class DraftRestore implements AutoCloseable {
  private static final String SIGNING = "signing";

  /** The folder of the key of the log. */
  private static final String LOG_KEY = "log";

  private static final int BUFFER_POOL_MEBIBYTES = 256;
  private static final Bilingual NO_KEY =
      new Bilingual(
          "مفتاح المنصة غير موجود (المجلد signing أو الإعداد muwahhad.signing.key-file).",
          "the key of the platform is missing (signing/ or muwahhad.signing.key-file).");
  private static final Logger LOG = LoggerFactory.getLogger(DraftRestore.class);

  private final Path folder;
  private final @Nullable EmbeddedDatabase embedded;
  private final DatabaseAccount service;
  private final DatabaseAccount owner;
  private final ArchiveReader archive;

  private DraftRestore(
      Path folder,
      @Nullable EmbeddedDatabase embedded,
      DatabaseAccount service,
      DatabaseAccount owner,
      ArchiveReader archive) {
    this.folder = folder;
    this.embedded = embedded;
    this.service = service;
    this.owner = owner;
    this.archive = archive;
  }

  /** In a server that is made for it and ends when this is closed. */
  static DraftRestore embedded(
      Path folder, Durability durability, ArchiveReader archive, Progress progress) {
    EmbeddedDatabase database =
        EmbeddedDatabase.start(
            EmbeddedDatabaseSettings.in(folder.resolve("database"))
                .withDurability(durability)
                .withBufferPoolMebibytes(BUFFER_POOL_MEBIBYTES)
                .withMovableClock(isDemonstration(archive))
                .withProgress(progress::database));
    database.createSchema(DatabaseOptions.SCHEMA);
    String url = database.jdbcUrl(DatabaseOptions.SCHEMA);
    return new DraftRestore(
        folder,
        database,
        new DatabaseAccount(url, database.user(), database.password()),
        new DatabaseAccount(url, database.ownerUser(), database.ownerPassword()),
        archive);
  }

  /** In a database that the operator runs. */
  static DraftRestore external(
      Path folder, DatabaseAccount service, DatabaseAccount owner, ArchiveReader archive) {
    return new DraftRestore(folder, null, service, owner, archive);
  }

  private static boolean isDemonstration(ArchiveReader archive) {
    return Boolean.parseBoolean(archive.about("demonstration"));
  }

  /** Where the restored files are. */
  Path files() {
    return folder.resolve("files");
  }

  RestoreArchive.RestoredAmounts fill() throws IOException, SQLException {
    return RestoreArchive.run(archive, owner, files());
  }

  /**
   * What the verification found.
   *
   * @param result null where the record could not be verified
   * @param obstacle why it could not, in both languages; empty where it could
   */
  record RecordVerdict(VerifyAudit.@Nullable Verification result, Bilingual obstacle) {
    private static RecordVerdict of(VerifyAudit.Verification result) {
      return new RecordVerdict(result, new Bilingual("", ""));
    }
  }

  /**
   * Verifies the record as {@code verify-audit --all} does, but writes no checkpoint. Where there
   * are anchors and no key by which they could be known it does not, because it would found an
   * authority of its own. A verification that breaks off leaves the restored data as they are.
   *
   * @param keys the data directory with the keys of the platform
   */
  RecordVerdict verify(Path keys) throws IOException {
    copyKeys(keys.resolve(SIGNING), SIGNING);
    copyKeys(keys.resolve(LOG_KEY), LOG_KEY);
    try (ApplicationContext context = ServiceContext.startCommand(properties())) {
      boolean hasKey =
          Files.exists(folder.resolve(SIGNING).resolve("authority.p12"))
              || context
                  .getProperty("muwahhad.signing.key-file", String.class)
                  .filter(file -> !file.isBlank())
                  .isPresent();
      return hasKey || archive.about("anchors").equals("0")
          ? RecordVerdict.of(verifyCopy(context.getBean(VerifyAudit.class)))
          : new RecordVerdict(null, NO_KEY);
    } catch (RuntimeException e) {
      LOG.error("The verification broke off", e);
      String why = String.valueOf(e.getMessage());
      return new RecordVerdict(null, new Bilingual(why, why));
    }
  }

  private static VerifyAudit.Verification verifyCopy(VerifyAudit verifyAudit) {
    return verifyAudit.run(VerifyAudit.Extent.COPY, List.of(), (done, about, isRecomputed) -> {});
  }

  private Map<String, Object> properties() {
    Map<String, Object> properties = new HashMap<>();
    properties.put("datasources.default.url", service.url());
    properties.put("datasources.default.username", service.user());
    properties.put("datasources.default.password", service.password());
    properties.put("muwahhad.audit.owner-user", owner.user());
    properties.put("muwahhad.audit.owner-password", owner.password());
    properties.put("muwahhad.data-directory", folder.toString());
    // Anchors that were made after the backup are not in it.
    properties.put("muwahhad.audit.anchor-folder", folder.resolve("anchors").toString());
    properties.put("muwahhad.demo", isDemonstration(archive));
    return properties;
  }

  private void copyKeys(Path from, String folderName) throws IOException {
    if (!Files.isDirectory(from)) {
      return;
    }
    Path to = folder.resolve(folderName);
    OwnerOnly.createDirectories(to);
    try (Stream<Path> files = Files.list(from)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Files.copy(file, to.resolve(String.valueOf(file.getFileName())));
      }
    }
  }

  /** Says what was restored, and what the verification found; returns whether all is sound. */
  static boolean tell(
      Progress progress, RestoreArchive.RestoredAmounts amounts, RecordVerdict verdict) {
    progress.line(
        "Restored: %d tables, %d rows, %d files (%d bytes), %d chains of the record"
            .formatted(
                amounts.tables(),
                amounts.rows(),
                amounts.files(),
                amounts.bytes(),
                amounts.chains()));
    progress.line(
        "استُعيدت البيانات. الجداول: %d، الصفوف: %d، الملفات: %d (%d بايت)، سلاسل السجل: %d"
            .formatted(
                amounts.tables(),
                amounts.rows(),
                amounts.files(),
                amounts.bytes(),
                amounts.chains()));
    VerifyAudit.Verification result = verdict.result();
    if (result == null) {
      progress.line("The record was not verified: " + verdict.obstacle().en());
      progress.line("لم يُتحقق من السجل: " + verdict.obstacle().ar());
      return false;
    }
    tellFindings(progress, result.findings());
    tellFindings(progress, result.leftOut());
    progress.line(
        result.isSound()
            ? "The audit record is sound: %1$d entries / سجل التدقيق سليم، وعدد قيوده: %1$d"
                .formatted(result.entries())
            : "The audit record is NOT sound / سجل التدقيق غير سليم");
    return result.isSound();
  }

  /** Nothing more is restored, though somebody is at it. */
  void abandon() {
    archive.abandon();
    close();
  }

  private static void tellFindings(Progress progress, List<Finding> findings) {
    findings.forEach(f -> progress.line(f.lines().en() + " / " + f.lines().ar()));
  }

  @Override
  public void close() {
    if (embedded != null) {
      embedded.close();
    }
  }
}
