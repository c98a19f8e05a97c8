package org.muwahhad.bid;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.muwahhad.shared.Faults;
import org.muwahhad.tender.TenderViews;
import org.muwahhad.web.Form;

/** An offer as the bid room's form has it. */
final class OfferForm {
  private OfferForm() {}

  /** The form filled in with an offer. */
  static Form of(Offer offer) {
    Form form =
        Form.empty()
            .with("currency", offer.currency())
            .with("gccOrigin", offer.gccOrigin())
            .with("hasSecurity", offer.hasSecurity())
            .with("statement", offer.statement());
    if (offer.validityDays() > 0) {
      form = form.with("validityDays", offer.validityDays());
    }
    for (Offer.Price price : offer.prices()) {
      String field = OfferRules.field(price.lotItemId());
      form = form.with(field, price.unitPrice());
      String origin = price.origin();
      String offered = price.offered();
      form = origin == null ? form : form.with(field + ".origin", origin);
      form = offered == null ? form : form.with(field + ".offered", offered);
    }
    return DiscountForm.fill(SecurityFields.fill(form, offer), offer);
  }

  /**
   * The offer typed into a form; what was left empty is left out of it, and so is what is wrong.
   *
   * @param currency of the tender
   */
  static TypedOffer read(
      Form form, List<TenderViews.LotItem> items, OfferRules rules, String currency) {
    Faults unread = new Faults();
    Offer said = said(form, items, unread);
    return TypedOffer.of(form, said, unread, rules, currency);
  }

  private static Offer said(Form form, List<TenderViews.LotItem> items, Faults faults) {
    List<Offer.Price> prices = new ArrayList<>();
    for (TenderViews.LotItem item : items) {
      String field = OfferRules.field(item.id());
      Optional<BigDecimal> price = form.decimal(field);
      price.ifPresent(
          p ->
              prices.add(
                  new Offer.Price(
                      item.id(),
                      p,
                      form.text(field + ".origin").map(Origins::code).orElse(null),
                      form.text(field + ".offered").orElse(null))));
      faults.check(
          price.isPresent()
              || form.text(field).isPresent()
              || (form.text(field + ".origin").isEmpty()
                  && form.text(field + ".offered").isEmpty()),
          field,
          "bid.price-missing");
      faults.check(price.isPresent() || form.text(field).isEmpty(), field, "shared.not-a-number");
    }
    int validity = wholeNumber(form, faults, "validityDays");
    List<Offer.Discount> discounts = DiscountForm.read(form, faults);
    int mostLots = wholeNumber(form, faults, "mostLots");
    Optional<BigDecimal> mostValue = form.decimal("mostValue");
    faults.check(
        mostValue.isPresent() || form.text("mostValue").isEmpty(),
        "mostValue",
        "shared.not-a-number");
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
        security);
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
    faults.check(whole, field, "shared.not-a-number");
    return whole ? number.map(BigDecimal::intValue).orElse(0) : 0;
  }
}
