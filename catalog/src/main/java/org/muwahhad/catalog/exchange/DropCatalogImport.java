package org.muwahhad.catalog.exchange;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Role;
import org.muwahhad.shared.Refusal;

/**
 * A catalog manager drops a file of items that was looked at. The catalog does not change, so no
 * entry goes into the audit record.
 *
 * <p>Refused with {@code catalog.import-over} when it was applied or dropped already.
 */
@Singleton
public class DropCatalogImport {
  private final CatalogImports imports;

  DropCatalogImport(CatalogImports imports) {
    this.imports = imports;
  }

  @Transactional
  public void run(Actor actor, long id) {
    actor.require(Role.CATALOG_MANAGER);
    imports.get(id);
    if (imports.drop(id) != 1) {
      throw new Refusal.RuleBroken("catalog.import-over");
    }
    imports.deleteRows(id);
  }
}
