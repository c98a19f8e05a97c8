package org.muwahhad.bid.offer;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.muwahhad.bid.Offer;
import org.muwahhad.shared.Faults;
import org.muwahhad.tender.ProcurementMethod;
import org.muwahhad.tender.TenderQueries;
import org.muwahhad.tender.approval.AgreementCeilingQueries;

/**
 * In a mini-competition a supplier prices lots that its framework agreement covers, in the currency
 * of the agreement and no higher than it. Held before a bid is sealed; what comes out of the seal
 * above the agreement all the same is out of the ranking of its lot.
 */
public final class CeilingRules {
  private CeilingRules() {}

  public static void ofSubmission(
      Faults faults,
      TenderQueries.Tender tender,
      Offer offer,
      List<AgreementCeilingQueries.Ceiling> ceilings) {
    if (!tender.procurementMethod().equals(ProcurementMethod.FRAMEWORK.code())) {
      return;
    }
    Map<Long, AgreementCeilingQueries.Ceiling> byItem =
        ceilings.stream()
            .collect(
                Collectors.toMap(AgreementCeilingQueries.Ceiling::lotItemId, Function.identity()));
    for (Offer.Price price : offer.prices()) {
      check(faults, offer, price, byItem.get(price.lotItemId()));
    }
  }

  private static void check(
      Faults faults,
      Offer offer,
      Offer.Price price,
      AgreementCeilingQueries.@Nullable Ceiling ceiling) {
    String field = OfferRules.field(price.lotItemId());
    if (ceiling == null) {
      faults.check(false, field, "bid.not-in-agreement");
      return;
    }
    if (!ceiling.currency().equals(offer.currency())) {
      faults.check(false, "currency", "bid.currency-of-agreement", ceiling.currency());
      return;
    }
    BigDecimal highest = ceiling.unitPrice();
    faults.check(
        price.unitPrice().compareTo(highest) <= 0,
        field,
        "bid.above-agreement",
        highest.stripTrailingZeros().toPlainString());
  }
}
