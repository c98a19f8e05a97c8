package org.muwahhad.bid.workbook;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.annotation.Put;
import io.micronaut.http.annotation.Status;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.io.ByteArrayInputStream;
import org.jspecify.annotations.Nullable;
import org.muwahhad.access.Actor;
import org.muwahhad.shared.Refusal;
import org.muwahhad.shared.TableFile;
import org.muwahhad.web.Pages;
import org.muwahhad.web.workbook.TableUpload;

/** The price schedule of a bid as a workbook, for programs. */
@Tag(name = "bids")
@Controller("/api/v1/tenders/{tenderId}/bid/workbook")
@Secured(SecurityRule.IS_AUTHENTICATED)
@ExecuteOn(TaskExecutors.BLOCKING)
class PriceWorkbookApi {
  private static final String FILE_NAME = "prices.xlsx";
  private final PriceWorkbooks workbooks;
  private final StagePriceWorkbook stage;
  private final TakePriceWorkbook take;
  private final DropPriceWorkbook drop;

  PriceWorkbookApi(
      PriceWorkbooks workbooks,
      StagePriceWorkbook stage,
      TakePriceWorkbook take,
      DropPriceWorkbook drop) {
    this.workbooks = workbooks;
    this.stage = stage;
    this.take = take;
    this.drop = drop;
  }

  /** The version of the bid that a review was compared with. */
  record ReviewedVersion(@Nullable Integer version) {}

  /** The workbook with the prices of the draft. */
  @Get
  @Produces(TableUpload.XLSX)
  HttpResponse<byte[]> download(HttpRequest<?> request, Actor actor, long tenderId) {
    return HttpResponse.ok(workbooks.write(actor, tenderId, Pages.wanted(request)))
        .header("Content-Disposition", "attachment; filename=\"" + FILE_NAME + "\"");
  }

  /** Sends a filled workbook; what it would change is answered, nothing is changed yet. */
  @Put
  @Secured("BIDDER")
  @Consumes({TableUpload.XLSX, MediaType.APPLICATION_OCTET_STREAM})
  PriceReview send(Actor actor, long tenderId, @Body byte[] workbook) {
    stage.run(
        actor, tenderId, TableFile.read(new ByteArrayInputStream(workbook), FILE_NAME), FILE_NAME);
    return review(actor, tenderId);
  }

  /** What the workbook that waits would change. */
  @Get("/review")
  PriceReview review(Actor actor, long tenderId) {
    return workbooks
        .review(actor, tenderId)
        .orElseThrow(() -> new Refusal.NotFound("price workbook in tender " + tenderId));
  }

  /** Takes the prices of the workbook that waits into the draft. */
  @Post("/take")
  @Status(HttpStatus.NO_CONTENT)
  void take(Actor actor, long tenderId, @Body ReviewedVersion taking) {
    Integer version = taking.version();
    if (version == null) {
      throw new Refusal.InvalidInput("version", "shared.missing");
    }
    take.run(actor, tenderId, version);
  }

  /** Leaves the workbook that waits. */
  @Delete
  @Status(HttpStatus.NO_CONTENT)
  void drop(Actor actor, long tenderId) {
    drop.run(actor, tenderId);
  }
}
