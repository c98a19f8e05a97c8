package org.muwahhad.bid.room;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.muwahhad.access.Actor;
import org.muwahhad.audit.AuditLog;
import org.muwahhad.bid.AmendmentNumberQueries;
import org.muwahhad.bid.BidEntry.BidSubmitted;
import org.muwahhad.bid.BidGate;
import org.muwahhad.bid.BidQueries;
import org.muwahhad.bid.BidStatus;
import org.muwahhad.bid.Bids;
import org.muwahhad.bid.Offer;
import org.muwahhad.bid.SealedBy;
import org.muwahhad.bid.SealedPart;
import org.muwahhad.bid.document.BidDocuments;
import org.muwahhad.bid.offer.CeilingRules;
import org.muwahhad.bid.offer.LeastValidity;
import org.muwahhad.bid.offer.OfferForm;
import org.muwahhad.bid.offer.OfferRules;
import org.muwahhad.bid.offer.RulesOfTender;
import org.muwahhad.bid.offer.SecurityRules;
import org.muwahhad.bid.offer.SecurityTerms;
import org.muwahhad.bid.seal.Seal;
import org.muwahhad.bid.seal.SealContexts;
import org.muwahhad.bid.seal.TenderKeys;
import org.muwahhad.shared.Faults;
import org.muwahhad.shared.Refusal;
import org.muwahhad.shared.Sha256;
import org.muwahhad.tender.TenderQueries;
import org.muwahhad.tender.approval.AgreementCeilingQueries;
import org.muwahhad.web.Form;

/**
 * A registered supplier submits its bid, or replaces the one it has: the content is hashed, sealed
 * to the tender's key and kept as the next version, and the bidder gets a receipt; in a tender of
 * two envelopes the prices are sealed apart, to a key of their own. The version received last
 * counts; earlier ones stay sealed for ever. The documents of the draft go into it: their keys are
 * sealed with the content, and the vault no longer opens them unless the draft is kept.
 *
 * <p>Sent again with the same request key, it answers with the receipt of the first time, also
 * after the deadline.
 *
 * <p>Refused with {@code bid.deadline-passed} (with the deadline and the present time), {@code
 * sealing.by-bidder-only} where the tender takes only what its bidder sealed, {@code
 * bid.tender-not-open}, {@code bid.supplier-suspended}, {@code bid.wrong-status} when the bid can
 * no longer be replaced, {@code bid.not-invited} where the tender is not open, and as invalid input
 * with the faults of {@link OfferRules} at {@code prices[<lot item>]}, in a mini-competition also
 * of {@link CeilingRules}; with {@code bid.document-quarantined} when malware was found in a
 * document of the draft, with {@code bid.too-many-versions} (with the most that are taken), with
 * {@code bid.all-sealed-too-large} (with the megabytes that all versions may have), and as a
 * conflict with {@code bid.tender-amended} when the tender was amended since the bidder looked: a
 * version received after an amendment counts as made for the tender as amended.
 */
@Singleton
public class SubmitBid {

  private final BidGate gate;
  private final Bids bids;
  private final BidQueries queries;
  private final TenderQueries tenders;
  private final RulesOfTender rules;
  private final AgreementCeilingQueries ceilings;
  private final AmendmentNumberQueries amendments;
  private final TenderKeys keys;
  private final BidDrafts drafts;
  private final BidDocuments documents;
  private final WriteBid writeBid;
  private final AuditLog audit;
  private final VersionBounds bounds;

  SubmitBid(
      BidGate gate,
      Bids bids,
      BidQueries queries,
      TenderQueries tenders,
      RulesOfTender rules,
      AgreementCeilingQueries ceilings,
      AmendmentNumberQueries amendments,
      TenderKeys keys,
      BidDrafts drafts,
      BidDocuments documents,
      WriteBid writeBid,
      AuditLog audit,
      VersionBounds bounds) {
    this.gate = gate;
    this.bids = bids;
    this.queries = queries;
    this.tenders = tenders;
    this.rules = rules;
    this.ceilings = ceilings;
    this.amendments = amendments;
    this.keys = keys;
    this.drafts = drafts;
    this.documents = documents;
    this.writeBid = writeBid;
    this.audit = audit;
    this.bounds = bounds;
  }

  /**
   * Submits an offer.
   *
   * @param requestKey chosen by the sender, at most 64 characters, the same for every repetition
   * @param keepDraft whether the offer stays readable for the bidder, encrypted by the vault, to be
   *     changed later; otherwise only the sealed version remains
   */
  @Transactional
  public BidQueries.Receipt run(
      Actor actor, long tenderId, Offer offer, String requestKey, boolean keepDraft) {
    return run(actor, tenderId, offer, requestKey, keepDraft, null);
  }

  /**
   * Submits an offer for the tender as it stood after an amendment.
   *
   * @param amendment number of the newest amendment that the sender knows, 0 for none; null not to
   *     say
   */
  @Transactional
  BidQueries.Receipt run(
      Actor actor,
      long tenderId,
      Offer offer,
      String requestKey,
      boolean keepDraft,
      @Nullable Integer amendment) {
    return submit(
        tenderId, new BidSubmission(actor, offer, requestKey, keepDraft, null, amendment));
  }

  /**
   * What is sent to be submitted.
   *
   * @param seen digest of the content that was shown to be checked; null where none was
   * @param amendment number of the newest amendment that the sender knows; null where it is not
   *     said
   */
  private record BidSubmission(
      Actor actor,
      Offer offer,
      String requestKey,
      boolean keepDraft,
      @Nullable String seen,
      @Nullable Integer amendment) {}

  private BidQueries.Receipt submit(long tenderId, BidSubmission sent) {
    new Faults().requestKey(sent.requestKey()).throwIfAny();
    Bids.Bidder bidder = gate.requireBidder(sent.actor());
    Bids.Gate entered = gate.enter(tenderId);
    gate.requireInvited(tenderId, bidder.id());
    Optional<BidQueries.Receipt> earlier = receipt(tenderId, bidder.id(), sent.requestKey());
    if (earlier.isPresent()) {
      return earlier.get();
    }
    gate.requireOpen(entered);
    if (SealingTerms.isByBidderOnly(tenders, tenderId)) {
      throw new Refusal.RuleBroken("sealing.by-bidder-only");
    }
    Integer known = sent.amendment();
    if (known != null && known != amendments.newest(tenderId)) {
      throw new Refusal.Conflict("bid.tender-amended");
    }
    check(tenderId, bidder, sent.offer());

    Bids.Bid bid = gate.ensureBid(tenderId, bidder.id());
    // The same request may have been received while this one waited for the bid.
    return receipt(tenderId, bidder.id(), sent.requestKey())
        .orElseGet(() -> gate.beforeDeadline(tenderId, () -> receive(sent, entered, bidder, bid)));
  }

  private void check(long tenderId, Bids.Bidder bidder, Offer offer) {
    Faults faults = rules.of(tenderId).ofSubmission(offer, LeastValidity.of(tenders, tenderId));
    SecurityRules.ofTerms(faults, offer, SecurityTerms.of(tenders, tenderId));
    CeilingRules.ofSubmission(
        faults, tenders.getTender(tenderId), offer, ceilings.listOf(tenderId, bidder.id()));
    faults.throwIfAny();
  }

  /**
   * Submits the draft as it stands.
   *
   * <p>Refused also with {@code bid.no-draft}, as invalid input at everything in the draft that a
   * bid cannot contain, and with {@code bid.draft-changed} when the draft is not the one that was
   * checked.
   *
   * @param requestKey as in {@link #run}
   * @param seen digest of the content that was shown to be checked
   */
  @Transactional
  BidQueries.Receipt ofDraft(
      Actor actor, long tenderId, String requestKey, boolean keepDraft, String seen) {
    return ofDraft(actor, tenderId, requestKey, keepDraft, seen, null);
  }

  /**
   * The same for the tender as it stood after an amendment.
   *
   * @param amendment as in {@link #run}
   */
  @Transactional
  BidQueries.Receipt ofDraft(
      Actor actor,
      long tenderId,
      String requestKey,
      boolean keepDraft,
      String seen,
      @Nullable Integer amendment) {
    Bids.Bidder bidder = gate.requireBidder(actor);
    Optional<BidQueries.Receipt> earlier = receipt(tenderId, bidder.id(), requestKey);
    if (earlier.isPresent()) {
      return earlier.get();
    }
    gate.requireOpen(gate.enter(tenderId));
    BidDrafts.BidDraft draft =
        drafts
            .find(tenderId, bidder.id())
            .orElseThrow(() -> new Refusal.RuleBroken("bid.no-draft"));
    Map<String, List<String>> typed = draft.typed();
    if (typed != null) {
      requireFaultless(tenderId, typed);
    }
    return submit(
        tenderId, new BidSubmission(actor, draft.offer(), requestKey, keepDraft, seen, amendment));
  }

  /** Ends the act when something typed was left out of the offer. */
  private void requireFaultless(long tenderId, Map<String, List<String>> typed) {
    List<TenderQueries.LotItem> items = tenders.listItems(tenderId);
    TenderQueries.Tender tender = tenders.getTender(tenderId);
    OfferForm.read(Form.of(typed), items, rules.of(tenderId), tender.currency())
        .refusal()
        .ifPresent(
            refusal -> {
              throw refusal;
            });
  }

  /** Seals the bid as its next version, within the deadline and with the bid locked. */
  private BidQueries.Receipt receive(
      BidSubmission sent, Bids.Gate entered, Bids.Bidder bidder, Bids.Bid bid) {
    if (!BidStatus.BidEvent.SUBMIT.isAllowedFrom(bid.status())) {
      throw new Refusal.RuleBroken("bid.wrong-status");
    }
    bounds.requireAnother(bid);
    List<BidDocuments.StoredDraftDocument> attached = attached(entered.id(), bidder.id());
    WriteBid.UnsealedBid written = write(entered, bidder, sent.offer(), attached);
    String sha256 = Sha256.of(written.content());
    String seen = sent.seen();
    if (seen != null && !seen.equals(sha256)) {
      throw new Refusal.Conflict("bid.draft-changed");
    }
    int number = bid.versionCount() + 1;
    addVersion(sent, entered, bidder, bid, number, written, sha256);
    documents.keep(bid, number, attached);
    if (bids.submit(bid.id(), bid.status(), number, bid.version()) != 1) {
      throw Refusal.Conflict.changedMeanwhile();
    }
    settleDraft(entered.id(), bidder.id(), sent.offer(), sent.keepDraft());
    record(sent.actor(), bid, number, sha256, attached.size());
    return queries.getReceipt(bid.id(), number);
  }

  private WriteBid.UnsealedBid write(
      Bids.Gate entered,
      Bids.Bidder bidder,
      Offer offer,
      List<BidDocuments.StoredDraftDocument> attached) {
    return writeBid.run(
        SecurityTerms.of(tenders, entered.id()).heeded(offer),
        attached,
        salts(entered.id(), bidder.id(), offer),
        bidder.registrationNumber(),
        entered.number(),
        entered.twoEnvelopes());
  }

  private void addVersion(
      BidSubmission sent,
      Bids.Gate entered,
      Bids.Bidder bidder,
      Bids.Bid bid,
      int number,
      WriteBid.UnsealedBid written,
      String sha256) {
    byte[] content =
        Seal.seal(
            keys.get(entered.id()).publicKeyset(),
            SealContexts.bid(entered.number(), bidder.registrationNumber()),
            written.content());
    byte[] prices = sealPrices(entered, bidder, written.prices());
    bounds.requireRoom(bid, content, prices);
    bids.addVersion(
        bid.id(),
        entered.id(),
        number,
        ReceiptNumber.fresh(),
        sent.requestKey(),
        entered.now(),
        sent.actor().personId(),
        sha256,
        content,
        prices,
        SealedBy.SERVICE,
        null,
        null);
  }

  private void record(Actor actor, Bids.Bid bid, int number, String sha256, int attached) {
    audit.record(actor, new BidSubmitted(bid.id(), number, sha256, attached, SealedBy.SERVICE));
  }

  /** The documents that go into the bid. */
  private List<BidDocuments.StoredDraftDocument> attached(long tenderId, long supplierId) {
    List<BidDocuments.StoredDraftDocument> attached = documents.drafts(tenderId, supplierId);
    if (!attached.stream().allMatch(BidDocuments::isSubmittable)) {
      throw new Refusal.RuleBroken("bid.document-quarantined");
    }
    return attached;
  }

  private Optional<BidQueries.Receipt> receipt(long tenderId, long supplierId, String requestKey) {
    return queries.findReceipt(tenderId, supplierId, requestKey);
  }

  /** The prices sealed apart; nothing where they lie with the rest in one envelope. */
  private byte[] sealPrices(Bids.Gate entered, Bids.Bidder bidder, byte @Nullable [] prices) {
    return prices == null
        ? new byte[0]
        : Seal.seal(
            keys.get(entered.id(), SealedPart.PRICES).publicKeyset(),
            SealContexts.prices(entered.number(), bidder.registrationNumber()),
            prices);
  }

  private BidDrafts.Salts salts(long tenderId, long supplierId, Offer offer) {
    return drafts
        .find(tenderId, supplierId)
        .filter(d -> d.offer().equals(offer))
        .map(BidDrafts.BidDraft::salts)
        .orElseGet(BidDrafts.Salts::fresh);
  }

  private void settleDraft(long tenderId, long supplierId, Offer offer, boolean keepDraft) {
    Bids.Bid submitted =
        bids.lockOf(tenderId, supplierId).orElseThrow(Refusal.Conflict::changedMeanwhile);
    if (keepDraft) {
      drafts.storeSubmitted(submitted, offer, typed(tenderId, supplierId, offer));
    } else {
      drafts.drop(submitted);
      documents.leaveDrafts(submitted);
    }
  }

  /** What was typed of an offer, when it is the one of the draft. */
  private @Nullable Map<String, List<String>> typed(long tenderId, long supplierId, Offer offer) {
    return drafts
        .find(tenderId, supplierId)
        .filter(d -> d.offer().equals(offer))
        .map(BidDrafts.BidDraft::typed)
        .orElse(null);
  }
}
