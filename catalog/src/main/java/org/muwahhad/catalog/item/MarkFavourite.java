package org.muwahhad.catalog.item;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import org.jspecify.annotations.Nullable;
import org.muwahhad.access.Actor;
import org.muwahhad.shared.Refusal;

/**
 * Anybody signed in marks an item of the catalog as a favourite, or no longer. It concerns the
 * person alone and is not on the record.
 *
 * <p>Refused as invalid input at {@code add} with {@code shared.missing} when neither is asked for,
 * at {@code add} or {@code remove} with {@code catalog.item-unknown}, and with {@code
 * catalog.too-many-favourites}.
 */
@Singleton
public class MarkFavourite {
  private final CatalogItems items;
  private final FavouriteItems favourites;

  MarkFavourite(CatalogItems items, FavouriteItems favourites) {
    this.items = items;
    this.favourites = favourites;
  }

  /**
   * What is to change.
   *
   * @param add code of an item that becomes a favourite, or null
   * @param remove code of an item that is one no longer, or null
   */
  public record FavouriteChange(@Nullable String add, @Nullable String remove) {}

  @Transactional
  public void run(Actor actor, FavouriteChange change) {
    String added = change.add();
    String removed = change.remove();
    if (added == null && removed == null) {
      throw new Refusal.InvalidInput("add", "shared.missing");
    }
    if (removed != null) {
      favourites.remove(actor.personId(), item("remove", removed));
    }
    if (added != null) {
      favourites.add(actor.personId(), item("add", added));
      if (favourites.count(actor.personId()) > FavouriteItems.MOST) {
        throw new Refusal.RuleBroken("catalog.too-many-favourites", FavouriteItems.MOST);
      }
    }
  }

  private long item(String field, String code) {
    return items
        .findByCode(code)
        .map(CatalogItems.StoredItem::id)
        .orElseThrow(() -> new Refusal.InvalidInput(field, "catalog.item-unknown", code));
  }
}
