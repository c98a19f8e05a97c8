package org.muwahhad.framework.amendment;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.muwahhad.access.Role;
import org.muwahhad.audit.Act;
import org.muwahhad.audit.Entry;

/** Entries of amendments, each on the chain of its agreement. */
public sealed interface AmendmentEntry extends Entry {
  long agreementId();

  long amendmentId();

  /**
   * A side offered an amendment.
   *
   * @param document where the paper that it rests on is filed; may be empty
   * @param effective day from which it is to hold, in Riyadh
   * @param ends last day of the agreement that it sets; null unless it changes the term
   * @param number of the amendment within the agreement
   * @param sha256 digest of what it says ({@link AmendmentTerms#digest}), which both sides sign
   */
  @Act(
      name = "amendment.offered",
      by = {Role.BIDDER, Role.CENTRAL_BUYER},
      chain = "agreement:{agreementId}",
      object = "agreement-amendment {amendmentId}")
  record AmendmentOffered(
      long agreementId,
      long amendmentId,
      AgreementChange change,
      String document,
      LocalDate effective,
      @Nullable LocalDate ends,
      @Nullable FollowedIndex index,
      int number,
      @Nullable AmendedParty party,
      List<AmendedPrice> prices,
      List<AmendedQuantity> quantities,
      String reason,
      @Nullable ReplacedItem replacement,
      String sha256,
      AmendingSide side,
      @Nullable AmendedVat vat)
      implements AmendmentEntry {}

  /** The index that prices follow, with the rules of the tender that limit it. */
  record FollowedIndex(
      LocalDate baseOn,
      BigDecimal baseValue,
      LocalDate currentOn,
      BigDecimal currentValue,
      BigDecimal indexPercent,
      String name,
      BigDecimal risePercent,
      String source) {}

  /** The price of an item before and after. */
  record AmendedPrice(BigDecimal before, long lotItem, BigDecimal unitPrice) {}

  /** The VAT rate of a state before and after. */
  record AmendedVat(BigDecimal before, BigDecimal percent, String source, String state) {}

  /**
   * An item and the revisions of the catalog that it had and gets.
   *
   * @param answersDigest of how the successor stands to the requirements
   */
  record ReplacedItem(String answersDigest, long before, long lotItem, long revision) {}

  /** The supplier and who takes its place, by their keys. */
  record AmendedParty(long before, SuccessionGround ground, long supplier) {}

  /** What is added to the balance of an entity, or taken away. */
  record AmendedQuantity(long entity, long lotItem, BigDecimal quantity) {}

  /**
   * A side signed an amendment.
   *
   * @param from since when it holds, UTC; null while the other side has not signed
   * @param sha256 digest of what was signed
   */
  @Act(
      name = "amendment.signed",
      by = {Role.BIDDER, Role.CENTRAL_BUYER},
      chain = "agreement:{agreementId}",
      object = "agreement-amendment {amendmentId}")
  record AmendmentSigned(
      long agreementId, long amendmentId, @Nullable Instant from, String sha256, AmendingSide side)
      implements AmendmentEntry {}

  /** The supplier that takes the place of another consented. */
  @Act(
      name = "amendment.consented",
      by = Role.BIDDER,
      chain = "agreement:{agreementId}",
      object = "agreement-amendment {amendmentId}")
  record SuccessionConsented(long agreementId, long amendmentId, long supplier)
      implements AmendmentEntry {}

  /** The other side said why it does not sign. */
  @Act(
      name = "amendment.declined",
      by = {Role.BIDDER, Role.CENTRAL_BUYER},
      chain = "agreement:{agreementId}",
      object = "agreement-amendment {amendmentId}")
  record AmendmentDeclined(long agreementId, long amendmentId, String reason)
      implements AmendmentEntry {}

  /** The side that offered it took it back. */
  @Act(
      name = "amendment.withdrawn",
      by = {Role.BIDDER, Role.CENTRAL_BUYER},
      chain = "agreement:{agreementId}",
      object = "agreement-amendment {amendmentId}")
  record AgreementAmendmentWithdrawn(long agreementId, long amendmentId, String reason)
      implements AmendmentEntry {}
}
