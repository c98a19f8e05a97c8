package org.muwahhad.bid.opening;

import jakarta.inject.Singleton;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.muwahhad.bid.BidContent;
import org.muwahhad.bid.BidDocument;
import org.muwahhad.bid.Offer;
import org.muwahhad.bid.PriceOpenings;
import org.muwahhad.bid.PricePart;
import org.muwahhad.bid.TechnicalPart;
import org.muwahhad.bid.offer.OfferRules;
import org.muwahhad.bid.seal.BidJson;
import org.muwahhad.bid.seal.DeadlinePassed;
import org.muwahhad.bid.seal.Seal;
import org.muwahhad.bid.seal.SealBroken;
import org.muwahhad.bid.seal.SealContexts;
import org.muwahhad.shared.Sha256;

/**
 * Reads one sealed bid, or its prices: whatever is wrong with it, it harms no other. A bid that its
 * bidder sealed was read by nobody before, and can hold anything.
 */
@Singleton
class Envelopes {
  /** More than any bid can have; how many of them are kept is seen as they are written down. */
  private static final int MOST_DOCUMENTS = 1000;

  private final BidJson json;

  Envelopes(BidJson json) {
    this.json = json;
  }

  /** Why a bid could not be read, as the audit record says it. */
  enum EnvelopeFault {
    VERSION_MISSING,
    DOES_NOT_DECRYPT,
    DIGEST_DIFFERS,
    CONTENT_INVALID
  }

  /**
   * What came of reading a bid: the version with its offer, or the fault.
   *
   * @param documents that came in the envelope
   * @param draw the bidder's part in the drawing of lots; empty with prices that are sealed apart
   * @param pricesSha256 digest of prices that are sealed apart; the offer has none then
   */
  record OpenedEnvelope(
      long versionId,
      @Nullable Offer offer,
      List<BidDocument> documents,
      String draw,
      @Nullable String pricesSha256,
      @Nullable EnvelopeFault fault) {
    static OpenedEnvelope failed(EnvelopeFault fault) {
      return new OpenedEnvelope(0, null, List.of(), "", null, fault);
    }
  }

  /** What came out of an envelope: its bytes, or the fault. */
  private record Contents(byte @Nullable [] bytes, @Nullable EnvelopeFault fault) {}

  /**
   * Reads what the first opening reads: the whole bid, or its technical part.
   *
   * @param leastValidity days the tender asks a bid to stay valid at least
   */
  OpenedEnvelope read(
      DeadlinePassed proof,
      Seal.PrivateKey key,
      OfferRules rules,
      int leastValidity,
      boolean twoEnvelopes,
      Openings.Envelope envelope) {
    if (envelope.versionId() == 0) {
      return OpenedEnvelope.failed(EnvelopeFault.VERSION_MISSING);
    }
    String registration = envelope.registrationNumber();
    Contents contents =
        open(
            key,
            SealContexts.bid(proof.tenderNumber(), registration),
            envelope.sealedContent(),
            envelope.sha256());
    byte[] bytes = contents.bytes();
    if (bytes == null) {
      return OpenedEnvelope.failed(
          contents.fault() == null ? EnvelopeFault.CONTENT_INVALID : contents.fault());
    }
    OpenedEnvelope read =
        twoEnvelopes
            ? technical(proof, rules, leastValidity, envelope, bytes)
            : whole(proof, rules, leastValidity, envelope, bytes);
    return read.offer() == null ? OpenedEnvelope.failed(EnvelopeFault.CONTENT_INVALID) : read;
  }

  /**
   * Reads the prices of a bid that passed the technical evaluation. They are held against what its
   * technical part declares.
   */
  OpenedEnvelope readPrices(
      DeadlinePassed proof,
      Seal.PrivateKey key,
      OfferRules rules,
      PriceOpenings.SealedPrices envelope) {
    String registration = envelope.registrationNumber();
    Contents contents =
        open(
            key,
            SealContexts.prices(proof.tenderNumber(), registration),
            envelope.sealedPrices(),
            envelope.pricesSha256());
    byte[] bytes = contents.bytes();
    if (bytes == null) {
      return OpenedEnvelope.failed(
          contents.fault() == null ? EnvelopeFault.CONTENT_INVALID : contents.fault());
    }
    try {
      PricePart read = json.read(bytes, PricePart.class);
      Offer offer = read.offer(envelope.gccOrigin());
      return read.isFor(registration, proof.tenderNumber())
              && areValid(read.documents())
              && rules.isBounded(offer)
              && rules.ofSubmission(offer, 0).isEmpty()
          ? new OpenedEnvelope(0, offer, read.documents(), "", null, null)
          : OpenedEnvelope.failed(EnvelopeFault.CONTENT_INVALID);
    } catch (RuntimeException e) {
      return OpenedEnvelope.failed(EnvelopeFault.CONTENT_INVALID);
    }
  }

  private static boolean areValid(List<BidDocument> documents) {
    return documents.size() <= MOST_DOCUMENTS && documents.stream().allMatch(BidDocument::isValid);
  }

  private static Contents open(Seal.PrivateKey key, String context, byte[] sealed, String sha256) {
    byte[] content;
    try {
      content = key.open(context, sealed);
    } catch (SealBroken e) {
      return new Contents(null, EnvelopeFault.DOES_NOT_DECRYPT);
    }
    return Sha256.of(content).equals(sha256)
        ? new Contents(content, null)
        : new Contents(null, EnvelopeFault.DIGEST_DIFFERS);
  }

  /** The offer, if it is one for this tender by this bidder that the rules could have let in. */
  private OpenedEnvelope whole(
      DeadlinePassed proof,
      OfferRules rules,
      int leastValidity,
      Openings.Envelope envelope,
      byte[] content) {
    try {
      BidContent read = json.read(content, BidContent.class);
      Offer offer = read.offer();
      boolean valid =
          read.isFor(envelope.registrationNumber(), proof.tenderNumber())
              && BidContent.isDraw(read.draw())
              && areValid(read.documents())
              && rules.isBounded(offer)
              && rules.ofSubmission(offer, leastValidity).isEmpty();
      return new OpenedEnvelope(
          envelope.versionId(), valid ? offer : null, read.documents(), read.draw(), null, null);
    } catch (RuntimeException e) {
      return OpenedEnvelope.failed(EnvelopeFault.CONTENT_INVALID);
    }
  }

  private OpenedEnvelope technical(
      DeadlinePassed proof,
      OfferRules rules,
      int leastValidity,
      Openings.Envelope envelope,
      byte[] content) {
    try {
      TechnicalPart read = json.read(content, TechnicalPart.class);
      Offer offer = read.offer();
      boolean valid =
          read.isFor(envelope.registrationNumber(), proof.tenderNumber())
              && BidContent.isDraw(read.draw())
              && read.pricesSha256().matches("[0-9a-f]{64}")
              && areValid(read.documents())
              && rules.isBounded(offer)
              && rules.ofTechnicalPart(offer, leastValidity).isEmpty();
      return new OpenedEnvelope(
          envelope.versionId(),
          valid ? offer : null,
          read.documents(),
          read.draw(),
          read.pricesSha256(),
          null);
    } catch (RuntimeException e) {
      return OpenedEnvelope.failed(EnvelopeFault.CONTENT_INVALID);
    }
  }
}
