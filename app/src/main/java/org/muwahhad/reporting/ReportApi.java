package org.muwahhad.reporting;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.muwahhad.access.Actor;
import org.muwahhad.bid.SealedPart;
import org.muwahhad.reports.Edition;

/** Reports for programs. */
@Tag(name = "reports")
@Controller("/api/v1")
@Secured(SecurityRule.IS_AUTHENTICATED)
@ExecuteOn(TaskExecutors.BLOCKING)
class ReportApi {
  private final ReportViews views;
  private final ReportFiles files;
  private final PrintReceipt printReceipt;
  private final PrintBidReceipt printBidReceipt;
  private final TenderReports ofTender;

  ReportApi(
      ReportViews views,
      ReportFiles files,
      PrintReceipt printReceipt,
      PrintBidReceipt printBidReceipt,
      TenderReports ofTender) {
    this.ofTender = ofTender;
    this.printReceipt = printReceipt;
    this.printBidReceipt = printBidReceipt;
    this.views = views;
    this.files = files;
  }

  @Get("/reports")
  List<ReportViews.Row> list(Actor actor) {
    return ReportPages.list(views, actor);
  }

  @Get("/tenders/{tenderId}/reports/award/{edition}/{format}")
  @Produces({
    "application/pdf",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
  })
  HttpResponse<?> download(Actor actor, long tenderId, Edition edition, Format format) {
    return files.any(actor, ReportKind.AWARD, String.valueOf(tenderId), edition, format);
  }

  /** The reports of a tender that can be had and no longer change, in the order of reading. */
  @Get("/tenders/{tenderId}/reports")
  TenderReports.Listed ofTender(Actor actor, long tenderId) {
    return ofTender.list(actor, tenderId);
  }

  /**
   * Chosen reports of a tender in one file: a cover, contents, bookmarks and pages counted through.
   * Whoever may not have one of them gets none; the order of reading is that of the list above,
   * whatever that of the choice.
   *
   * @param report the words of those chosen, such as {@code opening}, each once
   */
  @Get("/tenders/{tenderId}/reports/pack/{edition}{?report*}")
  @Produces("application/pdf")
  HttpResponse<?> pack(Actor actor, long tenderId, Edition edition, @Nullable List<String> report) {
    PackChoice choice =
        PackChoice.of(report == null ? List.of() : report.stream().map(ReportKind::of).toList());
    return files.any(
        actor, ReportKind.TENDER_PACK, choice.of(tenderId).written(), edition, Format.PDF);
  }

  /**
   * A report in an edition and format. What can still change comes as a draft that names its
   * reader.
   *
   * @param kind such as {@code dossier}, {@code evaluation} or {@code allocation}
   * @param subject the key of the tender, round, agreement or meeting, and after a hyphen the part
   *     of it, such as the code of a state
   */
  @Get("/reports/{kind}/{subject}/{edition}/{format}")
  @Produces({
    "application/pdf",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
  })
  HttpResponse<?> report(Actor actor, String kind, String subject, Edition edition, Format format) {
    return files.any(actor, ReportKind.of(kind), subject, edition, format);
  }

  /**
   * The record of the opening of bids ({@code BID}) or of prices ({@code PRICES}) as PDF/A-3a, in
   * an edition.
   */
  @Get("/tenders/{tenderId}/opening/record/{part}/{edition}")
  @Produces("application/pdf")
  HttpResponse<?> opening(Actor actor, long tenderId, SealedPart part, Edition edition) {
    return files.any(
        actor, ReportKind.ofOpening(part), String.valueOf(tenderId), edition, Format.PDF);
  }

  /** The closed minutes of a meeting as PDF/A-3a, in an edition. */
  @Get("/meetings/{id}/minutes/{edition}")
  @Produces("application/pdf")
  HttpResponse<?> minutes(Actor actor, long id, Edition edition) {
    return files.any(actor, ReportKind.MINUTES, String.valueOf(id), edition, Format.PDF);
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
