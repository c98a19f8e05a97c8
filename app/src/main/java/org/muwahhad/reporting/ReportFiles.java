package org.muwahhad.reporting;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.server.types.files.StreamedFile;
import jakarta.inject.Singleton;
import org.muwahhad.access.Actor;
import org.muwahhad.reports.Edition;
import org.muwahhad.shared.ObjectStore;

/** Hands out the files of reports, with their hash in a header. */
@Singleton
class ReportFiles {
  private final IssueAwardReport issueAwardReport;
  private final ObjectStore store;

  ReportFiles(IssueAwardReport issueAwardReport, ObjectStore store) {
    this.issueAwardReport = issueAwardReport;
    this.store = store;
  }

  HttpResponse<?> answer(Actor actor, long tenderId, Edition edition, Format format) {
    IssueAwardReport.File file = issueAwardReport.run(actor, tenderId, edition, format);
    StreamedFile body =
        new StreamedFile(
                store.open(file.storedAs()), MediaType.of(file.mediaType()), 0, file.byteCount())
            .attach(file.name());
    return HttpResponse.ok(body).header("X-Content-SHA256", file.sha256());
  }
}
