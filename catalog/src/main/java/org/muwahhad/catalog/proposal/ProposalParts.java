package org.muwahhad.catalog.proposal;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.muwahhad.catalog.item.ItemContent;
import org.muwahhad.catalog.template.Attribute;
import org.muwahhad.catalog.template.AttributeWording;
import org.muwahhad.catalog.template.Template;
import org.muwahhad.shared.Bilingual;
import org.muwahhad.shared.Money;

/**
 * What a proposal says, part by part and in words, beside what the item says now.
 *
 * @param template of the item's category
 * @param units names of all units by their codes
 */
public record ProposalParts(Template template, Map<String, Bilingual> units) {

  /**
   * One part.
   *
   * @param present what the revision that the proposer saw says; null for a new item
   * @param proposed empty where nothing is stated
   */
  public record ProposalPart(Bilingual label, @Nullable Bilingual present, Bilingual proposed) {
    public boolean isChanged() {
      return present != null && !present.equals(proposed);
    }
  }

  List<ProposalPart> of(ItemContent proposed, @Nullable ItemContent present) {
    List<ProposalPart> parts = new ArrayList<>();
    parts.add(part("catalog.name", proposed, present, ItemContent::name));
    parts.add(part("catalog.description", proposed, present, ItemContent::description));
    parts.add(part("catalog.unit", proposed, present, c -> unit(c.unit())));
    for (Attribute attribute : template.attributes()) {
      Bilingual stated = value(attribute, proposed);
      Bilingual before = present == null ? null : value(attribute, present);
      if (!(stated.ar().isEmpty() && (before == null || before.ar().isEmpty()))) {
        parts.add(new ProposalPart(attribute.name(), before, stated));
      }
    }
    parts.add(part("catalog.benchmark", proposed, present, ProposalParts::price));
    parts.add(
        part(
            "catalog.benchmark-date",
            proposed,
            present,
            c -> AttributeWording.date(c.benchmarkDate())));
    parts.add(part("catalog.benchmark-source", proposed, present, ItemContent::benchmarkSource));
    return parts;
  }

  private static ProposalPart part(
      String labelKey,
      ItemContent proposed,
      @Nullable ItemContent present,
      Function<ItemContent, Bilingual> read) {
    return new ProposalPart(
        AttributeWording.message(labelKey),
        present == null ? null : read.apply(present),
        read.apply(proposed));
  }

  private Bilingual unit(String code) {
    return units.getOrDefault(code, new Bilingual(code, code));
  }

  private static Bilingual value(Attribute attribute, ItemContent content) {
    String value = content.attributes().getOrDefault(attribute.code(), "");
    return value.isEmpty() ? new Bilingual("", "") : AttributeWording.value(attribute, value);
  }

  private static Bilingual price(ItemContent content) {
    return AttributeWording.money(new Money(content.benchmarkPrice(), content.benchmarkCurrency()));
  }
}
