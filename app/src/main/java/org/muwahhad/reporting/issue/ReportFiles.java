package org.muwahhad.reporting.issue;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.server.types.files.StreamedFile;
import jakarta.inject.Singleton;
import org.muwahhad.access.Actor;
import org.muwahhad.reporting.Format;
import org.muwahhad.reporting.ReportKind;
import org.muwahhad.reporting.Subject;
import org.muwahhad.reports.Edition;
import org.muwahhad.shared.ObjectStore;

/** Hands out the files of reports, with their hash in a header. */
@Singleton
public class ReportFiles {
  private final IssueReport issueReport;
  private final RedownloadReport redownloadReport;
  private final ObjectStore store;

  ReportFiles(IssueReport issueReport, RedownloadReport redownloadReport, ObjectStore store) {
    this.issueReport = issueReport;
    this.redownloadReport = redownloadReport;
    this.store = store;
  }

  public HttpResponse<?> any(
      Actor actor, ReportKind kind, String subject, Edition edition, Format format) {
    return answer(
        issueReport.file(actor, kind, Subject.read(kind.about(), subject), edition, format));
  }

  /** What the person took before, as it was. */
  public HttpResponse<?> again(Actor actor, long reportId) {
    return answer(redownloadReport.run(actor, reportId));
  }

  private HttpResponse<?> answer(ReportFile file) {
    return body(file).header("X-Content-SHA256", file.sha256());
  }

  private MutableHttpResponse<?> body(ReportFile file) {
    byte[] draft = file.content();
    if (draft != null) {
      return HttpResponse.ok(draft)
          .contentType(MediaType.of(file.mediaType()))
          .header("Content-Disposition", "attachment; filename=\"" + file.name() + "\"");
    }
    return HttpResponse.ok(
        new StreamedFile(
                store.open(String.valueOf(file.storedAs())),
                MediaType.of(file.mediaType()),
                0,
                file.byteCount())
            .attach(file.name()));
  }
}
