package org.muwahhad.reporting.receipt;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.muwahhad.access.Actor;
import org.muwahhad.bid.BidQueries;
import org.muwahhad.bid.BidStatus;
import org.muwahhad.bid.Offer;
import org.muwahhad.bid.SealedPart;
import org.muwahhad.bid.UnreadBids;
import org.muwahhad.bid.document.OpenedDocumentQueries;
import org.muwahhad.bid.opening.DiscountQueries;
import org.muwahhad.bid.opening.OpenedOfferQueries;
import org.muwahhad.bid.opening.SecurityStatements;
import org.muwahhad.bid.room.BidRoomView;
import org.muwahhad.bid.room.ViewBidRoom;
import org.muwahhad.bid.room.WithdrawalQueries;
import org.muwahhad.reporting.Wording;
import org.muwahhad.reports.Bilingual;
import org.muwahhad.reports.Edition;
import org.muwahhad.reports.bidcopy.BidCopy;
import org.muwahhad.reports.bidcopy.BidCopyTemplate;
import org.muwahhad.reports.render.ReportPrinter;
import org.muwahhad.shared.DatabaseClock;
import org.muwahhad.shared.Language;
import org.muwahhad.shared.Refusal;

/**
 * Prints a copy of a bid as PDF for the supplier whose bid it is: of the draft until the opening,
 * as far as one is kept, and of the bid as it was opened from then on. What is sealed has no copy,
 * also once it is withdrawn: the copy of a draft that was kept beside it says that no bid counts.
 * It is made when it is asked for, and neither stored nor noted, as the receipt is not.
 *
 * <p>Refused as not found where there is nothing to copy, and as the bid room is.
 */
@Singleton
public class PrintBidCopy {
  private final ViewBidRoom view;
  private final OpenedOfferQueries opened;
  private final DiscountQueries discounts;
  private final SecurityStatements securities;
  private final OpenedDocumentQueries documents;
  private final WithdrawalQueries withdrawals;
  private final UnreadBids unreadBids;
  private final DatabaseClock clock;
  private final ReportPrinter<BidCopy> printer = new ReportPrinter<>(new BidCopyTemplate());

  PrintBidCopy(
      ViewBidRoom view,
      OpenedOfferQueries opened,
      DiscountQueries discounts,
      SecurityStatements securities,
      OpenedDocumentQueries documents,
      WithdrawalQueries withdrawals,
      UnreadBids unreadBids,
      DatabaseClock clock) {
    this.unreadBids = unreadBids;
    this.withdrawals = withdrawals;
    this.view = view;
    this.opened = opened;
    this.discounts = discounts;
    this.securities = securities;
    this.documents = documents;
    this.clock = clock;
  }

  /** The copy of the reader's own bid in a tender, in a language. */
  @Transactional
  public PrintReceipt.File run(Actor actor, long tenderId, Language language) {
    BidRoomView room = view.get(actor, tenderId);
    ByteArrayOutputStream out = new ByteArrayOutputStream(1 << 17);
    try {
      printer.pdf(copy(room), language == Language.AR ? Edition.ARABIC : Edition.ENGLISH, out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new PrintReceipt.File(room.tender().number() + "-bid.pdf", out.toByteArray());
  }

  private BidCopy copy(BidRoomView room) {
    Optional<BidRoomView> read = asOpened(room);
    if (read.isPresent()) {
      return new BidCopyReporter(read.get(), view.answers(read.get()))
          .copy(
              Wording.both("reporting.bid-copy.opened"),
              openedNotes(read.get()),
              clock.now(),
              openedDocuments(read.get()));
    }
    if (room.draft() == null) {
      throw new Refusal.NotFound("copy of a bid in tender " + room.tender().id());
    }
    return new BidCopyReporter(room, view.answers(room))
        .copy(
            Wording.both("reporting.bid-copy.draft"),
            draftNotes(room),
            clock.now(),
            room.documents().stream()
                .map(d -> document(d.name(), d.part(), d.kilobytes(), d.sha256()))
                .toList());
  }

  /** The room with the bid as it was opened; empty where it was not. */
  private Optional<BidRoomView> asOpened(BidRoomView room) {
    BidQueries.OwnBid bid = room.bid();
    if (bid == null || bid.status() != BidStatus.OPENED) {
      return Optional.empty();
    }
    Optional<Offer> offer = opened.find(bid.id(), "");
    return offer.isEmpty() ? Optional.empty() : Optional.of(room.showing(whole(offer.get(), bid)));
  }

  private Offer whole(Offer offer, BidQueries.OwnBid bid) {
    return new Offer(
        offer.currency(),
        offer.gccOrigin(),
        offer.validityDays(),
        offer.hasSecurity(),
        offer.statement(),
        offer.prices(),
        discounts.list(bid.tenderId()).stream()
            .filter(d -> d.bidId() == bid.id())
            .map(d -> new Offer.Discount(d.percent(), d.whenWinning(), d.winning(), d.appliesTo()))
            .toList(),
        offer.mostLots(),
        offer.mostValue(),
        offer.answers(),
        securities
            .find(bid.id())
            .map(
                s ->
                    new Offer.Security(
                        s.form(),
                        s.issuer(),
                        s.reference(),
                        s.amount(),
                        s.currency(),
                        s.validUntil()))
            .orElse(null),
        offer.lotTotals(),
        offer.alternatives());
  }

  private List<Bilingual> openedNotes(BidRoomView room) {
    List<Bilingual> notes = new ArrayList<>();
    notes.add(Wording.both("reporting.bid-copy.opened-text"));
    Offer offer = room.draft();
    List<UnreadBids.UnreadBid> unread = unread(room);
    if (!unread.isEmpty()) {
      unread.forEach(
          bid -> notes.add(Wording.both("reporting.bid-copy.prices-unread", bid.words())));
    } else if (room.tender().twoEnvelopes() && offer != null && offer.prices().isEmpty()) {
      notes.add(Wording.both("reporting.bid-copy.prices-sealed"));
    }
    return notes;
  }

  private List<Bilingual> draftNotes(BidRoomView room) {
    List<Bilingual> notes = new ArrayList<>();
    notes.add(Wording.both("reporting.bid-copy.draft-text"));
    notes.add(standing(room));
    unread(room)
        .forEach(bid -> notes.add(Wording.both("reporting.bid-copy.unread-because", bid.words())));
    int unread = view.findTyped(room).map(t -> t.faults().size()).orElse(0);
    if (unread > 0) {
      notes.add(Wording.both("reporting.bid-copy.unread", unread));
    }
    return notes;
  }

  /** Why the bid, or its prices, could not be read; empty where nothing of it is unread. */
  private List<UnreadBids.UnreadBid> unread(BidRoomView room) {
    BidQueries.OwnBid bid = room.bid();
    return bid == null || !bid.status().wasInOpening()
        ? List.of()
        : unreadBids.list(room.tender().id(), bid.id());
  }

  /** What came of the bid whose draft is copied: the copy of a draft must not pass for a bid. */
  private Bilingual standing(BidRoomView room) {
    BidQueries.OwnBid bid = room.bid();
    if (bid == null || room.receipts().isEmpty()) {
      return Wording.both(
          room.open() ? "reporting.bid-copy.not-submitted" : "reporting.bid-copy.never-submitted");
    }
    BidQueries.Receipt last = room.receipts().get(0);
    return switch (bid.status()) {
      case WITHDRAWN -> {
        WithdrawalQueries.WithdrawalReceipt withdrawal = withdrawals.get(bid.id(), last.number());
        yield Wording.both(
            room.open()
                ? "reporting.bid-copy.withdrawn"
                : "reporting.bid-copy.withdrawn-before-deadline",
            last.number(),
            withdrawal.receiptNumber());
      }
      case UNREADABLE ->
          Wording.both("reporting.bid-copy.unreadable", last.number(), last.receiptNumber());
      case UNCONFIRMED ->
          Wording.both("reporting.bid-copy.unconfirmed", last.number(), last.receiptNumber());
      case DRAFT, SUBMITTED, OPENED ->
          Wording.both("reporting.bid-copy.submitted", last.number(), last.receiptNumber());
    };
  }

  private List<BidCopy.AttachedDocument> openedDocuments(BidRoomView room) {
    long bidId = Optional.ofNullable(room.bid()).map(BidQueries.OwnBid::id).orElse(0L);
    return documents.list(room.tender().id()).stream()
        .filter(d -> d.bidId() == bidId)
        .map(d -> document(d.fileName(), d.part(), d.kilobytes(), d.sha256()))
        .toList();
  }

  private static BidCopy.AttachedDocument document(
      String name, SealedPart part, int kilobytes, String sha256) {
    return new BidCopy.AttachedDocument(
        name, Wording.both("bid.document-part." + part), kilobytes, sha256);
  }
}
