package org.muwahhad.bid;

import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;
import org.muwahhad.shared.Sha256;

/** Reads one sealed bid: whatever is wrong with it, it harms no other. */
@Singleton
class Envelopes {
  private final BidJson json;

  Envelopes(BidJson json) {
    this.json = json;
  }

  /** Why a bid could not be read, as the audit record says it. */
  enum Fault {
    VERSION_MISSING,
    DOES_NOT_DECRYPT,
    DIGEST_DIFFERS,
    CONTENT_INVALID
  }

  /** What came of reading a bid: the version with its offer, or the fault. */
  record Outcome(long versionId, @Nullable Offer offer, @Nullable Fault fault) {
    static Outcome failed(Fault fault) {
      return new Outcome(0, null, fault);
    }
  }

  Outcome read(
      DeadlinePassed proof, Seal.PrivateKey key, OfferRules rules, Openings.Envelope envelope) {
    if (envelope.versionId() == 0) {
      return Outcome.failed(Fault.VERSION_MISSING);
    }
    byte[] content;
    try {
      content =
          key.open(
              SealContexts.bid(proof.tenderNumber(), envelope.registrationNumber()),
              envelope.sealedContent());
    } catch (SealBroken e) {
      return Outcome.failed(Fault.DOES_NOT_DECRYPT);
    }
    if (!Sha256.of(content).equals(envelope.sha256())) {
      return Outcome.failed(Fault.DIGEST_DIFFERS);
    }
    Offer offer = offer(proof, rules, envelope, content);
    return offer == null
        ? Outcome.failed(Fault.CONTENT_INVALID)
        : new Outcome(envelope.versionId(), offer, null);
  }

  /** The offer, if it is one for this tender by this bidder that the rules could have let in. */
  private @Nullable Offer offer(
      DeadlinePassed proof, OfferRules rules, Openings.Envelope envelope, byte[] content) {
    try {
      BidContent read = json.read(content, BidContent.class);
      Offer offer = read.offer();
      boolean valid =
          read.isFor(envelope.registrationNumber(), proof.tenderNumber())
              && rules.ofSubmission(offer, 0).isEmpty();
      return valid ? offer : null;
    } catch (SealBroken | NumberFormatException e) {
      return null;
    }
  }
}
