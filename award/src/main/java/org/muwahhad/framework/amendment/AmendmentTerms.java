package org.muwahhad.framework.amendment;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.muwahhad.framework.amendment.AmendmentEntry.AmendedParty;
import org.muwahhad.framework.amendment.AmendmentEntry.AmendedPrice;
import org.muwahhad.framework.amendment.AmendmentEntry.AmendedQuantity;
import org.muwahhad.framework.amendment.AmendmentEntry.AmendedVat;
import org.muwahhad.framework.amendment.AmendmentEntry.FollowedIndex;
import org.muwahhad.framework.amendment.AmendmentEntry.ReplacedItem;
import org.muwahhad.shared.Digest;
import org.muwahhad.shared.NumberText;
import org.muwahhad.tender.requirement.Claim;
import org.muwahhad.tender.requirement.Verdict;

/**
 * What an amendment says.
 *
 * @param answers how the successor of an item stands to its requirements
 * @param ends last day of the agreement that it sets
 */
record AmendmentTerms(
    @Nullable FollowedIndex index,
    List<AmendedPrice> prices,
    @Nullable AmendedVat vat,
    @Nullable ReplacedItem replacement,
    List<WeighedAnswer> answers,
    @Nullable AmendedParty party,
    @Nullable LocalDate ends,
    List<AmendedQuantity> quantities) {

  /**
   * What a successor offers against a requirement.
   *
   * @param bar what it is held against
   */
  record WeighedAnswer(
      long requirementId,
      @Nullable Claim claim,
      String offered,
      String remark,
      String bar,
      Verdict verdict) {
    String digest() {
      return Digest.of(
          String.valueOf(requirementId),
          claim == null ? "" : claim.name(),
          offered,
          remark,
          bar,
          verdict.name());
    }
  }

  static AmendmentTerms ofPrices(@Nullable FollowedIndex index, List<AmendedPrice> prices) {
    return new AmendmentTerms(index, prices, null, null, List.of(), null, null, List.of());
  }

  static AmendmentTerms ofVat(AmendedVat vat) {
    return new AmendmentTerms(null, List.of(), vat, null, List.of(), null, null, List.of());
  }

  static AmendmentTerms ofItem(
      ReplacedItem item, List<AmendedPrice> prices, List<WeighedAnswer> answers) {
    return new AmendmentTerms(null, prices, null, item, answers, null, null, List.of());
  }

  static AmendmentTerms ofParty(AmendedParty party) {
    return new AmendmentTerms(null, List.of(), null, null, List.of(), party, null, List.of());
  }

  static AmendmentTerms ofTerm(LocalDate ends) {
    return new AmendmentTerms(null, List.of(), null, null, List.of(), null, ends, List.of());
  }

  static AmendmentTerms ofQuantities(List<AmendedQuantity> quantities) {
    return new AmendmentTerms(null, List.of(), null, null, List.of(), null, null, quantities);
  }

  /** The digest of the answers, in whatever order they stand. */
  static String digestOf(List<WeighedAnswer> answers) {
    return Digest.ofAnyOrder(answers.stream().map(WeighedAnswer::digest).toList());
  }

  /**
   * The digest that both sides sign.
   *
   * @param agreement number of the agreement
   * @param number of the amendment within it
   */
  String digest(
      String agreement,
      int number,
      AgreementChange change,
      LocalDate effective,
      String document,
      String reason) {
    List<String> parts = new ArrayList<>();
    add(parts, agreement, number, change, effective, document, reason);
    if (index != null) {
      add(
          parts,
          "index",
          index.name(),
          index.source(),
          index.baseOn(),
          index.baseValue(),
          index.currentOn(),
          index.currentValue(),
          index.indexPercent(),
          index.risePercent());
    }
    prices.forEach(p -> add(parts, "price", p.lotItem(), p.before(), p.unitPrice()));
    if (vat != null) {
      add(parts, "vat", vat.state(), vat.before(), vat.percent(), vat.source());
    }
    if (replacement != null) {
      add(
          parts,
          "item",
          replacement.lotItem(),
          replacement.before(),
          replacement.revision(),
          replacement.answersDigest());
    }
    if (party != null) {
      add(parts, "party", party.before(), party.supplier(), party.ground());
    }
    if (ends != null) {
      add(parts, "ends", ends);
    }
    quantities.forEach(q -> add(parts, "quantity", q.entity(), q.lotItem(), q.quantity()));
    return Digest.of(parts);
  }

  /** Each value is a part of its own, so that no word moves from one to the next unnoticed. */
  private static void add(List<String> parts, Object... values) {
    for (Object value : values) {
      parts.add(value instanceof BigDecimal number ? plain(number) : value.toString());
    }
  }

  private static String plain(BigDecimal number) {
    return NumberText.plain(number.stripTrailingZeros());
  }
}
