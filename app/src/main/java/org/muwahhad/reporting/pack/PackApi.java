package org.muwahhad.reporting.pack;

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
import org.muwahhad.reporting.Format;
import org.muwahhad.reporting.ReportKind;
import org.muwahhad.reporting.issue.ReportFiles;
import org.muwahhad.reports.Edition;

/** The reports of a tender together, for programs. */
@Tag(name = "reports")
@Controller("/api/v1")
@Secured(SecurityRule.IS_AUTHENTICATED)
@ExecuteOn(TaskExecutors.BLOCKING)
class PackApi {
  private final ReportFiles files;
  private final TenderReports ofTender;

  PackApi(ReportFiles files, TenderReports ofTender) {
    this.files = files;
    this.ofTender = ofTender;
  }

  /** The reports of a tender that can be had and no longer change, in the order of reading. */
  @Get("/tenders/{tenderId}/reports")
  TenderReports.TenderReportList ofTender(Actor actor, long tenderId) {
    return ofTender.list(actor, tenderId);
  }

  /**
   * Chosen reports of a tender in one file: a cover, contents, bookmarks and pages counted through.
   * Anyone who may not have one of them gets none; the order of reading is that of the list above,
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
}
