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

/** Whether a file was issued here, for programs. Public. */
@Tag(name = "reports")
@Controller("/api/v1/verify/files")
@Secured(SecurityRule.IS_ANONYMOUS)
@ReadByEverybody
@ExecuteOn(TaskExecutors.BLOCKING)
class VerifyFileApi {
  private final VerifyFile verifyFile;

  VerifyFileApi(VerifyFile verifyFile) {
    this.verifyFile = verifyFile;
  }

  /**
   * What is known of the file with a hash (SHA-256, hexadecimal); not found when it was not issued
   * here.
   */
  @Get("/{sha256}")
  VerifyFile.KnownFile get(HttpRequest<?> request, String sha256) {
    return verifyFile
        .run(Throttle.source(request), sha256)
        .orElseThrow(() -> new Refusal.NotFound("file " + sha256));
  }
}
