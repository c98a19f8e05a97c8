package org.muwahhad.bid.offer;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.muwahhad.bid.Offer;
import org.muwahhad.shared.Faults;
import org.muwahhad.tender.TenderQueries;
import org.muwahhad.web.Form;

/** Alternatives as the bid room's form has them: one for each lot where anything was typed. */
final class AlternativeForm {
  private AlternativeForm() {}

  /** The form filled in with the alternatives of an offer. */
  static Form fill(Form form, Offer offer) {
    Form whole = form;
    for (Offer.Alternative alternative : offer.alternatives()) {
      long lot = alternative.lotId();
      whole = whole.with(AlternativeRules.descriptionField(lot), alternative.description());
      for (Offer.AlternativePrice price : alternative.prices()) {
        String field = AlternativeRules.priceField(lot, price.lotItemId());
        String origin = price.origin();
        String offered = price.offered();
        whole = whole.with(field, price.unitPrice());
        whole = origin == null ? whole : whole.with(field + ".origin", origin);
        whole = offered == null ? whole : whole.with(field + ".offered", offered);
      }
    }
    return whole;
  }

  /** The alternatives typed into a form; what is wrong is left out of them. */
  static List<Offer.Alternative> read(Form form, List<TenderQueries.LotItem> items, Faults faults) {
    List<Offer.Alternative> alternatives = new ArrayList<>();
    for (long lot : items.stream().map(TenderQueries.LotItem::lotId).distinct().toList()) {
      List<Long> own =
          items.stream().filter(i -> i.lotId() == lot).map(TenderQueries.LotItem::id).toList();
      if (fields(lot, own).anyMatch(f -> form.text(f).isPresent())) {
        alternatives.add(
            new Offer.Alternative(
                lot,
                form.value(AlternativeRules.descriptionField(lot)).strip().replace("\r\n", "\n"),
                own.stream().flatMap(i -> price(form, lot, i, faults).stream()).toList()));
      }
    }
    return alternatives;
  }

  private static Stream<String> fields(long lot, List<Long> items) {
    return Stream.concat(
        Stream.of(AlternativeRules.descriptionField(lot)),
        items.stream()
            .map(i -> AlternativeRules.priceField(lot, i))
            .flatMap(f -> Stream.of(f, f + ".origin", f + ".offered")));
  }

  private static Optional<Offer.AlternativePrice> price(
      Form form, long lot, long item, Faults faults) {
    String field = AlternativeRules.priceField(lot, item);
    Optional<BigDecimal> price = form.decimal(field);
    boolean typed = form.text(field).isPresent();
    boolean hasTerms =
        form.text(field + ".origin").isPresent() || form.text(field + ".offered").isPresent();
    faults
        .check(price.isPresent() || typed || !hasTerms, field, "bid.price-missing")
        .check(price.isPresent() || !typed, field, "shared.not-a-number");
    return price.map(
        p ->
            new Offer.AlternativePrice(
                item,
                p,
                form.text(field + ".origin").map(Origins::code).orElse(null),
                form.text(field + ".offered").orElse(null)));
  }

  /** The alternatives of an offer without what is wrong with them. */
  static List<Offer.Alternative> without(Offer offer, Set<String> wrong) {
    return offer.alternatives().stream()
        .filter(a -> !wrong.contains(AlternativeRules.field(a.lotId())))
        .map(a -> without(a, wrong))
        .toList();
  }

  private static Offer.Alternative without(Offer.Alternative alternative, Set<String> wrong) {
    long lot = alternative.lotId();
    return new Offer.Alternative(
        lot,
        wrong.contains(AlternativeRules.descriptionField(lot)) ? "" : alternative.description(),
        alternative.prices().stream()
            .filter(p -> !wrong.contains(AlternativeRules.priceField(lot, p.lotItemId())))
            .map(p -> without(AlternativeRules.priceField(lot, p.lotItemId()), p, wrong))
            .toList());
  }

  private static Offer.AlternativePrice without(
      String field, Offer.AlternativePrice price, Set<String> wrong) {
    return new Offer.AlternativePrice(
        price.lotItemId(),
        price.unitPrice(),
        wrong.contains(field + ".origin") ? null : price.origin(),
        wrong.contains(field + ".offered") ? null : price.offered());
  }
}
