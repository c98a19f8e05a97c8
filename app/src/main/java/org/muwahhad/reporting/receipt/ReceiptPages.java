package org.muwahhad.reporting.receipt;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.Hidden;
import org.muwahhad.access.Actor;

/** The receipts of submissions and of bids as files, for the pages of the receipts. */
@Hidden
@Controller
@Secured(SecurityRule.IS_AUTHENTICATED)
@ExecuteOn(TaskExecutors.BLOCKING)
class ReceiptPages {
  private final PrintReceipt printReceipt;
  private final PrintBidReceipt printBidReceipt;

  ReceiptPages(PrintReceipt printReceipt, PrintBidReceipt printBidReceipt) {
    this.printReceipt = printReceipt;
    this.printBidReceipt = printBidReceipt;
  }

  @Get("/submissions/{id}/receipts/{number}/pdf")
  @Produces("application/pdf")
  HttpResponse<byte[]> pdf(Actor actor, long id, int number) {
    return answer(printReceipt.run(actor, id, number));
  }

  @Get("/bids/{bidId}/versions/{number}/pdf")
  @Produces("application/pdf")
  HttpResponse<byte[]> ofBid(Actor actor, long bidId, int number) {
    return answer(printBidReceipt.run(actor, bidId, number));
  }

  static HttpResponse<byte[]> answer(PrintReceipt.File file) {
    return HttpResponse.ok(file.content())
        .header("Content-Disposition", "attachment; filename=\"" + file.name() + "\"");
  }
}
