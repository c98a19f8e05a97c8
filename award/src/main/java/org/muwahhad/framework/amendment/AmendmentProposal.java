package org.muwahhad.framework.amendment;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.muwahhad.tender.requirement.Claim;

/**
 * An amendment as a side offers it. Of what is changed only the parts of its kind are read.
 *
 * @param requestKey chosen by the sender, the same for every try of one offer
 * @param effectiveOn day from which it is to hold, in Riyadh; null: today
 * @param document where the paper that it rests on is filed
 * @param index the move of an index that all prices follow; null where prices are named
 * @param prices lower prices of items
 * @param endsOn last day of a renewed agreement
 */
public record AmendmentProposal(
    @Nullable String requestKey,
    @Nullable AgreementChange change,
    @Nullable LocalDate effectiveOn,
    @Nullable String reason,
    @Nullable String document,
    @Nullable IndexMove index,
    @Nullable List<@Nullable NewPrice> prices,
    @Nullable NewRate vat,
    @Nullable Successor successor,
    @Nullable NewParty party,
    @Nullable LocalDate endsOn,
    @Nullable List<@Nullable QuantityChange> quantities) {

  /**
   * Two published values of the index that the dossier names. All but the value that it moved to
   * may be left out; what is said of the index is what the dossier says.
   */
  public record IndexMove(
      @Nullable String name,
      @Nullable String source,
      @Nullable LocalDate baseOn,
      @Nullable BigDecimal baseValue,
      @Nullable LocalDate currentOn,
      @Nullable BigDecimal currentValue) {
    /** Whether anything was typed. */
    boolean isGiven() {
      return !text(name).isEmpty()
          || !text(source).isEmpty()
          || baseOn != null
          || baseValue != null
          || currentOn != null
          || currentValue != null;
    }
  }

  /** A price that an item is to have; null leaves it as it is. */
  public record NewPrice(@Nullable Long lotItemId, @Nullable BigDecimal unitPrice) {}

  /** A VAT rate of a state, and the law that sets it. */
  public record NewRate(
      @Nullable String stateCode, @Nullable BigDecimal percent, @Nullable String source) {}

  /**
   * The item of the catalog that takes the place of one of the agreement.
   *
   * @param unitPrice null leaves the price as it is
   */
  public record Successor(
      @Nullable Long lotItemId,
      @Nullable String itemCode,
      @Nullable BigDecimal unitPrice,
      @Nullable List<@Nullable RequirementAnswer> answers) {
    List<RequirementAnswer> given() {
      return present(answers);
    }
  }

  /**
   * What the successor offers against a requirement that its entry in the catalog does not tell.
   */
  public record RequirementAnswer(
      @Nullable Long requirementId,
      @Nullable Claim claim,
      @Nullable String offered,
      @Nullable String remark) {}

  /** The supplier that takes the place, by its number in the commercial register. */
  public record NewParty(@Nullable String registrationNumber, @Nullable SuccessionGround ground) {}

  /** What is added to the balance of an entity, or taken away; null leaves it as it is. */
  public record QuantityChange(
      @Nullable Long entityId, @Nullable Long lotItemId, @Nullable BigDecimal quantity) {}

  String key() {
    return Objects.requireNonNullElse(requestKey, "");
  }

  String words() {
    return text(reason);
  }

  String paper() {
    return text(document);
  }

  List<NewPrice> namedPrices() {
    return present(prices);
  }

  List<QuantityChange> changedQuantities() {
    return present(quantities);
  }

  static String text(@Nullable String typed) {
    return typed == null ? "" : typed.strip();
  }

  private static <T> List<T> present(@Nullable List<@Nullable T> all) {
    return all == null ? List.of() : all.stream().filter(Objects::nonNull).toList();
  }
}
