package org.muwahhad.reporting.receipt;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.muwahhad.access.Throttle;
import org.muwahhad.audit.log.LogProofs.LogProof;
import org.muwahhad.shared.Bilingual;
import org.muwahhad.web.ReadByEverybody;

/** Whether a receipt is genuine, for programs of anyone who holds it. Public, as the page is. */
@Tag(name = "reports")
@Controller("/api/v1/verify/receipts")
@Secured(SecurityRule.IS_ANONYMOUS)
@ReadByEverybody
@ExecuteOn(TaskExecutors.BLOCKING)
class VerifyReceiptApi {
  private final VerifyReceipt verifyReceipt;
  private final ReceiptProofs proofs;

  VerifyReceiptApi(VerifyReceipt verifyReceipt, ReceiptProofs proofs) {
    this.verifyReceipt = verifyReceipt;
    this.proofs = proofs;
  }

  /**
   * What is known of a receipt.
   *
   * @param given whether it was given here
   * @param receipt what the page shows of a receipt for demand, or null when it is not one
   * @param bidReceipt what the page shows of the receipt of a bid, or null when it is not one
   * @param withdrawal what the page shows of the receipt of a withdrawal, or null when it is not
   *     one
   * @param lateBid what the page shows of the statement that a bid came too late, or null when it
   *     is not one
   * @param proof that its entry is in the log of the record; null when it was not given
   */
  record ReceiptAnswer(
      boolean given,
      @Nullable Receipt receipt,
      @Nullable BidReceipt bidReceipt,
      @Nullable WithdrawalReceipt withdrawal,
      @Nullable LateBidStatement lateBid,
      @Nullable LogProof proof) {
    static ReceiptAnswer of(ReceiptQueries.Receipt given, @Nullable LogProof proof) {
      if (given instanceof ReceiptQueries.WithdrawalFacts withdrawal) {
        return new ReceiptAnswer(true, null, null, WithdrawalReceipt.of(withdrawal), null, proof);
      }
      if (given instanceof ReceiptQueries.LateBidFacts late) {
        return new ReceiptAnswer(true, null, null, null, LateBidStatement.of(late), proof);
      }
      return given instanceof ReceiptQueries.BidReceiptFacts bid
          ? new ReceiptAnswer(true, null, BidReceipt.of(bid), null, null, proof)
          : new ReceiptAnswer(
              true, Receipt.of((ReceiptQueries.DemandReceiptFacts) given), null, null, null, proof);
    }
  }

  /**
   * A receipt of a withdrawal that was given; see {@link ReceiptQueries.WithdrawalFacts}.
   *
   * @param withdrawnAt UTC
   * @param deadlineAt UTC, when bids were due at that time
   */
  record WithdrawalReceipt(
      String receiptNumber,
      String sha256,
      Instant withdrawnAt,
      Instant deadlineAt,
      String tenderNumber,
      Bilingual title) {
    static WithdrawalReceipt of(ReceiptQueries.WithdrawalFacts given) {
      return new WithdrawalReceipt(
          given.receiptNumber(),
          given.sha256(),
          given.withdrawnAt(),
          given.deadlineAt(),
          given.tenderNumber(),
          given.title());
    }
  }

  /**
   * A statement that a bid came too late; see {@link ReceiptQueries.LateBidFacts}.
   *
   * @param refusedAt UTC
   * @param deadlineAt UTC, the deadline that had passed
   */
  record LateBidStatement(
      String receiptNumber,
      String sha256,
      Instant refusedAt,
      Instant deadlineAt,
      String tenderNumber,
      Bilingual title) {
    static LateBidStatement of(ReceiptQueries.LateBidFacts given) {
      return new LateBidStatement(
          given.receiptNumber(),
          given.sha256(),
          given.refusedAt(),
          given.deadlineAt(),
          given.tenderNumber(),
          given.title());
    }
  }

  /**
   * A receipt that was given; see {@link ReceiptQueries.DemandReceiptFacts}.
   *
   * @param receivedAt UTC
   */
  record Receipt(
      String receiptNumber,
      String sha256,
      Instant receivedAt,
      String roundCode,
      Bilingual round,
      Bilingual state,
      boolean replaced,
      boolean withdrawn,
      boolean reopened) {
    static Receipt of(ReceiptQueries.DemandReceiptFacts given) {
      return new Receipt(
          given.receiptNumber(),
          given.sha256(),
          given.receivedAt(),
          given.roundCode(),
          given.round(),
          given.state(),
          given.replaced(),
          given.withdrawn(),
          given.reopened());
    }
  }

  /**
   * A receipt of a bid that was given; see {@link ReceiptQueries.BidReceiptFacts}.
   *
   * @param receivedAt UTC
   * @param deadlineAt UTC, when bids were due at that time
   * @param opened whether this version was opened with the others; not told before the opening
   */
  record BidReceipt(
      String receiptNumber,
      String sha256,
      Instant receivedAt,
      Instant deadlineAt,
      String tenderNumber,
      Bilingual title,
      @Nullable Boolean opened) {
    static BidReceipt of(ReceiptQueries.BidReceiptFacts given) {
      return new BidReceipt(
          given.receiptNumber(),
          given.sha256(),
          given.receivedAt(),
          given.deadlineAt(),
          given.tenderNumber(),
          given.title(),
          given.opened());
    }
  }

  /** Number and hash are asked for together; a wrong one is not told from two wrong ones. */
  @Get("/{number}/{sha256}")
  ReceiptAnswer receipt(HttpRequest<?> request, String number, String sha256) {
    return verifyReceipt
        .run(Throttle.source(request), number, sha256)
        .map(given -> ReceiptAnswer.of(given, proofs.find(given.receiptNumber()).orElse(null)))
        .orElseGet(() -> new ReceiptAnswer(false, null, null, null, null, null));
  }
}
