package org.muwahhad.reports.bidreceipt;

import java.util.List;
import org.muwahhad.reports.document.DocumentHead;
import org.muwahhad.reports.document.DocumentWriter;
import org.muwahhad.reports.document.Labels;
import org.muwahhad.reports.document.ReportDocument;
import org.muwahhad.reports.document.ReportTemplate;
import org.muwahhad.reports.document.Table;
import org.muwahhad.reports.document.TableCell;

/**
 * Lays the receipt of a bid out, on one page: what was received, when, and what its digest is of.
 */
public final class BidReceiptTemplate implements ReportTemplate<BidReceipt> {

  @Override
  public String name() {
    return "bidreceipt";
  }

  @Override
  public boolean letter() {
    return true;
  }

  @Override
  public List<Table> tables() {
    return List.of();
  }

  @Override
  public ReportDocument write(BidReceipt receipt, Labels labels) {
    DocumentWriter writer = new DocumentWriter(head(receipt, labels), labels);
    writer
        .section("TIME")
        .facts(
            List.of(
                // The Hijri date of the receipt stands at the head.
                writer.fact(
                    receipt.isOfLateBid()
                        ? "late.refused"
                        : receipt.isOfWithdrawal() ? "withdrawn" : "received",
                    TableCell.time(receipt.receivedAt())),
                // The clock decides to the microsecond, and so does a dispute.
                writer.fact("received.utc", TableCell.code(receipt.receivedAt().toString())),
                writer.fact("deadline", TableCell.time(receipt.deadlineAt())),
                writer.fact("deadline.hijri", TableCell.hijri(receipt.deadlineAt()))))
        .paragraph(
            receipt.isOfLateBid()
                ? "clock.late"
                : receipt.isOfWithdrawal() ? "clock.withdrawn" : "clock");
    String withdrawn = receipt.withdrawnSha256();
    Integer late = receipt.lateSize();
    if (late != null) {
      writeLate(writer, receipt, late);
    } else if (withdrawn != null) {
      writeWithdrawal(writer, receipt, withdrawn);
    } else {
      writeBid(writer, receipt);
    }
    BidReceipt.LoggedPlace logged = receipt.logged();
    if (logged != null) {
      writeLogged(writer, logged);
    }
    return writer.document();
  }

  private static void writeWithdrawal(
      DocumentWriter writer, BidReceipt receipt, String withdrawnSha256) {
    writer
        .section("WITHDRAWN")
        .facts(
            List.of(
                writer.fact("tender", TableCell.code(receipt.tender())),
                writer.fact("bidder", TableCell.words(receipt.bidder())),
                writer.fact("version", TableCell.number(receipt.version())),
                writer.fact("sha256", TableCell.code(withdrawnSha256)),
                writer.fact("sha256.statement", TableCell.code(receipt.sha256()))))
        .paragraph("digest.withdrawn")
        .paragraph("withdrawn.again");
  }

  private static void writeLate(DocumentWriter writer, BidReceipt receipt, int size) {
    writer
        .section("LATE")
        .facts(
            List.of(
                writer.fact("tender", TableCell.code(receipt.tender())),
                writer.fact("bidder", TableCell.words(receipt.bidder())),
                writer.fact("late.size", TableCell.number(size)),
                writer.fact("sha256", TableCell.code(receipt.sha256()))))
        .paragraph("digest.late");
  }

  private static void writeBid(DocumentWriter writer, BidReceipt receipt) {
    writer
        .section("RECEIVED")
        .facts(
            List.of(
                writer.fact("tender", TableCell.code(receipt.tender())),
                writer.fact("bidder", TableCell.words(receipt.bidder())),
                writer.fact("version", TableCell.number(receipt.version())),
                writer.fact("documents", TableCell.number(receipt.documents())),
                writer.fact("sha256", TableCell.code(receipt.sha256()))))
        .paragraph(receipt.twoEnvelopes() ? "digest.two-envelopes" : "digest.one-envelope")
        .paragraph("digest.sealed");
  }

  private static void writeLogged(DocumentWriter writer, BidReceipt.LoggedPlace logged) {
    writer
        .section("LOG")
        .facts(
            List.of(
                writer.fact("log.leaf", TableCell.code(String.valueOf(logged.leaf()))),
                writer.fact("log.size", TableCell.code(String.valueOf(logged.treeSize()))),
                writer.fact("log.root", TableCell.code(logged.root())),
                writer.fact("log.states", TableCell.number(logged.states()))))
        .paragraph("log.attached");
  }

  private static DocumentHead head(BidReceipt receipt, Labels labels) {
    return DocumentHead.issued(
        receipt.issuer(),
        labels.of(
            receipt.isOfLateBid()
                ? "report.late"
                : receipt.isOfWithdrawal() ? "report.withdrawal" : "report"),
        receipt.title(),
        receipt.number(),
        receipt.receivedAt(),
        receipt.proof());
  }
}
