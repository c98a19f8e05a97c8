package org.muwahhad.catalog.item;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Role;
import org.muwahhad.catalog.template.Template;
import org.muwahhad.catalog.template.Templates;
import org.muwahhad.shared.Bilingual;
import org.muwahhad.shared.Faults;
import org.muwahhad.shared.Money;
import org.muwahhad.shared.Refusal;

/**
 * A catalog manager renews the benchmark prices of many items at once. Each item of which something
 * new is observed gets a further revision that is the newest in all else, with its own audit entry:
 * all of them or none.
 *
 * <p>Refused with {@code catalog.nothing-renewed} when nothing new is observed of any item, with
 * {@code catalog.item-retired} when an item was retired, and with {@code shared.changed-meanwhile}
 * when there is a newer revision than the one that the person saw.
 *
 * <p>Refused as invalid input, each fault at {@code rows[<place from 0>].<field>}: {@code
 * catalog.currency-unknown}, {@code catalog.price-too-high}, {@code catalog.benchmark-in-future}, a
 * missing price, day or source, and {@code catalog.revise-alone} at the price of an item that lacks
 * something else, such as what a newer template asks for.
 */
@Singleton
public class RenewBenchmarks {
  /** Fields of a row by those of the content of an item. */
  private static final Map<String, String> FIELDS =
      Map.of(
          "content.benchmarkPrice", "price",
          "content.benchmarkCurrency", "currency",
          "content.benchmarkDate", "observedOn",
          "content.benchmarkSource.ar", "source.ar",
          "content.benchmarkSource.en", "source.en");

  private final CatalogItems items;
  private final Revisions revisions;
  private final Templates templates;
  private final ItemRules rules;
  private final BulkPublication publication;

  RenewBenchmarks(
      CatalogItems items,
      Revisions revisions,
      Templates templates,
      ItemRules rules,
      BulkPublication publication) {
    this.items = items;
    this.revisions = revisions;
    this.templates = templates;
    this.rules = rules;
    this.publication = publication;
  }

  /**
   * What was observed of an item. A row that says only what the newest revision says is left out.
   *
   * @param code of the item
   * @param basedOn number of the revision that the person saw
   * @param price of one unit, without VAT
   * @param currency ISO 4217; null where it stays
   * @param observedOn null where nothing was observed
   * @param source null where it stays
   */
  public record ObservedPrice(
      String code,
      int basedOn,
      @Nullable BigDecimal price,
      @Nullable String currency,
      @Nullable LocalDate observedOn,
      @Nullable Bilingual source) {

    private boolean repeats(ItemContent newest) {
      return (observedOn == null || observedOn.equals(newest.benchmarkDate()))
          && (price == null || price.compareTo(newest.benchmarkPrice()) == 0)
          && (currency == null || currency.strip().equals(newest.benchmarkCurrency()))
          && (source == null
              || (source.ar().strip().equals(newest.benchmarkSource().ar().strip())
                  && source.en().strip().equals(newest.benchmarkSource().en().strip())));
    }

    private ObservedPrice orOn(@Nullable LocalDate day) {
      return observedOn == null
          ? new ObservedPrice(code, basedOn, price, currency, day, source)
          : this;
    }

    private ItemContent of(ItemContent newest) {
      return new ItemContent(
          newest.name(),
          newest.description(),
          newest.unit(),
          price == null ? newest.benchmarkPrice() : price,
          currency == null ? newest.benchmarkCurrency() : currency,
          observedOn == null ? newest.benchmarkDate() : observedOn,
          source == null ? newest.benchmarkSource() : source,
          newest.attributes());
    }
  }

  /** The benchmark price of an item before and after. */
  public record RenewedPrice(
      String code,
      Bilingual name,
      Money former,
      Money price,
      LocalDate observedOn,
      Bilingual source) {

    private static RenewedPrice of(String code, ItemContent former, ItemContent next) {
      return new RenewedPrice(
          code,
          next.name(),
          benchmark(former),
          benchmark(next),
          next.benchmarkDate(),
          next.benchmarkSource());
    }

    private static Money benchmark(ItemContent content) {
      return Money.price(content.benchmarkPrice(), content.benchmarkCurrency());
    }
  }

  /**
   * Renews the prices.
   *
   * @param day on which the prices that differ were observed, where their rows have none
   */
  @Transactional
  public List<RenewedPrice> run(Actor actor, @Nullable LocalDate day, List<ObservedPrice> rows) {
    actor.require(Role.CATALOG_MANAGER);
    new Faults().present("rows", rows).throwIfAny();
    Map<String, CatalogItems.StoredItem> stored = stored(rows);
    Map<Long, ItemContent> newest = newest(stored);
    ItemRules.KnownCodes known = rules.known();
    Map<String, Template> byCategory = new HashMap<>();
    Faults faults = new Faults();
    List<BulkPublication.RevisedItem> revised = new ArrayList<>();
    for (int i = 0; i < rows.size(); i++) {
      ObservedPrice row = rows.get(i);
      CatalogItems.StoredItem item =
          Optional.ofNullable(stored.get(row.code()))
              .orElseThrow(() -> new Refusal.NotFound("item " + row.code()));
      ItemContent former = Objects.requireNonNull(newest.get(item.id()));
      if (!row.repeats(former)) {
        requireAsSeen(item, row);
        ObservedPrice dated = row.orOn(day);
        Template template = byCategory.computeIfAbsent(item.categoryCode(), this::template);
        ItemContent next = dated.of(former).askedBy(template).canonical(template);
        check(faults, "rows[" + i + "].", dated, next, template, known);
        revised.add(new BulkPublication.RevisedItem(item, next, template));
      }
    }
    faults.throwIfAny();
    if (revised.isEmpty()) {
      throw new Refusal.RuleBroken("catalog.nothing-renewed");
    }

    publication.revise(actor, revised);
    return revised.stream()
        .map(
            r ->
                RenewedPrice.of(
                    r.item().code(),
                    Objects.requireNonNull(newest.get(r.item().id())),
                    r.content()))
        .toList();
  }

  private Map<String, CatalogItems.StoredItem> stored(List<ObservedPrice> rows) {
    List<String> codes = rows.stream().map(ObservedPrice::code).toList();
    return codes.isEmpty()
        ? Map.of()
        : items.listByCodes(codes).stream()
            .collect(Collectors.toMap(CatalogItems.StoredItem::code, i -> i));
  }

  /** What the newest revisions of items say, by the keys of the items. */
  private Map<Long, ItemContent> newest(Map<String, CatalogItems.StoredItem> stored) {
    if (stored.isEmpty()) {
      return Map.of();
    }
    List<Revisions.Revision> found =
        revisions.listNewest(stored.values().stream().map(CatalogItems.StoredItem::id).toList());
    Map<Long, Map<String, String>> attributes = new HashMap<>();
    revisions
        .listValuesOf(found.stream().map(Revisions.Revision::id).toList())
        .forEach(
            v ->
                attributes
                    .computeIfAbsent(v.revisionId(), r -> new HashMap<>())
                    .put(v.code(), v.value()));
    Map<Long, ItemContent> contents = new HashMap<>();
    found.forEach(
        r -> contents.put(r.itemId(), r.content(attributes.getOrDefault(r.id(), Map.of()))));
    return contents;
  }

  private static void requireAsSeen(CatalogItems.StoredItem item, ObservedPrice row) {
    if (!ItemStatus.ItemEvent.REVISE.isAllowedFrom(item.status())) {
      throw new Refusal.RuleBroken("catalog.item-retired", item.code());
    }
    if (item.revisionCount() != row.basedOn()) {
      throw Refusal.Conflict.changedMeanwhile();
    }
  }

  private Template template(String category) {
    return templates
        .find(category)
        .orElseThrow(() -> new IllegalStateException("No category " + category));
  }

  private static void check(
      Faults faults,
      String place,
      ObservedPrice row,
      ItemContent next,
      Template template,
      ItemRules.KnownCodes known) {
    faults
        .check(row.price() != null, place + "price", "shared.missing")
        .check(row.observedOn() != null, place + "observedOn", "shared.missing");
    Faults own = new Faults();
    ItemRules.check(own, next, template, known);
    boolean alone = false;
    for (Refusal.Fault fault : own.found()) {
      String field = FIELDS.get(fault.field());
      if (field == null) {
        alone = true;
      } else {
        faults.check(false, place + field, fault.code(), fault.arguments().toArray());
      }
    }
    faults.check(!alone, place + "price", "catalog.revise-alone", row.code());
  }
}
