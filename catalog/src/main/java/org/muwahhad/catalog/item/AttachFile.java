package org.muwahhad.catalog.item;

import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import org.apache.tika.Tika;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Role;
import org.muwahhad.audit.AuditLog;
import org.muwahhad.catalog.CatalogEntry.ItemFileAttached;
import org.muwahhad.shared.Bilingual;
import org.muwahhad.shared.Faults;
import org.muwahhad.shared.Refusal;
import org.muwahhad.shared.Sha256;
import org.muwahhad.upload.FileType;
import org.muwahhad.upload.InspectFile;
import org.muwahhad.upload.InspectedFile;
import org.muwahhad.upload.ReceiveFile;

/**
 * A catalog manager attaches an image or a data sheet to an item, with what it shows in both
 * languages for those who don't see it. It belongs to the item and not to one of its revisions.
 *
 * <p>What the file is, its content shows, never its name: PNG, JPEG and WebP of at most 5 MB and
 * PDF of at most 20 MB are taken, by the gate that all files pass ({@link InspectFile}).
 *
 * <p>Refused with {@code catalog.item-retired} and {@code catalog.too-many-files}; as invalid input
 * at {@code file} with {@code catalog.file-kind}, {@code catalog.file-too-large}, {@code
 * catalog.file-repeated} or {@code shared.missing}, and at {@code textAr} and {@code textEn}.
 */
@Singleton
public class AttachFile {
  /** Of the store. */
  static final String FOLDER = "item-files";

  static final int MEGABYTE = 1024 * 1024;

  /** The largest file of each kind that is taken, in bytes. */
  private static final Map<String, Integer> LARGEST =
      Map.of(
          "image/png", 5 * MEGABYTE,
          "image/jpeg", 5 * MEGABYTE,
          "image/webp", 5 * MEGABYTE,
          "application/pdf", 20 * MEGABYTE);

  private static final int LONGEST_TEXT = 300;
  private static final Set<FileType> KINDS =
      EnumSet.of(FileType.PNG, FileType.JPEG, FileType.WEBP, FileType.PDF);
  private static final Tika TIKA = new Tika();

  private final CatalogItems items;
  private final ItemFiles files;
  private final ReceiveFile receiveFile;
  private final AuditLog audit;
  private final TransactionOperations<Connection> transactions;

  AttachFile(
      CatalogItems items,
      ItemFiles files,
      ReceiveFile receiveFile,
      AuditLog audit,
      TransactionOperations<Connection> transactions) {
    this.items = items;
    this.files = files;
    this.receiveFile = receiveFile;
    this.audit = audit;
    this.transactions = transactions;
  }

  /**
   * @param fileName as the sender calls it; only shown
   * @param text what it shows
   */
  public void run(Actor actor, String code, byte[] bytes, String fileName, Bilingual text) {
    actor.require(Role.CATALOG_MANAGER);
    requireRoom(code);
    check(code, bytes, TIKA.detect(bytes), Sha256.of(bytes), text);
    InspectedFile file =
        receiveFile.inspect(
            actor,
            Role.CATALOG_MANAGER,
            new InspectFile.UploadedFile("file", fileName, bytes),
            KINDS);
    transactions.executeWrite(status -> attach(actor, code, file, text));
  }

  private CatalogItems.StoredItem requireRoom(String code) {
    CatalogItems.StoredItem item = items.get(code);
    if (item.status() != ItemStatus.ACTIVE) {
      throw new Refusal.RuleBroken("catalog.item-retired", code);
    }
    if (files.list(code).size() >= ItemFiles.MOST_FILES) {
      throw new Refusal.RuleBroken("catalog.too-many-files", ItemFiles.MOST_FILES);
    }
    return item;
  }

  private boolean attach(Actor actor, String code, InspectedFile file, Bilingual text) {
    CatalogItems.StoredItem item = requireRoom(code);
    receiveFile.keep(FOLDER, file);
    files.insert(
        item.id(),
        file.type().mediaType(),
        file.name(),
        file.byteCount(),
        file.sha256(),
        text.ar().strip(),
        text.en().strip(),
        actor.personId());
    audit.record(
        actor,
        new ItemFileAttached(item.id(), code, file.name(), file.type().mediaType(), file.sha256()));
    return true;
  }

  private void check(String code, byte[] bytes, String type, String sha256, Bilingual text) {
    Faults faults =
        new Faults()
            .text("textAr", text.ar().strip(), LONGEST_TEXT)
            .text("textEn", text.en().strip(), LONGEST_TEXT);
    Integer largest = LARGEST.get(type);
    if (bytes.length == 0) {
      faults.check(false, "file", "shared.missing");
    } else if (largest == null) {
      faults.check(false, "file", "catalog.file-kind");
    } else {
      faults
          .check(bytes.length <= largest, "file", "catalog.file-too-large", largest / MEGABYTE)
          .check(
              files.list(code).stream().noneMatch(f -> f.sha256().equals(sha256)),
              "file",
              "catalog.file-repeated");
    }
    faults.throwIfAny();
  }
}
