package org.muwahhad.reporting.verification;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.muwahhad.access.Throttle;
import org.muwahhad.shared.Refusal;
import org.muwahhad.web.ReadByEverybody;

/** Whether a printed report was issued here, for programs. Public. */
@Tag(name = "reports")
@Controller("/api/v1/verify/documents")
@Secured(SecurityRule.IS_ANONYMOUS)
@ReadByEverybody
@ExecuteOn(TaskExecutors.BLOCKING)
class VerifyDocumentApi {
  private final VerifyDocument verifyDocument;

  VerifyDocumentApi(VerifyDocument verifyDocument) {
    this.verifyDocument = verifyDocument;
  }

  /**
   * What is known under the number printed on a report: who issued it, and its files as issued and
   * with each signature; not found when nothing was issued under it.
   */
  @Get("/{documentId}")
  VerifyDocument.KnownDocument get(HttpRequest<?> request, String documentId) {
    VerifyDocument.KnownDocument known = verifyDocument.run(Throttle.source(request), documentId);
    if (known.files().isEmpty()) {
      throw new Refusal.NotFound("document " + documentId);
    }
    return known;
  }
}
