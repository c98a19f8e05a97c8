package org.muwahhad.framework.amendment;

import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.muwahhad.framework.amendment.AmendmentEntry.AmendedParty;
import org.muwahhad.framework.amendment.AmendmentEntry.AmendedQuantity;
import org.muwahhad.framework.amendment.AmendmentEntry.AmendedVat;
import org.muwahhad.shared.Faults;
import org.muwahhad.shared.Refusal;
import org.muwahhad.tender.TenderQueries;
import org.muwahhad.tender.TenderRule;

/** Works out amendments of the VAT rate, the supplier, the term and the quantities. */
@Singleton
class DraftTerms {
  /** Rule of the tender: by how many months an agreement can be renewed in all. */
  static final TenderRule RENEWAL = TenderRule.AGREEMENT_RENEWAL_MONTHS;

  /** Rule of the tender: how much may be added to what was awarded of an item. */
  static final TenderRule QUANTITY_RISE = TenderRule.AGREEMENT_QUANTITY_RISE_PERCENT;

  /** Rule of the tender: how much may be taken away. */
  static final TenderRule QUANTITY_FALL = TenderRule.AGREEMENT_QUANTITY_FALL_PERCENT;

  private static final int LONGEST_SOURCE = 300;
  private static final int RATE_DECIMALS = 2;
  private static final int QUANTITY_DECIMALS = 3;
  private static final int MOST_YEARS = 4;
  private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
  private static final AmendmentTerms NONE = AmendmentTerms.ofPrices(null, List.of());
  private final AmendedAgreementQueries queries;
  private final TenderQueries tenders;

  DraftTerms(AmendedAgreementQueries queries, TenderQueries tenders) {
    this.queries = queries;
    this.tenders = tenders;
  }

  AmendmentTerms vat(
      AmendedAgreementQueries.AmendedAgreement agreement,
      AmendmentProposal proposal,
      Faults faults) {
    AmendmentProposal.NewRate rate =
        Objects.requireNonNullElse(proposal.vat(), new AmendmentProposal.NewRate(null, null, null));
    String state = AmendmentProposal.text(rate.stateCode());
    String source = AmendmentProposal.text(rate.source());
    Optional<BigDecimal> before = queries.findVat(agreement.id(), state);
    BigDecimal percent = rate.percent();
    faults
        .check(before.isPresent(), "vat.stateCode", "shared.missing")
        .check(percent != null, "vat.percent", "shared.missing")
        .text("vat.source", source, LONGEST_SOURCE);
    if (before.isEmpty() || percent == null) {
      return NONE;
    }
    faults
        .check(
            percent.signum() >= 0
                && percent.compareTo(HUNDRED) <= 0
                && percent.stripTrailingZeros().scale() <= RATE_DECIMALS,
            "vat.percent",
            "amendment.no-rate")
        .check(percent.compareTo(before.get()) != 0, "vat.percent", "amendment.same-rate");
    return AmendmentTerms.ofVat(new AmendedVat(before.get(), percent, source, state));
  }

  AmendmentTerms party(
      AmendedAgreementQueries.AmendedAgreement agreement,
      AmendmentProposal proposal,
      Faults faults) {
    AmendmentProposal.NewParty party =
        Objects.requireNonNullElse(proposal.party(), new AmendmentProposal.NewParty(null, null));
    String number = AmendmentProposal.text(party.registrationNumber());
    SuccessionGround ground = party.ground();
    Optional<AmendedAgreementQueries.Candidate> found =
        number.isEmpty() ? Optional.empty() : queries.findCandidate(number);
    faults
        .check(found.isPresent(), "party.registrationNumber", "amendment.no-such-supplier")
        .check(ground != null, "party.ground", "shared.missing")
        .check(!proposal.paper().isEmpty(), "document", "shared.missing");
    if (found.isEmpty() || ground == null) {
      return NONE;
    }
    faults
        .check(
            found.get().id() != agreement.supplierId(),
            "party.registrationNumber",
            "amendment.same-supplier")
        .check(found.get().fit(), "party.registrationNumber", "amendment.supplier-unfit");
    return AmendmentTerms.ofParty(
        new AmendedParty(agreement.supplierId(), ground, found.get().id()));
  }

  AmendmentTerms term(
      AmendedAgreementQueries.AmendedAgreement agreement,
      AmendmentProposal proposal,
      Faults faults) {
    LocalDate latest = latestEnd(agreement);
    if (!latest.isAfter(agreement.awardedEnd())) {
      throw new Refusal.RuleBroken("amendment.term-fixed");
    }
    LocalDate ends = proposal.endsOn();
    if (ends == null) {
      faults.check(false, "endsOn", "shared.missing");
      return NONE;
    }
    faults
        .check(ends.isAfter(agreement.endsOn()), "endsOn", "amendment.term-not-longer")
        .check(!ends.isAfter(latest), "endsOn", "amendment.term-beyond-rule");
    return AmendmentTerms.ofTerm(ends);
  }

  /** Whether the dossier foresees a change at all; how far is asked of each offer. */
  boolean isForeseen(AmendedAgreementQueries.AmendedAgreement agreement, AgreementChange change) {
    return switch (change) {
      case TERM -> latestEnd(agreement).isAfter(agreement.awardedEnd());
      case QUANTITY ->
          percent(agreement, QUANTITY_RISE).signum() > 0
              || percent(agreement, QUANTITY_FALL).signum() > 0;
      default -> true;
    };
  }

  /** The last day to which an agreement can be renewed: by its dossier, within four years. */
  LocalDate latestEnd(AmendedAgreementQueries.AmendedAgreement agreement) {
    long months = tenders.ruleOrOtherwise(agreement.tenderId(), RENEWAL).longValueExact();
    LocalDate foreseen = agreement.awardedEnd().plusDays(1).plusMonths(months).minusDays(1);
    LocalDate most = agreement.startsOn().plusYears(MOST_YEARS).minusDays(1);
    return foreseen.isBefore(most) ? foreseen : most;
  }

  AmendmentTerms quantities(
      AmendedAgreementQueries.AmendedAgreement agreement,
      AmendmentProposal proposal,
      LocalDate effective,
      LocalDate today,
      Faults faults) {
    faults.check(effective.equals(today), "effectiveOn", "amendment.quantity-at-once");
    List<AmendedAgreementQueries.AmendableBalance> balances = queries.listBalances(agreement.id());
    List<AmendedQuantity> changes = new ArrayList<>();
    Map<Long, String> fields = new HashMap<>();
    Set<List<Long>> seen = new HashSet<>();
    List<AmendmentProposal.QuantityChange> asked = proposal.changedQuantities();
    for (int i = 0; i < asked.size(); i++) {
      BigDecimal quantity = asked.get(i).quantity();
      if (quantity == null) {
        continue;
      }
      String field = "quantities[" + i + "].quantity";
      Optional<AmendedAgreementQueries.AmendableBalance> balance =
          find(balances, asked.get(i).entityId(), asked.get(i).lotItemId());
      faults.check(balance.isPresent(), field, "amendment.not-in-agreement");
      if (balance.isPresent()) {
        AmendedAgreementQueries.AmendableBalance of = balance.get();
        check(field, of, quantity, faults);
        faults.check(
            seen.add(List.of(of.entityId(), of.lotItemId())), field, "amendment.quantity-twice");
        fields.putIfAbsent(of.lotItemId(), field);
        changes.add(new AmendedQuantity(of.entityId(), of.lotItemId(), quantity));
      }
    }
    faults.check(!changes.isEmpty() || !faults.isEmpty(), "", "amendment.nothing-changed");
    fields.forEach(
        (item, field) ->
            withinRule(
                agreement,
                balances.stream().filter(b -> b.lotItemId() == item).toList(),
                changes.stream()
                    .filter(c -> c.lotItem() == item)
                    .map(AmendedQuantity::quantity)
                    .toList(),
                field,
                faults));
    return AmendmentTerms.ofQuantities(changes);
  }

  private static Optional<AmendedAgreementQueries.AmendableBalance> find(
      List<AmendedAgreementQueries.AmendableBalance> balances,
      @Nullable Long entity,
      @Nullable Long lotItem) {
    return balances.stream()
        .filter(b -> Objects.equals(b.entityId(), entity) && Objects.equals(b.lotItemId(), lotItem))
        .findFirst();
  }

  private static void check(
      String field,
      AmendedAgreementQueries.AmendableBalance balance,
      BigDecimal quantity,
      Faults faults) {
    int decimals = quantity.stripTrailingZeros().scale();
    faults
        .check(quantity.signum() != 0, field, "amendment.nothing-changed")
        .check(decimals <= QUANTITY_DECIMALS, field, "framework.quantity-decimals")
        .check(!balance.whole() || decimals <= 0, field, "framework.whole-units")
        .check(
            balance.leftQuantity().add(quantity).signum() >= 0,
            field,
            "amendment.quantity-below-called",
            balance.leftQuantity().stripTrailingZeros());
  }

  /**
   * All amendments of an item together stay within the percentages of the dossier, in whichever
   * order the balances are changed.
   */
  private void withinRule(
      AmendedAgreementQueries.AmendedAgreement agreement,
      List<AmendedAgreementQueries.AmendableBalance> ofItem,
      List<BigDecimal> changes,
      String field,
      Faults faults) {
    BigDecimal awarded =
        ofItem.stream()
            .map(AmendedAgreementQueries.AmendableBalance::awardedQuantity)
            .reduce(BigDecimal.ZERO, BigDecimal::add);
    BigDecimal before =
        ofItem.stream()
            .map(AmendedAgreementQueries.AmendableBalance::amendedQuantity)
            .reduce(BigDecimal.ZERO, BigDecimal::add);
    BigDecimal most = changes.stream().map(BigDecimal.ZERO::max).reduce(before, BigDecimal::add);
    BigDecimal least = changes.stream().map(BigDecimal.ZERO::min).reduce(before, BigDecimal::add);
    BigDecimal rise = percent(agreement, QUANTITY_RISE);
    BigDecimal fall = percent(agreement, QUANTITY_FALL);
    faults.check(
        most.multiply(HUNDRED).compareTo(awarded.multiply(rise)) <= 0
            && least.multiply(HUNDRED).negate().compareTo(awarded.multiply(fall)) <= 0,
        field,
        "amendment.quantity-beyond-rule",
        rise.stripTrailingZeros(),
        fall.stripTrailingZeros());
  }

  private BigDecimal percent(AmendedAgreementQueries.AmendedAgreement agreement, TenderRule rule) {
    return tenders.ruleOrOtherwise(agreement.tenderId(), rule);
  }
}
