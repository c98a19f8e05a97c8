package org.muwahhad.reporting;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.server.types.files.StreamedFile;
import jakarta.inject.Singleton;
import org.muwahhad.access.Actor;
import org.muwahhad.bid.SealedPart;
import org.muwahhad.reports.Edition;
import org.muwahhad.shared.ObjectStore;

/** Hands out the files of reports, with their hash in a header. */
@Singleton
class ReportFiles {
  private final IssueAwardReport issueAwardReport;
  private final IssueOpeningRecord issueOpeningRecord;
  private final ObjectStore store;

  ReportFiles(
      IssueAwardReport issueAwardReport, IssueOpeningRecord issueOpeningRecord, ObjectStore store) {
    this.issueAwardReport = issueAwardReport;
    this.issueOpeningRecord = issueOpeningRecord;
    this.store = store;
  }

  HttpResponse<?> award(Actor actor, long tenderId, Edition edition, Format format) {
    return answer(issueAwardReport.run(actor, tenderId, edition, format));
  }

  HttpResponse<?> opening(Actor actor, long tenderId, SealedPart part, Edition edition) {
    return answer(issueOpeningRecord.run(actor, tenderId, part, edition));
  }

  private HttpResponse<?> answer(ReportArchive.File file) {
    StreamedFile body =
        new StreamedFile(
                store.open(file.storedAs()), MediaType.of(file.mediaType()), 0, file.byteCount())
            .attach(file.name());
    return HttpResponse.ok(body).header("X-Content-SHA256", file.sha256());
  }
}
