package org.muwahhad.bid.offer;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.muwahhad.bid.Offer;
import org.muwahhad.shared.Faults;
import org.muwahhad.shared.NumberText;
import org.muwahhad.tender.TenderQueries;
import org.muwahhad.web.Form;

/** An offer as the bid room's form has it. */
public final class OfferForm {
  /** What may be told beside a price, and not without one, by the end of its field's name. */
  private static final List<String> WORDS =
      List.of(
          ".origin",
          ".offered",
          ".statedTotal",
          ".leastQuantity",
          ".deliveryDays",
          ".tiers",
          ".bundle",
          ".bundlePrice");

  private OfferForm() {}

  /** The form filled in with an offer. */
  public static Form of(Offer offer) {
    Form form =
        Form.empty()
            .with("currency", offer.currency())
            .with("gccOrigin", offer.gccOrigin())
            .with("hasSecurity", offer.hasSecurity())
            .with("statement", offer.statement());
    if (offer.validityDays() > 0) {
      form = form.with("validityDays", offer.validityDays());
    }
    Map<String, List<String>> values = new LinkedHashMap<>(form.values());
    for (Offer.Price price : offer.prices()) {
      String field = OfferRules.field(price.lotItemId());
      values.put(field, List.of(NumberText.plain(price.unitPrice())));
      String origin = price.origin();
      String offered = price.offered();
      BigDecimal stated = price.statedTotal();
      if (origin != null) {
        values.put(field + ".origin", List.of(origin));
      }
      if (offered != null) {
        values.put(field + ".offered", List.of(offered));
      }
      if (stated != null) {
        values.put(field + ".statedTotal", List.of(NumberText.plain(stated)));
      }
      putTerms(values, price);
    }
    for (Offer.LotTotal total : offer.lotTotals()) {
      values.put(
          OfferRules.totalField(total.lotId()), List.of(NumberText.plain(total.statedTotal())));
    }
    return AlternativeForm.fill(
        DiscountForm.fill(SecurityFields.fill(Form.of(values), offer), offer), offer);
  }

  private static void putTerms(Map<String, List<String>> values, Offer.Price price) {
    long item = price.lotItemId();
    BigDecimal least = price.leastQuantity();
    Integer days = price.deliveryDays();
    if (least != null) {
      values.put(PriceTermRules.leastField(item), List.of(NumberText.plain(least)));
    }
    if (days != null) {
      values.put(PriceTermRules.deliveryField(item), List.of(days.toString()));
    }
    if (!price.tiers().isEmpty()) {
      values.put(PriceTermRules.tiersField(item), List.of(TierText.of(price.tiers())));
    }
    Integer bundle = price.bundle();
    BigDecimal bundled = price.bundlePrice();
    if (bundle != null) {
      values.put(PriceTermRules.bundleField(item), List.of(bundle.toString()));
    }
    if (bundled != null) {
      values.put(PriceTermRules.bundlePriceField(item), List.of(NumberText.plain(bundled)));
    }
  }

  /**
   * The offer typed into a form; what was left empty is left out of it, and so is what is wrong.
   *
   * @param currency of the tender
   */
  public static OfferInput read(
      Form form, List<TenderQueries.LotItem> items, OfferRules rules, String currency) {
    Faults unread = new Faults();
    Offer offerInput = offerIn(form, items, unread);
    return OfferInput.of(form, offerInput, unread, rules, currency);
  }

  private static Offer offerIn(Form form, List<TenderQueries.LotItem> items, Faults faults) {
    List<Offer.Price> prices = new ArrayList<>();
    for (TenderQueries.LotItem item : items) {
      String field = OfferRules.field(item.id());
      Optional<BigDecimal> price = form.decimal(field);
      price.ifPresent(
          p ->
              prices.add(
                  new Offer.Price(
                      item.id(),
                      p,
                      form.text(field + ".origin").map(Origins::code).orElse(null),
                      form.text(field + ".offered").orElse(null),
                      amount(form, faults, field + ".statedTotal").orElse(null),
                      amount(form, faults, PriceTermRules.leastField(item.id())).orElse(null),
                      count(form, faults, PriceTermRules.deliveryField(item.id())),
                      tiers(form, faults, PriceTermRules.tiersField(item.id())),
                      count(form, faults, PriceTermRules.bundleField(item.id())),
                      amount(form, faults, PriceTermRules.bundlePriceField(item.id()))
                          .orElse(null))));
      faults.check(
          price.isPresent()
              || form.text(field).isPresent()
              || WORDS.stream().allMatch(w -> form.text(field + w).isEmpty()),
          field,
          "bid.price-missing");
      faults.check(price.isPresent() || form.text(field).isEmpty(), field, "shared.not-a-number");
    }
    int validity = wholeNumber(form, faults, "validityDays");
    List<Offer.Discount> discounts = DiscountForm.read(form, faults);
    int mostLots = wholeNumber(form, faults, "mostLots");
    Optional<BigDecimal> mostValue = amount(form, faults, "mostValue");
    Offer.Security security = SecurityFields.read(form, faults);
    return new Offer(
        form.value("currency"),
        form.chosen("gccOrigin", "true"),
        validity,
        form.chosen("hasSecurity", "true"),
        form.value("statement").strip().replace("\r\n", "\n"),
        prices,
        discounts,
        form.text("mostLots").isEmpty() ? null : mostLots,
        mostValue.orElse(null),
        null,
        security,
        lotTotals(form, faults, items),
        AlternativeForm.read(form, items, faults));
  }

  private static List<Offer.LotTotal> lotTotals(
      Form form, Faults faults, List<TenderQueries.LotItem> items) {
    return items.stream()
        .map(TenderQueries.LotItem::lotId)
        .distinct()
        .flatMap(
            lot ->
                amount(form, faults, OfferRules.totalField(lot)).stream()
                    .map(total -> new Offer.LotTotal(lot, total)))
        .toList();
  }

  /** A whole number that may be left empty. */
  private static @Nullable Integer count(Form form, Faults faults, String field) {
    return form.text(field).isEmpty() ? null : (Integer) wholeNumber(form, faults, field);
  }

  private static List<Offer.Tier> tiers(Form form, Faults faults, String field) {
    Optional<List<Offer.Tier>> tiers = TierText.read(form.value(field));
    faults.check(tiers.isPresent(), field, "bid.tiers-unreadable");
    return tiers.orElse(List.of());
  }

  /** An amount that may be left empty. */
  private static Optional<BigDecimal> amount(Form form, Faults faults, String field) {
    Optional<BigDecimal> amount = form.decimal(field);
    faults.check(amount.isPresent() || form.text(field).isEmpty(), field, "shared.not-a-number");
    return amount;
  }

  private static int wholeNumber(Form form, Faults faults, String field) {
    if (form.text(field).isEmpty()) {
      return 0;
    }
    Optional<BigDecimal> number = form.decimal(field);
    boolean whole =
        number.isPresent()
            && number.get().stripTrailingZeros().scale() <= 0
            && number.get().abs().compareTo(new BigDecimal(100_000)) < 0;
    faults.check(whole, field, "shared.not-a-whole-number");
    return whole ? number.map(BigDecimal::intValue).orElse(0) : 0;
  }
}
