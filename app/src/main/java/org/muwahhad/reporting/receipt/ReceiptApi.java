package org.muwahhad.reporting.receipt;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.muwahhad.access.Actor;

/** Receipts as files, for programs. */
@Tag(name = "reports")
@Controller("/api/v1")
@Secured(SecurityRule.IS_AUTHENTICATED)
@ExecuteOn(TaskExecutors.BLOCKING)
class ReceiptApi {
  private final PrintReceipt printReceipt;
  private final PrintBidReceipt printBidReceipt;

  ReceiptApi(PrintReceipt printReceipt, PrintBidReceipt printBidReceipt) {
    this.printReceipt = printReceipt;
    this.printBidReceipt = printBidReceipt;
  }

  /** The receipt of a submission as PDF/A-3a, both languages on it. */
  @Get("/submissions/{id}/receipts/{number}/pdf")
  @Produces("application/pdf")
  HttpResponse<?> receipt(Actor actor, long id, int number) {
    return ReceiptPages.answer(printReceipt.run(actor, id, number));
  }

  /** The receipt of a version of the caller's own bid as PDF/A-3a, both languages on it. */
  @Get("/bids/{bidId}/versions/{number}/pdf")
  @Produces("application/pdf")
  HttpResponse<?> bidReceipt(Actor actor, long bidId, int number) {
    return ReceiptPages.answer(printBidReceipt.run(actor, bidId, number));
  }
}
