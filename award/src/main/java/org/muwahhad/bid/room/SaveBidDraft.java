package org.muwahhad.bid.room;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.muwahhad.access.Actor;
import org.muwahhad.audit.AuditLog;
import org.muwahhad.bid.BidEntry.BidDraftSaved;
import org.muwahhad.bid.BidGate;
import org.muwahhad.bid.Bids;
import org.muwahhad.bid.Offer;
import org.muwahhad.bid.offer.LotFields;
import org.muwahhad.bid.offer.OfferForm;
import org.muwahhad.bid.offer.OfferInput;
import org.muwahhad.bid.offer.OfferRules;
import org.muwahhad.bid.offer.RulesOfTender;
import org.muwahhad.shared.Faults;
import org.muwahhad.shared.Refusal;
import org.muwahhad.tender.TenderQueries;
import org.muwahhad.web.Form;

/**
 * A bidder keeps what was typed so far, encrypted; it may be incomplete. What was submitted before
 * stays as it is.
 *
 * <p>Refused with {@code bid.deadline-passed} and {@code bid.tender-not-open}, to a suspended
 * supplier with {@code bid.supplier-suspended}, to one that is not invited to a tender that is not
 * open with {@code bid.not-invited}. What a person typed is kept also where it is wrong; from a
 * program, items that are not in the tender, amounts that are not prices and answers that no bid
 * can say are refused as invalid input. What another window saved since is not overwritten: {@code
 * bid.draft-saved-elsewhere}.
 */
@Singleton
public class SaveBidDraft {
  private final BidGate gate;
  private final TenderQueries tenders;
  private final RulesOfTender rulesOfTender;
  private final BidDrafts drafts;
  private final DraftMarks marks;
  private final AuditLog audit;

  SaveBidDraft(
      BidGate gate,
      TenderQueries tenders,
      RulesOfTender rulesOfTender,
      BidDrafts drafts,
      DraftMarks marks,
      AuditLog audit) {
    this.marks = marks;
    this.gate = gate;
    this.tenders = tenders;
    this.rulesOfTender = rulesOfTender;
    this.drafts = drafts;
    this.audit = audit;
  }

  /** Keeps an offer that a program sends, and returns the number of the bid. */
  @Transactional
  public long run(Actor actor, long tenderId, Offer offer) {
    Bids.Bidder bidder = enter(actor, tenderId);
    OfferRules rules = rulesOfTender.of(tenderId);
    Faults faults = rules.ofDraft(offer);
    rules.ofAnswers(faults, offer);
    faults.throwIfAny();
    Bids.Bid bid = gate.ensureBid(tenderId, bidder.id());
    drafts.store(
        bid, withAnswers(offer, tenderId, bidder.id()), null, BidDrafts.DraftPart.OFFER, actor);
    audit.record(actor, new BidDraftSaved(bid.id()));
    return bid.id();
  }

  /**
   * What was kept.
   *
   * @param mark of the draft now ({@link DraftMarks})
   * @param faults what is wrong with it, at its fields; empty when a bid could say it
   */
  record AutosavedDraft(String mark, List<Refusal.Fault> faults) {}

  /**
   * Keeps what was typed into the form of the bid room, whatever it is.
   *
   * @param form with the mark of the draft that it began with as {@code seen}, if it has one; where
   *     it has some lots alone, what is kept of the others stays
   * @throws Refusal.Conflict {@code bid.draft-saved-elsewhere} when something else was saved since
   */
  @Transactional
  AutosavedDraft keep(Actor actor, long tenderId, Form form) {
    return keep(actor, tenderId, form, true);
  }

  /**
   * The same while it is typed. No entry goes into the audit record: nothing is decided, and the
   * next keystroke replaces it.
   */
  @Transactional
  AutosavedDraft autosave(Actor actor, long tenderId, Form form) {
    return keep(actor, tenderId, form, false);
  }

  private AutosavedDraft keep(Actor actor, long tenderId, Form form, boolean recorded) {
    Bids.Bidder bidder = enter(actor, tenderId);
    Bids.Bid bid = gate.ensureBid(tenderId, bidder.id());
    BidDrafts.BidDraft before = drafts.find(tenderId, bidder.id()).orElse(null);
    Map<String, List<String>> typedBefore = before == null ? null : before.typed();
    List<TenderQueries.LotItem> items = tenders.listItems(tenderId);
    OfferInput read =
        OfferForm.read(
            new LotFields(items).withOthers(form, kept(before)),
            items,
            rulesOfTender.of(tenderId),
            tenders.getTender(tenderId).currency());
    boolean same = read.typed().equals(typedBefore);
    String standing = marks.of(typedBefore, before == null ? null : before.offer());
    if (!same && form.text("seen").filter(seen -> !seen.equals(standing)).isPresent()) {
      throw new Refusal.Conflict("bid.draft-saved-elsewhere");
    }
    if (recorded || !same) {
      Offer offer =
          before == null ? read.offer() : read.offer().withAnswers(before.offer().answers());
      drafts.store(bid, offer, read.typed(), BidDrafts.DraftPart.OFFER, actor);
    }
    if (recorded) {
      audit.record(actor, new BidDraftSaved(bid.id()));
    }
    return new AutosavedDraft(marks.of(read.typed(), read.offer()), read.faults());
  }

  private static Form kept(BidDrafts.@Nullable BidDraft draft) {
    if (draft == null) {
      return Form.empty();
    }
    Map<String, List<String>> typed = draft.typed();
    return typed == null ? OfferForm.of(draft.offer()) : Form.of(typed);
  }

  private Bids.Bidder enter(Actor actor, long tenderId) {
    Bids.Bidder bidder = gate.requireBidder(actor);
    Bids.Gate entered = gate.enter(tenderId);
    gate.requireInvited(tenderId, bidder.id());
    gate.requireOpen(entered);
    return bidder;
  }

  /** Answers that are left out stay as the draft has them. */
  private Offer withAnswers(Offer offer, long tenderId, long supplierId) {
    return offer.answers() != null
        ? offer
        : drafts
            .find(tenderId, supplierId)
            .map(d -> offer.withAnswers(d.offer().answers()))
            .orElse(offer);
  }
}
