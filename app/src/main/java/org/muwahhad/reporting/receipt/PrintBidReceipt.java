package org.muwahhad.reporting.receipt;

import jakarta.inject.Singleton;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;
import org.muwahhad.access.Actor;
import org.muwahhad.bid.BidGate;
import org.muwahhad.bid.BidQueries;
import org.muwahhad.bid.LateBidQueries;
import org.muwahhad.bid.room.WithdrawalQueries;
import org.muwahhad.reporting.Wording;
import org.muwahhad.reports.Bilingual;
import org.muwahhad.reports.Edition;
import org.muwahhad.reports.bidreceipt.BidReceipt;
import org.muwahhad.reports.bidreceipt.BidReceiptTemplate;
import org.muwahhad.reports.document.DocumentHead;
import org.muwahhad.reports.render.ReportPrinter;
import org.muwahhad.shared.Refusal;
import org.muwahhad.web.PublicAddress;

/**
 * Prints the receipt of a version of a bid, or of its withdrawal, or the statement that one came
 * too late, as PDF, both languages on it, for the supplier whose bid it is. It holds the proof that
 * its entry is in the log, once it is. It is made when it is asked for and not stored: a file that
 * is kept or a download that is noted would reveal a bid before the opening.
 *
 * <p>Refused as not found for the bid of another supplier.
 */
@Singleton
public class PrintBidReceipt {
  private final BidQueries bids;
  private final WithdrawalQueries withdrawals;
  private final LateBidQueries lateBids;
  private final PublicAddress publicAddress;
  private final ReportPrinter<BidReceipt> printer = new ReportPrinter<>(new BidReceiptTemplate());
  private final BidGate gate;
  private final ReceiptProofs proofs;

  PrintBidReceipt(
      BidGate gate,
      ReceiptProofs proofs,
      BidQueries bids,
      WithdrawalQueries withdrawals,
      LateBidQueries lateBids,
      PublicAddress publicAddress) {
    this.gate = gate;
    this.proofs = proofs;
    this.lateBids = lateBids;
    this.withdrawals = withdrawals;
    this.bids = bids;
    this.publicAddress = publicAddress;
  }

  /** The receipt of that version of a bid, from 1. */
  public PrintReceipt.File run(Actor actor, long bidId, int number) {
    bids.getOwn(gate.supplierOf(actor), bidId);
    return print(receipt(bids.getReceipt(bidId, number)));
  }

  /** The receipt of the withdrawal of that version of a bid. */
  public PrintReceipt.File ofWithdrawal(Actor actor, long bidId, int version) {
    bids.getOwn(gate.supplierOf(actor), bidId);
    return print(receipt(withdrawals.get(bidId, version)));
  }

  /** The statement that a bid of the supplier came too late, by its number. */
  public PrintReceipt.File ofLateBid(Actor actor, String number) {
    return print(
        receipt(
            lateBids
                .find(number, gate.supplierOf(actor))
                .orElseThrow(() -> new Refusal.NotFound("late bid " + number))));
  }

  private PrintReceipt.File print(BidReceipt receipt) {
    ByteArrayOutputStream out = new ByteArrayOutputStream(1 << 17);
    try {
      printer.pdf(receipt, Edition.BILINGUAL, proofs.attached(receipt.number()), out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new PrintReceipt.File(receipt.number() + ".pdf", out.toByteArray());
  }

  private BidReceipt receipt(BidQueries.Receipt receipt) {
    return new BidReceipt(
        receipt.receiptNumber(),
        receipt.number(),
        receipt.sha256(),
        receipt.receivedAt(),
        receipt.deadlineThen(),
        Wording.both("reporting.procuring-body"),
        receipt.tenderNumber(),
        Wording.of(receipt.title()),
        bidder(receipt.supplier(), receipt.registrationNumber()),
        receipt.documents(),
        receipt.twoEnvelopes(),
        null,
        null,
        logged(receipt.receiptNumber()),
        proof(receipt.receiptNumber(), receipt.sha256()));
  }

  private BidReceipt receipt(WithdrawalQueries.WithdrawalReceipt receipt) {
    return new BidReceipt(
        receipt.receiptNumber(),
        receipt.version(),
        receipt.sha256(),
        receipt.withdrawnAt(),
        receipt.deadlineThen(),
        Wording.both("reporting.procuring-body"),
        receipt.tenderNumber(),
        Wording.of(receipt.title()),
        bidder(receipt.supplier(), receipt.registrationNumber()),
        0,
        false,
        receipt.bidSha256(),
        null,
        logged(receipt.receiptNumber()),
        proof(receipt.receiptNumber(), receipt.sha256()));
  }

  private BidReceipt receipt(LateBidQueries.LateBid late) {
    return new BidReceipt(
        late.receiptNumber(),
        1,
        late.sha256(),
        late.refusedAt(),
        late.deadlineAt(),
        Wording.both("reporting.procuring-body"),
        late.tenderNumber(),
        Wording.of(late.title()),
        bidder(late.supplier(), late.registrationNumber()),
        0,
        false,
        null,
        late.size(),
        logged(late.receiptNumber()),
        proof(late.receiptNumber(), late.sha256()));
  }

  private BidReceipt.@Nullable LoggedPlace logged(String number) {
    return proofs
        .find(number)
        .flatMap(ReceiptProofs::place)
        .map(
            p ->
                new BidReceipt.LoggedPlace(
                    p.leafIndex(), p.treeSize(), p.root(), p.states().size()))
        .orElse(null);
  }

  private DocumentHead.Proof proof(String number, String sha256) {
    return new DocumentHead.Proof(
        number, publicAddress.of(VerifyReceiptPages.path(number, sha256)));
  }

  private static Bilingual bidder(
      org.muwahhad.shared.Bilingual supplier, String registrationNumber) {
    String registered = " – " + registrationNumber;
    return new Bilingual(supplier.ar() + registered, supplier.en() + registered);
  }
}
