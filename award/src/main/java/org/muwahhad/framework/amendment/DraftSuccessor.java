package org.muwahhad.framework.amendment;

import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.muwahhad.framework.amendment.AmendmentEntry.AmendedPrice;
import org.muwahhad.framework.amendment.AmendmentEntry.ReplacedItem;
import org.muwahhad.framework.amendment.AmendmentTerms.WeighedAnswer;
import org.muwahhad.shared.Faults;
import org.muwahhad.tender.requirement.Claim;
import org.muwahhad.tender.requirement.Comparison;
import org.muwahhad.tender.requirement.Requirement;
import org.muwahhad.tender.requirement.Requirements;
import org.muwahhad.tender.requirement.Verdict;

/**
 * Weighs the successor of an item as bids are weighed: it meets every mandatory requirement, and
 * where that can be measured it is at least as good as what was promised before. What the catalog
 * says of the successor counts before what is typed. Its price is no higher.
 */
@Singleton
class DraftSuccessor {
  private static final int LONGEST_OFFER = 500;
  private static final int LONGEST_REMARK = 1000;
  private static final String MISSED = "amendment.requirement-missed";
  private final AmendedAgreementQueries queries;
  private final Requirements requirements;

  DraftSuccessor(AmendedAgreementQueries queries, Requirements requirements) {
    this.queries = queries;
    this.requirements = requirements;
  }

  AmendmentTerms draft(
      AmendedAgreementQueries.AmendedAgreement agreement,
      AmendmentProposal proposal,
      Faults faults) {
    AmendmentProposal.Successor successor =
        Objects.requireNonNullElse(
            proposal.successor(), new AmendmentProposal.Successor(null, null, null, null));
    Optional<AmendedAgreementQueries.AgreedItemPrice> item =
        queries.listPrices(agreement.id()).stream()
            .filter(p -> Objects.equals(p.lotItemId(), successor.lotItemId()))
            .findFirst();
    String code = AmendmentProposal.text(successor.itemCode());
    faults
        .check(item.isPresent(), "successor.lotItemId", "amendment.not-in-agreement")
        .check(!code.isEmpty(), "successor.itemCode", "shared.missing");
    if (item.isEmpty() || code.isEmpty()) {
      return AmendmentTerms.ofPrices(null, List.of());
    }
    long before = item.get().revisionId();
    Optional<Long> revision = queries.findSuccessor(item.get().lotItemId(), before, code);
    faults.check(revision.isPresent(), "successor.itemCode", "amendment.not-a-successor");
    List<AmendedPrice> prices = price(item.get(), successor.unitPrice(), faults);
    if (revision.isEmpty()) {
      return AmendmentTerms.ofPrices(null, List.of());
    }
    List<WeighedAnswer> answers = weigh(agreement, item.get(), revision.get(), successor, faults);
    return AmendmentTerms.ofItem(
        new ReplacedItem(
            AmendmentTerms.digestOf(answers), before, item.get().lotItemId(), revision.get()),
        prices,
        answers);
  }

  private static List<AmendedPrice> price(
      AmendedAgreementQueries.AgreedItemPrice item, @Nullable BigDecimal price, Faults faults) {
    return price == null || price.compareTo(item.unitPrice()) == 0
        ? List.of()
        : List.of(DraftPrices.fallen("successor.unitPrice", item, price, faults));
  }

  private List<WeighedAnswer> weigh(
      AmendedAgreementQueries.AmendedAgreement agreement,
      AmendedAgreementQueries.AgreedItemPrice item,
      long revision,
      AmendmentProposal.Successor successor,
      Faults faults) {
    Map<String, String> stated = new HashMap<>();
    queries.listAttributes(revision).forEach(a -> stated.put(a.code(), a.value()));
    Map<Long, String> promised = promised(agreement, item.lotItemId());
    List<AmendmentProposal.RequirementAnswer> given = successor.given();
    List<WeighedAnswer> answers = new ArrayList<>();
    for (Requirement requirement :
        requirements.listOfItem(agreement.tenderId(), item.lotItemId())) {
      int place = place(given, requirement.id());
      AmendmentProposal.@Nullable RequirementAnswer answer = place < 0 ? null : given.get(place);
      String field = place < 0 ? "successor.itemCode" : "successor.answers[" + place + "].offered";
      WeighedAnswer weighed = weigh(requirement, stated, promised, answer, field, faults);
      faults.check(
          !requirement.mandatory() || isAsGood(weighed), field, MISSED, requirement.name());
      if (weighed.verdict() != Verdict.UNANSWERED) {
        answers.add(weighed);
      }
    }
    return answers;
  }

  private static int place(List<AmendmentProposal.RequirementAnswer> given, long requirementId) {
    for (int i = 0; i < given.size(); i++) {
      if (Objects.equals(given.get(i).requirementId(), requirementId)) {
        return i;
      }
    }
    return -1;
  }

  private static WeighedAnswer weigh(
      Requirement requirement,
      Map<String, String> stated,
      Map<Long, String> promised,
      AmendmentProposal.@Nullable RequirementAnswer answer,
      String field,
      Faults faults) {
    String code = requirement.attributeCode();
    String typed = answer == null ? "" : AmendmentProposal.text(answer.offered());
    String known = code == null ? null : stated.get(code);
    String value = known == null ? typed : known;
    String offered = requirement.canonical(value).orElse(value);
    String remark = answer == null ? "" : AmendmentProposal.text(answer.remark());
    Claim claim = answer == null ? null : answer.claim();
    faults.atMost(field, offered, LONGEST_OFFER);
    faults.atMost(field.replace("offered", "remark"), remark, LONGEST_REMARK);
    String bar = bar(requirement, promised.getOrDefault(requirement.id(), ""));
    return new WeighedAnswer(
        requirement.id(),
        claim,
        offered,
        remark,
        bar,
        Verdict.of(against(requirement, bar), claim, offered, remark));
  }

  /** What was promised, where more of it is better and it was as good as what was asked for. */
  private static String bar(Requirement requirement, String promised) {
    boolean hasBetter =
        requirement.comparison() == Comparison.AT_LEAST
            || requirement.comparison() == Comparison.AT_MOST
            || requirement.comparison() == Comparison.HAS_ALL;
    return hasBetter
        ? requirement.canonical(promised).filter(requirement::isMetBy).orElse(requirement.wanted())
        : requirement.wanted();
  }

  private static Requirement against(Requirement requirement, String bar) {
    return new Requirement(
        requirement.id(),
        requirement.lotId(),
        requirement.lotItemId(),
        requirement.position(),
        requirement.attributeCode(),
        requirement.name(),
        requirement.comparison(),
        bar,
        requirement.unit(),
        requirement.choices(),
        requirement.text(),
        requirement.mandatory());
  }

  /** Measured as good, or said to comply, which the other side judges before it signs. */
  private static boolean isAsGood(WeighedAnswer answer) {
    return answer.verdict() == Verdict.MET
        || (answer.verdict() == Verdict.TO_JUDGE && answer.claim() == Claim.COMPLIES);
  }

  private Map<Long, String> promised(
      AmendedAgreementQueries.AmendedAgreement agreement, long lotItemId) {
    Map<Long, String> promised = new HashMap<>();
    queries
        .listPromised(agreement.bidId(), lotItemId)
        .forEach(p -> promised.put(p.requirementId(), p.offered()));
    queries
        .listPromisedSince(agreement.id(), lotItemId)
        .forEach(p -> promised.put(p.requirementId(), p.offered()));
    return promised;
  }
}
