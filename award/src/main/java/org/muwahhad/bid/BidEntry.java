package org.muwahhad.bid;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.muwahhad.access.Role;
import org.muwahhad.audit.Act;
import org.muwahhad.audit.Entry;
import org.muwahhad.tender.BidAtOpening;

/** Entries of bids, of the keys that seal them, and of their opening. */
public sealed interface BidEntry extends Entry {

  @Act(name = "bid.draft-saved", by = Role.BIDDER, chain = "bid:{bidId}")
  record BidDraftSaved(long bidId) implements BidEntry {}

  @Act(name = "bid.answers-saved", by = Role.BIDDER, chain = "bid:{bidId}")
  record BidAnswersSaved(long bidId, int answers) implements BidEntry {}

  /**
   * Prices of a workbook replaced those of the draft.
   *
   * @param items how many changed
   */
  @Act(name = "bid.prices-taken", by = Role.BIDDER, chain = "bid:{bidId}")
  record BidPricesTaken(long bidId, int items) implements BidEntry {}

  @Act(name = "bid.document-added", by = Role.BIDDER, chain = "bid:{bidId}")
  record BidDocumentAdded(long bidId, long document) implements BidEntry {}

  @Act(name = "bid.document-removed", by = Role.BIDDER, chain = "bid:{bidId}")
  record BidDocumentRemoved(long bidId, long document) implements BidEntry {}

  /**
   * A version of a bid was received, sealed by the service or by its bidder.
   *
   * @param version its number
   * @param sha256 of what was received
   * @param documents how many are attached
   * @param sealedBy who sealed it
   */
  @Act(name = "bid.submitted", by = Role.BIDDER, chain = "bid:{bidId}")
  record BidSubmitted(long bidId, int version, String sha256, int documents, SealedBy sealedBy)
      implements BidEntry {}

  /**
   * A bid was confirmed after an amendment of its tender.
   *
   * @param version the number of what was confirmed
   * @param amendment the number of the amendment
   */
  @Act(name = "bid.confirmed", by = Role.BIDDER, chain = "bid:{bidId}")
  record BidConfirmed(long bidId, int version, int amendment) implements BidEntry {}

  /**
   * A bid was withdrawn.
   *
   * @param version the number of the version that counted until then
   * @param sha256 digest that the receipt of the withdrawal tells; null where none was given
   */
  @Act(name = "bid.withdrawn", by = Role.BIDDER, chain = "bid:{bidId}")
  record BidWithdrawn(long bidId, int version, @Nullable String sha256) implements BidEntry {}

  /**
   * A bid that came too late was refused; nothing of it was kept.
   *
   * @param deadline that had passed, UTC
   * @param receipt number that the bidder was told
   * @param sha256 of what was sent
   * @param size of what was sent, in bytes
   */
  @Act(name = "bid.refused-late", by = Role.BIDDER, chain = "tender:{tenderId}")
  record LateBidRefused(
      long tenderId, Instant deadline, String receipt, String sha256, int size, long supplier)
      implements BidEntry {}

  @Act(name = "bid.opening-key-made", by = Role.OPENING_MEMBER, chain = "person:{personId}")
  record OpeningKeyMade(long personId, String publicKeySha256) implements BidEntry {}

  @Act(name = "bid.opening-key-replaced", by = Role.OPENING_MEMBER, chain = "person:{personId}")
  record OpeningKeyReplaced(long personId, String publicKeySha256) implements BidEntry {}

  @Act(name = "bid.passphrase-changed", by = Role.OPENING_MEMBER, chain = "person:{personId}")
  record PassphraseChanged(long personId, String publicKeySha256) implements BidEntry {}

  /**
   * The keys that seal the bids of a tender were made.
   *
   * @param holders people who hold the shares
   * @param threshold how many of them open
   */
  @Act(name = "bid.key-made", chain = "tender:{tenderId}")
  record TenderKeyMade(
      long tenderId,
      String publicKeySha256,
      String pricesKeySha256,
      List<Long> holders,
      int threshold)
      implements BidEntry {}

  @Act(name = "bid.share-downloaded", by = Role.OPENING_MEMBER, chain = "tender:{tenderId}")
  record ShareDownloaded(long tenderId, int share) implements BidEntry {}

  @Act(name = "bid.share-rehearsed", by = Role.OPENING_MEMBER, chain = "tender:{tenderId}")
  record ShareRehearsed(long tenderId, int share, boolean fromFile) implements BidEntry {}

  @Act(name = "bid.opening-attended", by = Role.OPENING_MEMBER, chain = "tender:{tenderId}")
  record OpeningAttended(long tenderId, SealedPart part) implements BidEntry {}

  @Act(name = "bid.share-given", by = Role.OPENING_MEMBER, chain = "tender:{tenderId}")
  record ShareGiven(long tenderId, int share, boolean fromFile, SealedPart part)
      implements BidEntry {}

  /**
   * A member of the opening panel declared a conflict of interest.
   *
   * @param shareForgotten {@code true} or {@code false}: whether a share was given before
   * @param sharesLeft how many others can give one
   */
  @Act(name = "bid.conflict-learned", by = Role.OPENING_MEMBER, chain = "tender:{tenderId}")
  record OpenerConflictDeclared(
      long tenderId, String statement, String shareForgotten, int sharesLeft) implements BidEntry {}

  @Act(name = "bid.price-opening-announced", by = Role.OPENING_MEMBER, chain = "tender:{tenderId}")
  record PriceOpeningAnnounced(long tenderId, Instant meetsAt) implements BidEntry {}

  /** The prices that were sealed apart were opened in one act. */
  @Act(name = "bid.prices-opened", by = Role.OPENING_MEMBER, chain = "tender:{tenderId}")
  record PricesOpened(long tenderId, List<BidAtOpening> digests, List<Long> present)
      implements BidEntry {}

  @Act(name = "bid.opening-record-frozen", chain = "tender:{tenderId}")
  record OpeningRecordFrozen(long tenderId, SealedPart part, String sha256) implements BidEntry {}
}
