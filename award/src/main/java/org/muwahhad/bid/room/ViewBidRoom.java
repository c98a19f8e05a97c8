package org.muwahhad.bid.room;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.muwahhad.access.Actor;
import org.muwahhad.bid.BidGate;
import org.muwahhad.bid.BidQueries;
import org.muwahhad.bid.Bids;
import org.muwahhad.bid.Offer;
import org.muwahhad.bid.document.BidDocuments;
import org.muwahhad.bid.offer.AlternativeRules;
import org.muwahhad.bid.offer.AnswerRules;
import org.muwahhad.bid.offer.CeilingRules;
import org.muwahhad.bid.offer.LeastValidity;
import org.muwahhad.bid.offer.OfferForm;
import org.muwahhad.bid.offer.OfferInput;
import org.muwahhad.bid.offer.OfferRules;
import org.muwahhad.bid.offer.PriceTerms;
import org.muwahhad.bid.offer.SecurityRules;
import org.muwahhad.bid.offer.SecurityTerms;
import org.muwahhad.shared.DatabaseClock;
import org.muwahhad.shared.Faults;
import org.muwahhad.shared.Refusal;
import org.muwahhad.tender.ComputedDeadline;
import org.muwahhad.tender.TenderQueries;
import org.muwahhad.tender.TenderStatus;
import org.muwahhad.tender.approval.AgreementCeilingQueries;
import org.muwahhad.tender.requirement.Requirement;
import org.muwahhad.tender.requirement.Requirements;
import org.muwahhad.web.Form;

/** What a bidder sees of its own bid in a tender. */
@Singleton
public class ViewBidRoom {
  private final BidGate gate;
  private final TenderQueries tenders;
  private final BidQueries queries;
  private final Bids bids;
  private final BidDrafts drafts;
  private final BidDocuments documents;
  private final WriteBid writeBid;
  private final Requirements requirements;
  private final AgreementCeilingQueries ceilings;
  private final DatabaseClock clock;

  ViewBidRoom(
      BidGate gate,
      TenderQueries tenders,
      BidQueries queries,
      Bids bids,
      BidDrafts drafts,
      BidDocuments documents,
      WriteBid writeBid,
      Requirements requirements,
      AgreementCeilingQueries ceilings,
      DatabaseClock clock) {
    this.gate = gate;
    this.tenders = tenders;
    this.queries = queries;
    this.bids = bids;
    this.drafts = drafts;
    this.documents = documents;
    this.writeBid = writeBid;
    this.requirements = requirements;
    this.ceilings = ceilings;
    this.clock = clock;
  }

  /**
   * The room of the person's supplier in a published tender.
   *
   * @throws Refusal.NotFound when the tender is not published
   * @throws Refusal.NotPermitted when not a bidder, {@code bid.not-invited} where the tender is not
   *     open
   */
  @Transactional
  public BidRoomView get(Actor actor, long tenderId) {
    long supplierId = gate.supplierOf(actor);
    TenderQueries.Tender tender = tenders.getTender(tenderId);
    if (tender.publishedAt() == null) {
      throw new Refusal.NotFound("tender " + tenderId);
    }
    gate.requireInvited(tenderId, supplierId);
    Optional<BidQueries.OwnBid> own = queries.findOwnIn(supplierId, tenderId);
    boolean open =
        tender.status() == TenderStatus.PUBLISHED && clock.now().isBefore(tender.deadline());
    Optional<BidDrafts.BidDraft> draft = drafts.find(tenderId, supplierId);
    List<BidQueries.Receipt> receipts =
        own.map(b -> queries.listReceipts(b.id())).orElseGet(List::of);
    return new BidRoomView(
        tender.asTold(),
        tenders.listToldLots(tender),
        tenders.listItems(tenderId),
        bids.listCurrencies(),
        LeastValidity.of(tenders, tenderId),
        open,
        own.orElse(null),
        receipts,
        draft.map(BidDrafts.BidDraft::offer).orElse(null),
        draft.map(BidDrafts.BidDraft::typed).orElse(null),
        SecurityTerms.of(tenders, tenderId),
        ceilings.listOf(tenderId, supplierId),
        AlternativeRules.areAllowed(tenders, tender),
        PriceTerms.of(tenders, tender),
        documents.drafts(tenderId, supplierId).stream()
            .map(BidDocuments.StoredDraftDocument::shown)
            .toList());
  }

  /** What the deadline for bids had to keep; empty where no rule says. */
  Optional<ComputedDeadline> findComputedDeadline(BidRoomView room) {
    TenderQueries.Tender tender = room.tender();
    return ComputedDeadline.deadline(
        tenders.listRules(tender.id()),
        tender.procurementMethod(),
        tender.urgencyReason() != null,
        tender.publishedAt());
  }

  /** The requirements of the tender with what the draft of a room answers to them. */
  public AnswerRoomView answers(BidRoomView room) {
    return AnswerRoomView.of(room, requirements.list(room.tender().id()));
  }

  /** Whether the register has the supplier's goods as of GCC origin: what a new bid starts with. */
  boolean startsAsGccOrigin(Actor actor) {
    return bids.countGccOrigin(gate.supplierOf(actor)) > 0;
  }

  /** The receipt of a request that was received already. */
  Optional<BidQueries.Receipt> findReceipt(Actor actor, long tenderId, String requestKey) {
    return queries.findReceipt(tenderId, gate.supplierOf(actor), requestKey);
  }

  /** The answers to some requirements that cannot be read yet. */
  Optional<Refusal.InvalidInput> findUnread(BidRoomView room, List<Requirement> shown) {
    Offer draft = room.draft();
    if (draft == null) {
      return Optional.empty();
    }
    Faults faults = new Faults();
    new AnswerRules(shown).ofSubmission(faults, draft);
    return faults.isEmpty()
        ? Optional.empty()
        : Optional.of(new Refusal.InvalidInput(faults.found()));
  }

  /** Whether the tender of a room takes only bids that their bidders sealed. */
  boolean isSealedByBidder(BidRoomView room) {
    return SealingTerms.isByBidderOnly(tenders, room.tender().id());
  }

  /** The form of the draft of a room as it was typed, with what is wrong with it. */
  public Optional<OfferInput> findTyped(BidRoomView room) {
    Map<String, List<String>> typed = room.typed();
    return typed == null
        ? Optional.empty()
        : Optional.of(
            OfferForm.read(Form.of(typed), room.items(), rules(room), room.tender().currency()));
  }

  /** What would be wrong with submitting the draft of a room. */
  Optional<Refusal.InvalidInput> findFaults(BidRoomView room) {
    Offer draft = room.draft();
    if (draft == null) {
      return Optional.of(new Refusal.InvalidInput("prices", "bid.no-draft"));
    }
    Faults faults = rules(room).ofSubmission(draft, room.leastValidity());
    SecurityRules.ofTerms(faults, draft, room.security());
    CeilingRules.ofSubmission(faults, room.tender(), draft, room.ceilings());
    // What was typed and cannot be taken is missing in the draft, which is not told twice.
    Map<String, Refusal.Fault> byField = new LinkedHashMap<>();
    findTyped(room).ifPresent(t -> t.faults().forEach(f -> byField.put(f.field(), f)));
    faults.found().forEach(f -> byField.putIfAbsent(f.field(), f));
    return byField.isEmpty()
        ? Optional.empty()
        : Optional.of(new Refusal.InvalidInput(List.copyOf(byField.values())));
  }

  private OfferRules rules(BidRoomView room) {
    return new OfferRules(
        room.items(),
        room.currencies(),
        requirements.list(room.tender().id()),
        room.alternatives(),
        room.priceTerms());
  }

  /**
   * The content exactly as it will be hashed when the draft is submitted unchanged, for the bidder
   * to keep: the digest in the receipt is of these bytes.
   *
   * @throws Refusal.NotFound when there is no draft
   * @throws Refusal.InvalidInput when something typed into it is in no bid
   */
  @Transactional
  public byte[] content(Actor actor, long tenderId) {
    return written(actor, tenderId).content();
  }

  /**
   * The prices as they will be sealed apart: their digest stands in the content.
   *
   * @throws Refusal.NotFound when there is no draft, or the tender asks for one envelope
   */
  @Transactional
  public byte[] prices(Actor actor, long tenderId) {
    byte[] prices = written(actor, tenderId).prices();
    if (prices == null) {
      throw new Refusal.NotFound("prices apart in tender " + tenderId);
    }
    return prices;
  }

  private WriteBid.UnsealedBid written(Actor actor, long tenderId) {
    long supplierId = gate.supplierOf(actor);
    TenderQueries.Tender tender = tenders.getTender(tenderId);
    BidDrafts.BidDraft draft =
        drafts
            .find(tenderId, supplierId)
            .orElseThrow(() -> new Refusal.NotFound("draft in tender " + tenderId));
    findTyped(get(actor, tenderId))
        .flatMap(OfferInput::refusal)
        .ifPresent(
            refusal -> {
              throw refusal;
            });
    String registration =
        bids.findBidder(supplierId).map(Bids.Bidder::registrationNumber).orElseThrow();
    return writeBid.run(
        SecurityTerms.of(tenders, tenderId).heeded(draft.offer()),
        documents.drafts(tenderId, supplierId),
        draft.salts(),
        registration,
        tender.number(),
        tender.twoEnvelopes());
  }
}
