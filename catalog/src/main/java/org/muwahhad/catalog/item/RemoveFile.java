package org.muwahhad.catalog.item;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Role;
import org.muwahhad.audit.AuditLog;
import org.muwahhad.catalog.CatalogEntry.ItemFileRemoved;
import org.muwahhad.shared.Refusal;

/**
 * A catalog manager takes an image or a data sheet off an item. The record of it stays.
 *
 * <p>Refused as not found when the item has no such file, or no longer.
 */
@Singleton
public class RemoveFile {
  private final ItemFiles files;
  private final AuditLog audit;

  RemoveFile(ItemFiles files, AuditLog audit) {
    this.files = files;
    this.audit = audit;
  }

  @Transactional
  public void run(Actor actor, String code, long id) {
    actor.require(Role.CATALOG_MANAGER);
    ItemFiles.ItemFile file =
        files.find(code, id).orElseThrow(() -> new Refusal.NotFound("file " + id));
    if (files.remove(id, actor.personId()) != 1) {
      throw Refusal.Conflict.changedMeanwhile();
    }
    audit.record(actor, new ItemFileRemoved(file.itemId(), code, file.fileName(), file.sha256()));
  }
}
