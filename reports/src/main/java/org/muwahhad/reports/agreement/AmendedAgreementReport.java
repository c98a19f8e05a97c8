package org.muwahhad.reports.agreement;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.muwahhad.reports.Bilingual;
import org.muwahhad.reports.Price;

/**
 * A framework agreement as it was concluded, who signed it, and all its amendments in force. Days
 * are those of Riyadh, instants UTC, amounts without VAT; percentages run from 0 to 100.
 *
 * @param agreement as it was concluded
 * @param signers who signed it; empty where it was concluded by the notice of its award
 * @param awaitsSignatures whether both sides have to sign it and have not yet
 * @param amendments that both sides have signed, by their numbers
 */
public record AmendedAgreementReport(
    AgreementReport agreement,
    List<AgreementSigner> signers,
    boolean awaitsSignatures,
    List<AgreedAmendment> amendments) {
  public AmendedAgreementReport {
    signers = List.copyOf(signers);
    amendments = List.copyOf(amendments);
  }

  /**
   * Who signed the agreement for a side.
   *
   * @param certificate whose key signed
   */
  public record AgreementSigner(Bilingual side, Bilingual person, Instant at, String certificate) {}

  /**
   * An amendment in force. Of what it changes only the parts of its kind are there.
   *
   * @param change what it changes
   * @param endsOn last day of the agreement that it sets
   * @param document where the paper that it rests on is filed; may be empty
   * @param sha256 digest of what it says, which both sides signed
   * @param quantities added to balances of all entities together, or taken away
   */
  public record AgreedAmendment(
      int number,
      Bilingual change,
      LocalDate effectiveOn,
      @Nullable LocalDate endsOn,
      String reason,
      String document,
      @Nullable Instant supplierSignedAt,
      @Nullable Instant centralSignedAt,
      String sha256,
      @Nullable IndexMove index,
      List<PriceChange> prices,
      @Nullable RateChange rate,
      @Nullable SuccessorItem item,
      @Nullable SuccessorSupplier supplier,
      List<QuantityChange> quantities) {
    public AgreedAmendment {
      prices = List.copyOf(prices);
      quantities = List.copyOf(quantities);
    }
  }

  /**
   * How far the index of the agreement moved.
   *
   * @param part of the price that follows it, in percent
   * @param rise most that a price may lie above the price awarded, in percent
   */
  public record IndexMove(
      BigDecimal baseValue,
      LocalDate baseOn,
      BigDecimal newValue,
      LocalDate newOn,
      BigDecimal part,
      BigDecimal rise) {}

  /** The price of an item before and after. */
  public record PriceChange(String code, Bilingual item, Price before, Price after) {}

  /** The VAT rate of a state before and after. */
  public record RateChange(Bilingual state, BigDecimal before, BigDecimal after, String source) {}

  /** An item and the one that takes its place, with their codes. */
  public record SuccessorItem(
      String codeBefore, Bilingual before, String codeAfter, Bilingual after) {}

  /** A supplier and the one that takes its place. */
  public record SuccessorSupplier(Bilingual before, Bilingual after, Bilingual ground) {}

  /** How much more or less of an item all entities together may order. */
  public record QuantityChange(String code, Bilingual item, BigDecimal quantity, Bilingual unit) {}
}
