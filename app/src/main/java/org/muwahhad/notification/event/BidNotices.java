package org.muwahhad.notification.event;

import io.micronaut.runtime.event.annotation.EventListener;
import jakarta.inject.Singleton;
import org.muwahhad.bid.BidEntry.BidSubmitted;
import org.muwahhad.bid.BidEntry.BidWithdrawn;
import org.muwahhad.bid.BidEntry.PricesOpened;
import org.muwahhad.bid.BidQueries;
import org.muwahhad.bid.SealedPart;
import org.muwahhad.bid.UnreadBids;
import org.muwahhad.bid.room.WithdrawalQueries;
import org.muwahhad.notification.notice.Argument;
import org.muwahhad.notification.notice.Notice;
import org.muwahhad.notification.notice.Notices;
import org.muwahhad.notification.notice.NotifyPeople;
import org.muwahhad.tender.TenderMove.BidsOpened;
import org.muwahhad.tender.TenderQueries;

/**
 * Sends the people who bid for a supplier the receipts of its bids and withdrawals. They hold
 * nothing of what is offered. {@code Mails} keeps these mails from administrators until the
 * opening. After the opening it informs those whose bid, or prices, could not be read, and says
 * why.
 */
@Singleton
class BidNotices {
  private final NotifyPeople tell;
  private final Notices notices;
  private final BidQueries bids;
  private final WithdrawalQueries withdrawals;
  private final TenderQueries tenders;

  BidNotices(
      NotifyPeople tell,
      Notices notices,
      BidQueries bids,
      WithdrawalQueries withdrawals,
      TenderQueries tenders) {
    this.tenders = tenders;
    this.tell = tell;
    this.notices = notices;
    this.bids = bids;
    this.withdrawals = withdrawals;
  }

  @EventListener
  void on(BidSubmitted event) {
    BidQueries.Receipt receipt = bids.getReceipt(event.bidId(), event.version());
    tell.run(
        Notice.of(
            "bid-received",
            "/bids/" + event.bidId() + "/versions/" + event.version(),
            Argument.text(receipt.tenderNumber()),
            Argument.name(receipt.title()),
            Argument.text(receipt.receiptNumber()),
            Argument.at(receipt.receivedAt()),
            Argument.text(receipt.sha256())),
        id -> notices.tellBiddersOf(id, event.bidId()));
  }

  @EventListener
  void on(BidWithdrawn event) {
    WithdrawalQueries.WithdrawalReceipt receipt = withdrawals.get(event.bidId(), event.version());
    tell.run(
        Notice.of(
            "bid-withdrawn",
            "/bids/" + event.bidId() + "/withdrawals/" + event.version(),
            Argument.text(receipt.tenderNumber()),
            Argument.name(receipt.title()),
            Argument.text(receipt.receiptNumber()),
            Argument.at(receipt.withdrawnAt()),
            Argument.text(receipt.sha256())),
        id -> notices.tellBiddersOf(id, event.bidId()));
  }

  @EventListener
  void on(BidsOpened event) {
    UnreadBids.of(SealedPart.BID, event.digests())
        .forEach(bid -> tellUnread("bid-unread", event.tenderId(), bid));
  }

  @EventListener
  void on(PricesOpened event) {
    UnreadBids.of(SealedPart.PRICES, event.digests())
        .forEach(bid -> tellUnread("prices-unread", event.tenderId(), bid));
  }

  private void tellUnread(String kind, long tenderId, UnreadBids.UnreadBid bid) {
    TenderQueries.Tender tender = tenders.getTender(tenderId);
    tell.run(
        Notice.of(
            kind,
            "/tenders/" + tenderId + "/opening",
            Argument.text(tender.number()),
            Argument.name(tender.title()),
            Argument.name(bid.words())),
        id -> notices.tellBiddersOf(id, bid.bidId()));
  }
}
