package org.muwahhad.bid.room;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.muwahhad.access.Actor;
import org.muwahhad.audit.AuditLog;
import org.muwahhad.bid.AmendmentNumberQueries;
import org.muwahhad.bid.BidEntry.BidSubmitted;
import org.muwahhad.bid.BidGate;
import org.muwahhad.bid.BidQueries;
import org.muwahhad.bid.BidStatus;
import org.muwahhad.bid.Bids;
import org.muwahhad.bid.SealedBy;
import org.muwahhad.bid.SealedPart;
import org.muwahhad.bid.document.BidDocuments;
import org.muwahhad.bid.seal.BidderSignature;
import org.muwahhad.bid.seal.Seal;
import org.muwahhad.bid.seal.TenderKeys;
import org.muwahhad.shared.Faults;
import org.muwahhad.shared.Refusal;
import org.muwahhad.shared.Sha256;

/**
 * A registered supplier submits a bid that it sealed itself, or replaces the one it has: the
 * service gets ciphertext, digest and signature, and cannot read the offer. Whether the offer keeps
 * the rules is seen at the opening, as it is whether the digest is that of the content: a bid that
 * does not is recorded as unreadable. The version received last counts, whoever sealed it. What lay
 * in the draft is deleted, so that no readable copy stays.
 *
 * <p>Sent again with the same request key, it answers with the receipt of the first time, also
 * after the deadline.
 *
 * <p>Refused as {@link SubmitBid} is for bidder, tender, deadline, amendment, number and size of
 * versions, such as with {@code bid.wrong-status}, {@code bid.tender-amended}, {@code
 * bid.too-many-versions} and {@code bid.all-sealed-too-large}, with {@code sealing.not-sealed} when
 * it is not encrypted to the keys of the tender in as many envelopes as it asks for, {@code
 * sealing.signature-wrong} when the key that is sent along did not sign it, {@code
 * sealing.document-unknown} when it names a document that is not in the draft, {@code
 * bid.document-quarantined}, and as a conflict with {@code sealing.other-key} when it was sealed to
 * another key than the tender's, and {@code shared.sent-otherwise} when the request key was used
 * for another bid.
 *
 * <p>Faults in the input have the codes {@code sealing.digest-unreadable}, {@code
 * sealing.not-base64} and {@code sealing.too-long}.
 */
@Singleton
public class SubmitSealedBid {
  /** What an offer of some ten thousand lines comes to, sealed. */
  private static final int LONGEST = 16 * 1024 * 1024;

  private static final int LONGEST_KEY = 200;
  private static final int LONGEST_SIGNATURE = 100;
  private static final Pattern SHA256 = Pattern.compile("[0-9a-f]{64}+");

  private final BidGate gate;
  private final Bids bids;
  private final BidQueries queries;
  private final AmendmentNumberQueries amendments;
  private final TenderKeys keys;
  private final BidderKeys bidderKeys;
  private final BidDrafts drafts;
  private final BidDocuments documents;
  private final AuditLog audit;
  private final VersionBounds bounds;

  SubmitSealedBid(
      BidGate gate,
      Bids bids,
      BidQueries queries,
      AmendmentNumberQueries amendments,
      TenderKeys keys,
      BidderKeys bidderKeys,
      BidDrafts drafts,
      BidDocuments documents,
      AuditLog audit,
      VersionBounds bounds) {
    this.gate = gate;
    this.bids = bids;
    this.queries = queries;
    this.amendments = amendments;
    this.keys = keys;
    this.bidderKeys = bidderKeys;
    this.drafts = drafts;
    this.documents = documents;
    this.audit = audit;
    this.bounds = bounds;
  }

  /**
   * A bid as its bidder sealed it.
   *
   * @param requestKey chosen by the sender, at most 64 characters, the same for every repetition
   * @param tenderKeySha256 fingerprint of the key it was sealed to
   * @param sha256 of the content before it was sealed, which the receipt tells
   * @param sealedContent Base64
   * @param sealedPrices those of two envelopes, Base64; null in one
   * @param documents keys of the documents of the draft that go into it
   * @param publicKey of the bidder: SubjectPublicKeyInfo of an ECDSA key on P-256, Base64
   * @param signature over what {@link BidderSignature#statement} says, Base64
   * @param amendment number of the newest amendment that the sender knows, 0 for none; null not to
   *     say
   */
  public record SealedBid(
      String requestKey,
      String tenderKeySha256,
      String sha256,
      String sealedContent,
      @Nullable String sealedPrices,
      @Nullable List<Long> documents,
      String publicKey,
      String signature,
      @Nullable Integer amendment) {
    /** What a form or a program leaves out is empty, and told as wrong. */
    public SealedBid {
      requestKey = Objects.requireNonNullElse(requestKey, "");
      tenderKeySha256 = Objects.requireNonNullElse(tenderKeySha256, "");
      sha256 = Objects.requireNonNullElse(sha256, "");
      sealedContent = Objects.requireNonNullElse(sealedContent, "");
      publicKey = Objects.requireNonNullElse(publicKey, "");
      signature = Objects.requireNonNullElse(signature, "");
      documents = documents == null ? null : List.copyOf(documents);
    }

    List<Long> allDocuments() {
      return documents == null ? List.of() : documents;
    }
  }

  /** The bytes of what was sent. */
  private record SealedBytes(byte[] content, byte @Nullable [] prices) {}

  @Transactional
  public BidQueries.Receipt run(Actor actor, long tenderId, SealedBid sent) {
    SealedBytes bytes = read(sent);
    Bids.Bidder bidder = gate.requireBidder(actor);
    Bids.Gate entered = gate.enter(tenderId);
    gate.requireInvited(tenderId, bidder.id());
    Optional<BidQueries.Receipt> earlier =
        queries.findReceipt(tenderId, bidder.id(), sent.requestKey());
    if (earlier.isPresent()) {
      return same(earlier.get(), sent);
    }
    gate.requireOpen(entered);
    Integer known = sent.amendment();
    if (known != null && known != amendments.newest(tenderId)) {
      throw new Refusal.Conflict("bid.tender-amended");
    }
    check(entered, bidder, sent, bytes);

    Bids.Bid bid = gate.ensureBid(tenderId, bidder.id());
    // The same request may have been received while this one waited for the bid.
    return queries
        .findReceipt(tenderId, bidder.id(), sent.requestKey())
        .map(receipt -> same(receipt, sent))
        .orElseGet(
            () ->
                gate.beforeDeadline(
                    tenderId, () -> receive(actor, sent, bytes, entered, bidder, bid)));
  }

  /** The receipt of a bid that comes again; its digest, which the bidder stated, tells it. */
  private static BidQueries.Receipt same(BidQueries.Receipt earlier, SealedBid sent) {
    if (!earlier.sha256().equals(sent.sha256())) {
      throw new Refusal.Conflict("shared.sent-otherwise");
    }
    return earlier;
  }

  /** What is sealed, as one sequence of bytes: what came too late is told by its digest. */
  static byte[] sealed(SealedBid sent) {
    return read(sent).content();
  }

  private static SealedBytes read(SealedBid sent) {
    Faults faults =
        new Faults()
            .requestKey(sent.requestKey())
            .check(SHA256.matcher(sent.sha256()).matches(), "sha256", "sealing.digest-unreadable")
            .check(sent.publicKey().length() <= LONGEST_KEY, "publicKey", "sealing.too-long")
            .check(sent.signature().length() <= LONGEST_SIGNATURE, "signature", "sealing.too-long");
    byte[] content = bytes(faults, "sealedContent", sent.sealedContent());
    String sealedPrices = sent.sealedPrices();
    byte[] prices = sealedPrices == null ? null : bytes(faults, "sealedPrices", sealedPrices);
    faults.throwIfAny();
    return new SealedBytes(content, prices);
  }

  private static byte[] bytes(Faults faults, String field, String base64) {
    if (base64.length() > LONGEST) {
      faults.check(false, field, "sealing.too-long");
      return new byte[0];
    }
    try {
      return Base64.getDecoder().decode(base64);
    } catch (IllegalArgumentException e) {
      faults.check(false, field, "sealing.not-base64");
      return new byte[0];
    }
  }

  private void check(Bids.Gate entered, Bids.Bidder bidder, SealedBid sent, SealedBytes bytes) {
    String keyset = keys.get(entered.id()).publicKeyset();
    if (!Sha256.of(keyset).equals(sent.tenderKeySha256())) {
      throw new Refusal.Conflict("sealing.other-key");
    }
    byte[] prices = bytes.prices();
    boolean pricesSealed =
        prices == null
            ? !entered.twoEnvelopes()
            : entered.twoEnvelopes()
                && Seal.isSealed(keys.get(entered.id(), SealedPart.PRICES).publicKeyset(), prices);
    if (!pricesSealed || !Seal.isSealed(keyset, bytes.content())) {
      throw new Refusal.RuleBroken("sealing.not-sealed");
    }
    byte[] statement =
        BidderSignature.statement(
            entered.number(), bidder.registrationNumber(), sent.sha256(), bytes.content(), prices);
    if (!BidderSignature.isBy(sent.publicKey(), sent.signature(), statement)) {
      throw new Refusal.RuleBroken("sealing.signature-wrong");
    }
  }

  /** Keeps the bid as its next version, within the deadline and with the bid locked. */
  private BidQueries.Receipt receive(
      Actor actor,
      SealedBid sent,
      SealedBytes bytes,
      Bids.Gate entered,
      Bids.Bidder bidder,
      Bids.Bid bid) {
    if (!BidStatus.BidEvent.SUBMIT.isAllowedFrom(bid.status())) {
      throw new Refusal.RuleBroken("bid.wrong-status");
    }
    bounds.requireAnother(bid);
    byte[] sealedPrices = bytes.prices();
    byte[] prices = sealedPrices == null ? new byte[0] : sealedPrices;
    bounds.requireRoom(bid, bytes.content(), prices);
    List<BidDocuments.StoredDraftDocument> attached = attached(entered, bidder, sent);
    int number = bid.versionCount() + 1;
    bids.addVersion(
        bid.id(),
        entered.id(),
        number,
        ReceiptNumber.fresh(),
        sent.requestKey(),
        entered.now(),
        actor.personId(),
        sent.sha256(),
        bytes.content(),
        prices,
        SealedBy.BIDDER,
        keyOf(actor, bidder, sent.publicKey()),
        sent.signature());
    documents.keep(bid, number, attached);
    if (bids.submit(bid.id(), bid.status(), number, bid.version()) != 1) {
      throw Refusal.Conflict.changedMeanwhile();
    }
    Bids.Bid submitted =
        bids.lockOf(entered.id(), bidder.id()).orElseThrow(Refusal.Conflict::changedMeanwhile);
    drafts.drop(submitted);
    documents.leaveDrafts(submitted);
    audit.record(
        actor, new BidSubmitted(bid.id(), number, sent.sha256(), attached.size(), SealedBy.BIDDER));
    return queries.getReceipt(bid.id(), number);
  }

  /** The key that signs, registered with the first bid that it signs. */
  private long keyOf(Actor actor, Bids.Bidder bidder, String publicKey) {
    String fingerprint = BidderSignature.fingerprint(publicKey);
    bidderKeys.register(bidder.id(), actor.personId(), publicKey, fingerprint);
    return bidderKeys
        .find(bidder.id(), actor.personId(), fingerprint)
        .map(BidderKeys.StoredBidderKey::id)
        .orElseThrow(Refusal.Conflict::changedMeanwhile);
  }

  /** The documents of the draft that go into the bid, and no others. */
  private List<BidDocuments.StoredDraftDocument> attached(
      Bids.Gate entered, Bids.Bidder bidder, SealedBid sent) {
    Set<Long> named = new HashSet<>(sent.allDocuments());
    List<BidDocuments.StoredDraftDocument> attached =
        documents.drafts(entered.id(), bidder.id()).stream()
            .filter(d -> named.contains(d.shown().id()))
            .toList();
    if (attached.size() != named.size()) {
      throw new Refusal.RuleBroken("sealing.document-unknown");
    }
    if (!attached.stream().allMatch(BidDocuments::isSubmittable)) {
      throw new Refusal.RuleBroken("bid.document-quarantined");
    }
    return attached;
  }
}
