package org.muwahhad.reporting;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.muwahhad.access.Throttle;
import org.muwahhad.shared.Bilingual;

/** Whether a receipt is genuine, for programs of whoever holds it. Public, as the page is. */
@Tag(name = "reports")
@Controller("/api/v1/verify/receipts")
@Secured(SecurityRule.IS_ANONYMOUS)
@ExecuteOn(TaskExecutors.BLOCKING)
class VerifyReceiptApi {
  private final VerifyReceipt verifyReceipt;

  VerifyReceiptApi(VerifyReceipt verifyReceipt) {
    this.verifyReceipt = verifyReceipt;
  }

  /**
   * What is known of a receipt.
   *
   * @param given whether it was given here
   * @param receipt what the page of the receipt tells of it, or null when it was not given
   */
  @Serdeable
  record Answer(boolean given, @Nullable Receipt receipt) {}

  /**
   * A receipt that was given; see {@link GivenReceipts.Given}.
   *
   * @param receivedAt UTC
   */
  @Serdeable
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
    static Receipt of(GivenReceipts.Given given) {
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

  /** Number and hash are asked for together; a wrong one is not told from two wrong ones. */
  @Get("/{number}/{sha256}")
  Answer receipt(HttpRequest<?> request, String number, String sha256) {
    return verifyReceipt
        .run(Throttle.source(request), number, sha256)
        .map(given -> new Answer(true, Receipt.of(given)))
        .orElseGet(() -> new Answer(false, null));
  }
}
