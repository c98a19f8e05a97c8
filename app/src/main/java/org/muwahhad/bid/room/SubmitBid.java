package org.muwahhad.bid.room;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.security.SecureRandom;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Role;
import org.muwahhad.audit.AuditLog;
import org.muwahhad.bid.BidGate;
import org.muwahhad.bid.BidStatus;
import org.muwahhad.bid.BidViews;
import org.muwahhad.bid.Bids;
import org.muwahhad.bid.Offer;
import org.muwahhad.bid.SealedPart;
import org.muwahhad.bid.document.BidDocuments;
import org.muwahhad.bid.offer.CeilingRules;
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
import org.muwahhad.tender.AgreementCeilings;
import org.muwahhad.tender.TenderViews;
import org.muwahhad.web.Form;

/**
 * A registered supplier submits its bid, or replaces the one it has: the content is hashed, sealed
 * to the tender's key and kept as the next version, and the bidder gets a receipt; in a tender of
 * two envelopes the prices are sealed apart, to a key of their own. The version received last
 * counts; earlier ones stay sealed for ever. The documents of the draft go into it: their keys are
 * sealed with the content, and the vault opens them no more unless the draft is kept.
 *
 * <p>Sent again with the same request key, it answers with the receipt of the first time, also
 * after the deadline.
 *
 * <p>Refused with {@code bid.deadline-passed} (deadline and present time are told), {@code
 * bid.tender-not-open}, {@code bid.supplier-suspended}, {@code bid.not-invited} where the tender is
 * not open, and as invalid input with the faults of {@link OfferRules} at {@code prices[<lot
 * item>]}, in a mini-competition also of {@link CeilingRules}; with {@code
 * bid.document-quarantined} when malware was found in a document of the draft.
 */
@Singleton
public class SubmitBid {
  /** Rule of the tender: days a bid must stay valid at least. */
  static final String VALIDITY_RULE = "bid.validity-days";

  private static final int DEFAULT_VALIDITY = 90;
  static final int LONGEST_KEY = 64;
  // Crockford's alphabet: no letter that could be taken for a digit.
  private static final String ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
  private static final SecureRandom RANDOM = new SecureRandom();

  private final BidGate gate;
  private final Bids bids;
  private final BidViews views;
  private final TenderViews tenders;
  private final RulesOfTender rules;
  private final AgreementCeilings ceilings;
  private final TenderKeys keys;
  private final BidDrafts drafts;
  private final BidDocuments documents;
  private final WriteBid writeBid;
  private final AuditLog audit;

  SubmitBid(
      BidGate gate,
      Bids bids,
      BidViews views,
      TenderViews tenders,
      RulesOfTender rules,
      AgreementCeilings ceilings,
      TenderKeys keys,
      BidDrafts drafts,
      BidDocuments documents,
      WriteBid writeBid,
      AuditLog audit) {
    this.gate = gate;
    this.bids = bids;
    this.views = views;
    this.tenders = tenders;
    this.rules = rules;
    this.ceilings = ceilings;
    this.keys = keys;
    this.drafts = drafts;
    this.documents = documents;
    this.writeBid = writeBid;
    this.audit = audit;
  }

  /**
   * Submits an offer.
   *
   * @param requestKey chosen by the sender, at most 64 characters, the same for every repetition
   * @param keepDraft whether the offer stays readable for the bidder, encrypted by the vault, to be
   *     changed later; otherwise only the sealed version remains
   */
  @Transactional
  public BidViews.Receipt run(
      Actor actor, long tenderId, Offer offer, String requestKey, boolean keepDraft) {
    return submit(actor, tenderId, offer, requestKey, keepDraft, null);
  }

  private BidViews.Receipt submit(
      Actor actor,
      long tenderId,
      Offer offer,
      String requestKey,
      boolean keepDraft,
      @Nullable String seen) {
    new Faults().text("requestKey", requestKey, LONGEST_KEY).throwIfAny();
    Bids.Bidder bidder = gate.requireBidder(actor);
    Bids.Gate entered = gate.enter(tenderId);
    gate.requireInvited(tenderId, bidder.id());
    Optional<BidViews.Receipt> earlier = receipt(tenderId, bidder.id(), requestKey);
    if (earlier.isPresent()) {
      return earlier.get();
    }
    gate.requireOpen(entered);
    Faults faults = rules.of(tenderId).ofSubmission(offer, leastValidity(tenders, tenderId));
    SecurityRules.ofTerms(faults, offer, SecurityTerms.of(tenders, tenderId));
    CeilingRules.ofSubmission(
        faults, tenders.getTender(tenderId), offer, ceilings.listOf(tenderId, bidder.id()));
    faults.throwIfAny();

    Bids.Bid bid = gate.ensureBid(tenderId, bidder.id());
    // The same request may have been received while this one waited for the bid.
    Optional<BidViews.Receipt> meanwhile = receipt(tenderId, bidder.id(), requestKey);
    return meanwhile.orElseGet(
        () ->
            gate.beforeDeadline(
                tenderId,
                () -> receive(actor, entered, bidder, bid, offer, requestKey, keepDraft, seen)));
  }

  /**
   * Submits the draft as it stands.
   *
   * <p>Refused also with {@code bid.no-draft}, and as invalid input with everything that was typed
   * into the draft and that no bid can say, and with {@code bid.draft-changed} when the draft is
   * not the one that was checked.
   *
   * @param requestKey as in {@link #run}
   * @param seen digest of the content that was shown to be checked
   */
  @Transactional
  BidViews.Receipt ofDraft(
      Actor actor, long tenderId, String requestKey, boolean keepDraft, String seen) {
    Bids.Bidder bidder = gate.requireBidder(actor);
    Optional<BidViews.Receipt> earlier = receipt(tenderId, bidder.id(), requestKey);
    if (earlier.isPresent()) {
      return earlier.get();
    }
    gate.requireOpen(gate.enter(tenderId));
    BidDrafts.Draft draft =
        drafts
            .find(tenderId, bidder.id())
            .orElseThrow(() -> new Refusal.RuleBroken("bid.no-draft"));
    Map<String, List<String>> typed = draft.typed();
    if (typed != null) {
      requireFaultless(tenderId, typed);
    }
    return submit(actor, tenderId, draft.offer(), requestKey, keepDraft, seen);
  }

  /** Ends the act when something typed was left out of the offer. */
  private void requireFaultless(long tenderId, Map<String, List<String>> typed) {
    List<TenderViews.LotItem> items = tenders.listItems(tenderId);
    TenderViews.Tender tender = tenders.getTender(tenderId);
    OfferForm.read(Form.of(typed), items, rules.of(tenderId), tender.currency())
        .refusal()
        .ifPresent(
            refusal -> {
              throw refusal;
            });
  }

  private BidViews.Receipt receive(
      Actor actor,
      Bids.Gate entered,
      Bids.Bidder bidder,
      Bids.Bid bid,
      Offer offer,
      String requestKey,
      boolean keepDraft,
      @Nullable String seen) {
    if (!BidStatus.Event.SUBMIT.isAllowedFrom(bid.status())) {
      throw new Refusal.RuleBroken("bid.wrong-status");
    }
    List<BidDocuments.Draft> attached = attached(entered.id(), bidder.id());
    WriteBid.Written written =
        writeBid.run(
            offer,
            attached,
            salts(entered.id(), bidder.id(), offer),
            bidder.registrationNumber(),
            entered.number(),
            entered.twoEnvelopes());
    int number = bid.versionCount() + 1;
    String sha256 = Sha256.of(written.content());
    if (seen != null && !seen.equals(sha256)) {
      throw new Refusal.Conflict("bid.draft-changed");
    }
    bids.addVersion(
        bid.id(),
        entered.id(),
        number,
        receiptNumber(),
        requestKey,
        entered.now(),
        actor.personId(),
        sha256,
        Seal.seal(
            keys.get(entered.id()).publicKeyset(),
            SealContexts.bid(entered.number(), bidder.registrationNumber()),
            written.content()),
        sealPrices(entered, bidder, written.prices()));
    documents.keep(bid, number, attached);
    if (bids.submit(bid.id(), bid.status(), number, bid.version()) != 1) {
      throw Refusal.Conflict.changedMeanwhile();
    }
    settleDraft(entered.id(), bidder.id(), offer, keepDraft);

    audit.record(
        actor,
        Role.BIDDER,
        bid.chain(),
        "bid.submitted",
        "bid",
        bid.id(),
        Map.of("version", number, "sha256", sha256, "documents", attached.size()));
    return views.getReceipt(bid.id(), number);
  }

  /** The documents that go into the bid. */
  private List<BidDocuments.Draft> attached(long tenderId, long supplierId) {
    List<BidDocuments.Draft> attached = documents.drafts(tenderId, supplierId);
    if (!attached.stream().allMatch(BidDocuments::isSubmittable)) {
      throw new Refusal.RuleBroken("bid.document-quarantined");
    }
    return attached;
  }

  private Optional<BidViews.Receipt> receipt(long tenderId, long supplierId, String requestKey) {
    return views.findReceipt(tenderId, supplierId, requestKey);
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
        .map(BidDrafts.Draft::salts)
        .orElseGet(BidDrafts.Salts::fresh);
  }

  private void settleDraft(long tenderId, long supplierId, Offer offer, boolean keepDraft) {
    Bids.Bid submitted =
        bids.lockOf(tenderId, supplierId).orElseThrow(Refusal.Conflict::changedMeanwhile);
    if (keepDraft) {
      drafts.store(submitted, offer, typed(tenderId, supplierId, offer));
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
        .map(BidDrafts.Draft::typed)
        .orElse(null);
  }

  /** Days a bid in the tender must stay valid at least. */
  static int leastValidity(TenderViews tenders, long tenderId) {
    return tenders
        .findRule(tenderId, VALIDITY_RULE)
        .map(java.math.BigDecimal::intValue)
        .orElse(DEFAULT_VALIDITY);
  }

  private static String receiptNumber() {
    StringBuilder number = new StringBuilder("B");
    for (int group = 0; group < 3; group++) {
      number.append('-');
      for (int i = 0; i < 4; i++) {
        number.append(ALPHABET.charAt(RANDOM.nextInt(ALPHABET.length())));
      }
    }
    return number.toString();
  }
}
