package org.muwahhad.bid.opening;

import jakarta.inject.Singleton;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.muwahhad.bid.BidContent;
import org.muwahhad.bid.BidDocument;
import org.muwahhad.bid.Offer;
import org.muwahhad.bid.PriceOpenings;
import org.muwahhad.bid.PricePart;
import org.muwahhad.bid.SealedPart;
import org.muwahhad.bid.TechnicalPart;
import org.muwahhad.bid.UnreadReason;
import org.muwahhad.bid.offer.OfferRules;
import org.muwahhad.bid.seal.BidJson;
import org.muwahhad.bid.seal.DeadlinePassed;
import org.muwahhad.bid.seal.Seal;
import org.muwahhad.bid.seal.SealBroken;
import org.muwahhad.bid.seal.SealContexts;
import org.muwahhad.bid.seal.TenderKeys;
import org.muwahhad.shared.Faults;
import org.muwahhad.shared.Refusal;
import org.muwahhad.shared.Sha256;
import org.muwahhad.tender.BrokenRule;

/**
 * Reads one sealed bid, or its prices: whatever is wrong with it, it harms no other. A bid that its
 * bidder sealed was read by nobody before, and can hold anything.
 */
@Singleton
class Envelopes {
  /** More than any bid can have; how many of them are kept is seen as they are written down. */
  private static final int MOST_DOCUMENTS = 1000;

  /** Numbers and codes of currencies: what refusals of the rules have for arguments. */
  private static final Pattern ARGUMENT = Pattern.compile("[0-9A-Za-z.]{1,40}+");

  /** In the place of a bidder's own words, in which it may have sealed anything. */
  private static final String OWN_WORDS = "…";

  private final BidJson json;
  private final TenderKeys keys;

  Envelopes(BidJson json, TenderKeys keys) {
    this.json = json;
    this.keys = keys;
  }

  /**
   * What came of reading a bid: the version with its offer, or the fault.
   *
   * @param documents that came in the envelope
   * @param draw the bidder's part in the drawing of lots; empty with prices that are sealed apart
   * @param pricesSha256 digest of prices that are sealed apart; the offer has none then
   * @param brokenRules rules of the tender that the offer breaks, where that is the fault
   */
  record OpenedEnvelope(
      long versionId,
      @Nullable Offer offer,
      List<BidDocument> documents,
      String draw,
      @Nullable String pricesSha256,
      @Nullable UnreadReason fault,
      List<BrokenRule> brokenRules) {
    OpenedEnvelope {
      documents = List.copyOf(documents);
      brokenRules = List.copyOf(brokenRules);
    }

    static OpenedEnvelope failed(UnreadReason fault, List<BrokenRule> brokenRules) {
      return new OpenedEnvelope(0, null, List.of(), "", null, fault, brokenRules);
    }

    static OpenedEnvelope failed(UnreadReason fault) {
      return failed(fault, List.of());
    }
  }

  /** What came out of an envelope: its bytes, or the fault. */
  private record Contents(byte @Nullable [] bytes, @Nullable UnreadReason fault) {}

  /** What is wrong with an offer that could be read. */
  private record OfferFault(UnreadReason reason, List<BrokenRule> brokenRules) {}

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
      return OpenedEnvelope.failed(UnreadReason.VERSION_MISSING);
    }
    Contents contents =
        open(
            proof,
            SealedPart.BID,
            key,
            SealContexts.bid(proof.tenderNumber(), envelope.registrationNumber()),
            envelope.sealedContent(),
            envelope.sha256());
    byte[] bytes = contents.bytes();
    if (bytes == null) {
      return failed(contents);
    }
    try {
      return twoEnvelopes
          ? technical(proof, rules, leastValidity, envelope, bytes)
          : whole(proof, rules, leastValidity, envelope, bytes);
    } catch (RuntimeException e) {
      return OpenedEnvelope.failed(UnreadReason.NOT_A_BID);
    }
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
            proof,
            SealedPart.PRICES,
            key,
            SealContexts.prices(proof.tenderNumber(), registration),
            envelope.sealedPrices(),
            envelope.pricesSha256());
    byte[] bytes = contents.bytes();
    if (bytes == null) {
      return failed(contents);
    }
    try {
      PricePart read = json.read(bytes, PricePart.class);
      Offer offer = read.offer(envelope.gccOrigin());
      OfferFault fault =
          ofFrame(read.isFor(registration, proof.tenderNumber()), true, read.documents());
      if (fault == null) {
        fault = ofOffer(rules, offer, () -> rules.ofSubmission(offer, 0));
      }
      return fault == null
          ? new OpenedEnvelope(0, offer, read.documents(), "", null, null, List.of())
          : OpenedEnvelope.failed(fault.reason(), fault.brokenRules());
    } catch (RuntimeException e) {
      return OpenedEnvelope.failed(UnreadReason.NOT_A_BID);
    }
  }

  private static OpenedEnvelope failed(Contents contents) {
    UnreadReason fault = contents.fault();
    return OpenedEnvelope.failed(fault == null ? UnreadReason.NOT_A_BID : fault);
  }

  private Contents open(
      DeadlinePassed proof,
      SealedPart part,
      Seal.PrivateKey key,
      String context,
      byte[] sealed,
      String sha256) {
    byte[] content;
    try {
      content = key.open(context, sealed);
    } catch (SealBroken e) {
      String keyset = keys.get(proof.tenderId(), part).publicKeyset();
      return new Contents(
          null,
          Seal.isSealed(keyset, sealed) ? UnreadReason.DOES_NOT_DECRYPT : UnreadReason.OTHER_KEY);
    }
    return Sha256.of(content).equals(sha256)
        ? new Contents(content, null)
        : new Contents(null, UnreadReason.DIGEST_DIFFERS);
  }

  private OpenedEnvelope whole(
      DeadlinePassed proof,
      OfferRules rules,
      int leastValidity,
      Openings.Envelope envelope,
      byte[] content) {
    BidContent read = json.read(content, BidContent.class);
    Offer offer = read.offer();
    OfferFault fault =
        ofFrame(
            read.isFor(envelope.registrationNumber(), proof.tenderNumber()),
            BidContent.isDraw(read.draw()),
            read.documents());
    if (fault == null) {
      fault = ofOffer(rules, offer, () -> rules.ofSubmission(offer, leastValidity));
    }
    return fault == null
        ? new OpenedEnvelope(
            envelope.versionId(), offer, read.documents(), read.draw(), null, null, List.of())
        : OpenedEnvelope.failed(fault.reason(), fault.brokenRules());
  }

  private OpenedEnvelope technical(
      DeadlinePassed proof,
      OfferRules rules,
      int leastValidity,
      Openings.Envelope envelope,
      byte[] content) {
    TechnicalPart read = json.read(content, TechnicalPart.class);
    Offer offer = read.offer();
    OfferFault fault =
        ofFrame(
            read.isFor(envelope.registrationNumber(), proof.tenderNumber()),
            BidContent.isDraw(read.draw()) && read.pricesSha256().matches("[0-9a-f]{64}"),
            read.documents());
    if (fault == null) {
      fault = ofOffer(rules, offer, () -> rules.ofTechnicalPart(offer, leastValidity));
    }
    return fault == null
        ? new OpenedEnvelope(
            envelope.versionId(),
            offer,
            read.documents(),
            read.draw(),
            read.pricesSha256(),
            null,
            List.of())
        : OpenedEnvelope.failed(fault.reason(), fault.brokenRules());
  }

  /**
   * What is wrong with a bid beside its offer.
   *
   * @param isForThis whether it is of this bidder and in this tender
   * @param isFormed whether its other fields have the form that they have in every bid
   */
  private static @Nullable OfferFault ofFrame(
      boolean isForThis, boolean isFormed, List<BidDocument> documents) {
    if (!isForThis) {
      return new OfferFault(UnreadReason.OTHER_TENDER, List.of());
    } else if (!isFormed) {
      return new OfferFault(UnreadReason.NOT_A_BID, List.of());
    }
    return documents.size() <= MOST_DOCUMENTS && documents.stream().allMatch(BidDocument::isValid)
        ? null
        : new OfferFault(UnreadReason.DOCUMENTS_INVALID, List.of());
  }

  private static @Nullable OfferFault ofOffer(
      OfferRules rules, Offer offer, Supplier<Faults> check) {
    if (!rules.isBounded(offer)) {
      return new OfferFault(UnreadReason.TOO_LARGE, List.of());
    }
    try {
      Faults faults = check.get();
      return faults.isEmpty()
          ? null
          : new OfferFault(UnreadReason.CONTENT_INVALID, brokenRules(faults.found()));
    } catch (RuntimeException e) {
      return new OfferFault(UnreadReason.CONTENT_INVALID, List.of());
    }
  }

  /** Each rule once, however often it is broken. */
  private static List<BrokenRule> brokenRules(List<Refusal.Fault> faults) {
    Map<String, BrokenRule> byCode = new LinkedHashMap<>();
    for (Refusal.Fault fault : faults) {
      byCode.merge(
          fault.code(),
          new BrokenRule(
              fault.code(),
              fault.arguments().stream().map(Envelopes::argument).toList(),
              fault.field(),
              1),
          (before, now) -> before.again());
    }
    return List.copyOf(byCode.values());
  }

  private static String argument(Object argument) {
    String text = argument.toString();
    return ARGUMENT.matcher(text).matches() ? text : OWN_WORDS;
  }
}
