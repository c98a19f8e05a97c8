package org.muwahhad.reporting;

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

/** The receipt of a submission as a file, for the page of the receipt. */
@Hidden
@Controller("/submissions/{id}/receipts/{number}/pdf")
@Secured(SecurityRule.IS_AUTHENTICATED)
@ExecuteOn(TaskExecutors.BLOCKING)
class ReceiptPages {
  private final PrintReceipt printReceipt;

  ReceiptPages(PrintReceipt printReceipt) {
    this.printReceipt = printReceipt;
  }

  @Get
  @Produces("application/pdf")
  HttpResponse<byte[]> pdf(Actor actor, long id, int number) {
    return answer(printReceipt.run(actor, id, number));
  }

  static HttpResponse<byte[]> answer(PrintReceipt.File file) {
    return HttpResponse.ok(file.content())
        .header("Content-Disposition", "attachment; filename=\"" + file.name() + "\"");
  }
}
