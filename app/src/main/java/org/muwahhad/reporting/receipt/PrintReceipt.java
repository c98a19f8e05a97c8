package org.muwahhad.reporting.receipt;

import jakarta.inject.Singleton;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.muwahhad.access.Actor;
import org.muwahhad.demand.desk.ViewReceipt;
import org.muwahhad.demand.submission.SubmissionQueries;
import org.muwahhad.reporting.Wording;
import org.muwahhad.reports.Bilingual;
import org.muwahhad.reports.Money;
import org.muwahhad.reports.receipt.DemandReceipt;
import org.muwahhad.reports.receipt.DemandReceiptRenderer;
import org.muwahhad.web.PublicAddress;

/**
 * Prints the receipt of a submission as PDF, for everyone who may see it ({@link ViewReceipt}). It
 * holds the proof that its entry is in the log, once it is. It is made when it is asked for and not
 * stored.
 */
@Singleton
public class PrintReceipt {
  private final ViewReceipt viewReceipt;
  private final DemandReceiptRenderer renderer;
  private final PublicAddress publicAddress;
  private final ReceiptProofs proofs;

  PrintReceipt(
      ViewReceipt viewReceipt,
      DemandReceiptRenderer renderer,
      PublicAddress publicAddress,
      ReceiptProofs proofs) {
    this.proofs = proofs;
    this.viewReceipt = viewReceipt;
    this.renderer = renderer;
    this.publicAddress = publicAddress;
  }

  /** A file to hand out. */
  public record File(String name, byte[] content) {}

  /** The receipt of that number of a submission, from 1. */
  public File run(Actor actor, long submissionId, int number) {
    ViewReceipt.ReceiptView acknowledged = viewReceipt.get(actor, submissionId, number);
    ByteArrayOutputStream out = new ByteArrayOutputStream(1 << 17);
    try {
      renderer.pdf(
          receipt(acknowledged), proofs.attached(acknowledged.receipt().receiptNumber()), out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new File(acknowledged.receipt().receiptNumber() + ".pdf", out.toByteArray());
  }

  private DemandReceipt receipt(ViewReceipt.ReceiptView acknowledged) {
    SubmissionQueries.ReceiptRow receipt = acknowledged.receipt();
    return new DemandReceipt(
        receipt.receiptNumber(),
        receipt.number(),
        receipt.sha256(),
        receipt.receivedAt(),
        Wording.both("reporting.procuring-body"),
        sender(acknowledged.submission(), receipt),
        Wording.of(receipt.declarationText()),
        acknowledged.lines().stream().map(PrintReceipt::line).toList(),
        money(acknowledged.total()),
        new DemandReceipt.Verification(
            verification(receipt.receiptNumber()),
            publicAddress.of(VerifyReceiptPages.path(receipt.receiptNumber(), receipt.sha256()))));
  }

  private Bilingual verification(String number) {
    Bilingual text = Wording.both("reporting.receipt-verification");
    return proofs
        .find(number)
        .flatMap(ReceiptProofs::place)
        .map(
            p ->
                Wording.both("log.receipt-printed", p.leafIndex(), p.treeSize(), p.states().size()))
        .map(more -> new Bilingual(text.ar() + " " + more.ar(), text.en() + " " + more.en()))
        .orElse(text);
  }

  private static DemandReceipt.Sender sender(
      SubmissionQueries.SubmissionRow row, SubmissionQueries.ReceiptRow receipt) {
    return new DemandReceipt.Sender(
        Wording.of(row.roundName()),
        row.roundCode(),
        Wording.of(row.entityName()),
        row.entityCode(),
        Wording.of(row.stateName()),
        row.zone(),
        Wording.of(receipt.person()));
  }

  private static DemandReceipt.ReceiptDemandLine line(ViewReceipt.ReceiptLine line) {
    return new DemandReceipt.ReceiptDemandLine(
        line.number(),
        line.itemCode(),
        line.revision(),
        Wording.of(line.item()),
        line.quantity(),
        Wording.of(line.unit()),
        line.needBy(),
        Wording.of(line.site()),
        money(line.unitPrice()),
        money(line.total()),
        Wording.both("demand.commitment." + line.commitment()),
        line.budgetLine(),
        line.justification(),
        line.keptReason());
  }

  private static Money money(org.muwahhad.shared.Money money) {
    return new Money(money.amount(), money.currency());
  }
}
