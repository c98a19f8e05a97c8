package org.muwahhad.catalog.item;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.util.Map;
import org.apache.tika.Tika;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Role;
import org.muwahhad.audit.AuditLog;
import org.muwahhad.shared.Bilingual;
import org.muwahhad.shared.Faults;
import org.muwahhad.shared.ObjectStore;
import org.muwahhad.shared.Refusal;
import org.muwahhad.shared.Sha256;

/**
 * A catalog manager attaches an image or a data sheet to an item, with what it shows in both
 * languages for those who don't see it. It belongs to the item and not to one of its revisions.
 *
 * <p>What the file is, its content tells, never its name: PNG, JPEG and WebP of at most 5 MB and
 * PDF of at most 20 MB are taken.
 *
 * <p>Refused with {@code catalog.item-retired} and {@code catalog.too-many-files}; as invalid input
 * at {@code file} with {@code catalog.file-kind}, {@code catalog.file-too-large}, {@code
 * catalog.file-repeated} or {@code shared.missing}, and at {@code textAr} and {@code textEn}.
 */
@Singleton
public class AttachFile {
  static final int MEGABYTE = 1024 * 1024;

  /** The largest file of each kind that is taken, in bytes. */
  private static final Map<String, Integer> LARGEST =
      Map.of(
          "image/png", 5 * MEGABYTE,
          "image/jpeg", 5 * MEGABYTE,
          "image/webp", 5 * MEGABYTE,
          "application/pdf", 20 * MEGABYTE);

  private static final int LONGEST_TEXT = 300;
  private static final int LONGEST_NAME = 200;
  private static final Tika TIKA = new Tika();

  private final CatalogItems items;
  private final ItemFiles files;
  private final ObjectStore store;
  private final AuditLog audit;

  AttachFile(CatalogItems items, ItemFiles files, ObjectStore store, AuditLog audit) {
    this.items = items;
    this.files = files;
    this.store = store;
    this.audit = audit;
  }

  /**
   * @param fileName as the sender calls it; only shown
   * @param text what it shows
   */
  @Transactional
  public void run(Actor actor, String code, byte[] bytes, String fileName, Bilingual text) {
    actor.require(Role.CATALOG_MANAGER);
    CatalogItems.Item item = items.get(code);
    if (item.status() != ItemStatus.ACTIVE) {
      throw new Refusal.RuleBroken("catalog.item-retired", code);
    }
    if (files.list(code).size() >= ItemFiles.MOST_FILES) {
      throw new Refusal.RuleBroken("catalog.too-many-files", ItemFiles.MOST_FILES);
    }
    String type = TIKA.detect(bytes);
    String sha256 = Sha256.of(bytes);
    check(code, bytes, type, sha256, text);

    String name = fileName.substring(Math.max(0, fileName.length() - LONGEST_NAME)).strip();
    store.put("item-files/" + sha256, bytes);
    files.insert(
        item.id(),
        type,
        name,
        bytes.length,
        sha256,
        text.ar().strip(),
        text.en().strip(),
        actor.personId());
    audit.record(
        actor,
        Role.CATALOG_MANAGER,
        "item:" + item.id(),
        "catalog.file-attached",
        "item",
        item.id(),
        Map.of("code", code, "file", name, "type", type, "sha256", sha256));
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
