package org.muwahhad.bid.workbook;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import org.muwahhad.access.Actor;
import org.muwahhad.bid.BidGate;
import org.muwahhad.bid.Bids;
import org.muwahhad.bid.room.BidRoomView;
import org.muwahhad.bid.room.SaveBidDraft;
import org.muwahhad.bid.room.ViewBidRoom;
import org.muwahhad.shared.TableFile;

/**
 * A bidder sends its price schedule in as a workbook. Nothing of the draft changes: what the
 * workbook says is kept, encrypted as the draft is, until {@link TakePriceWorkbook} or until
 * another one is sent. Formulas, macros and links in it are never run: only values are read.
 *
 * <p>No entry goes into the audit record: nothing is decided yet.
 *
 * <p>Refused as {@link SaveBidDraft} is, and as invalid input at {@code file} with what {@link
 * PriceSource#require} and {@link TableFile} refuse.
 */
@Singleton
public class StagePriceWorkbook {
  private static final int LONGEST_NAME = 255;
  private final BidGate gate;
  private final ViewBidRoom view;
  private final PriceWorkbooks workbooks;

  StagePriceWorkbook(BidGate gate, ViewBidRoom view, PriceWorkbooks workbooks) {
    this.gate = gate;
    this.view = view;
    this.workbooks = workbooks;
  }

  @Transactional
  public void run(Actor actor, long tenderId, TableFile file, String fileName) {
    Bids.Bidder bidder = gate.requireBidder(actor);
    gate.requireOpen(gate.enter(tenderId));
    BidRoomView room = view.get(actor, tenderId);
    WorkbookPrices rows = WorkbookPrices.of(file, workbooks.source(actor, room));
    Bids.Bid bid = gate.ensureBid(tenderId, bidder.id());
    workbooks.stage(
        actor, bid, rows, fileName.substring(0, Math.min(fileName.length(), LONGEST_NAME)));
  }
}
