package org.muwahhad.bid.workbook;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import org.muwahhad.access.Actor;
import org.muwahhad.bid.AmendmentNumberQueries;
import org.muwahhad.bid.BidGate;
import org.muwahhad.bid.BidQueries;
import org.muwahhad.bid.Bids;
import org.muwahhad.bid.room.BidRoomView;
import org.muwahhad.bid.room.ViewBidRoom;
import org.muwahhad.shared.Language;
import org.muwahhad.shared.TableFile;
import org.muwahhad.web.Texts;

/**
 * Workbooks of a bidder's answers to requirements: written, and read back against its draft.
 * Nothing of one that comes back is kept until it is taken.
 */
@Singleton
public class AnswerWorkbooks {
  private final BidGate gate;
  private final ViewBidRoom view;
  private final Bids bids;
  private final AmendmentNumberQueries amendments;

  AnswerWorkbooks(BidGate gate, ViewBidRoom view, Bids bids, AmendmentNumberQueries amendments) {
    this.gate = gate;
    this.view = view;
    this.bids = bids;
    this.amendments = amendments;
  }

  /** The workbook of the bidder's draft as XLSX; empty cells where nothing is answered yet. */
  @Transactional
  public byte[] write(Actor actor, long tenderId, Language language) {
    BidRoomView room = view.get(actor, tenderId);
    return AnswerWorkbook.write(Texts.in(language), room, view.answers(room), source(actor, room));
  }

  /**
   * What a workbook would change.
   *
   * @throws org.muwahhad.shared.Refusal.InvalidInput at {@code file} when it is no workbook of
   *     answers of this bidder in this tender as it is now
   */
  @Transactional
  public AnswerReview review(Actor actor, long tenderId, TableFile file) {
    gate.requireBidder(actor);
    gate.requireOpen(gate.enter(tenderId));
    BidRoomView room = view.get(actor, tenderId);
    return AnswerReview.of(view.answers(room), WorkbookAnswers.of(file, source(actor, room)));
  }

  /** The version of the bid of a room, which every change of its draft raises. */
  int version(BidRoomView room) {
    BidQueries.OwnBid own = room.bid();
    return own == null ? 0 : bids.find(own.id()).map(Bids.Bid::version).orElse(0);
  }

  private AnswerSource source(Actor actor, BidRoomView room) {
    return new AnswerSource(
        room.tender().number(),
        bids.findBidder(gate.supplierOf(actor)).map(Bids.Bidder::registrationNumber).orElseThrow(),
        amendments.newest(room.tender().id()));
  }
}
