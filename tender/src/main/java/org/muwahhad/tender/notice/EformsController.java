package org.muwahhad.tender.notice;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.server.types.files.StreamedFile;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.muwahhad.access.Throttle;
import org.muwahhad.web.PageAndApi;
import org.muwahhad.web.ReadByEverybody;

/** Notices of published tenders in the EU's format, for everybody. */
@Tag(name = "publications")
@Controller
@PageAndApi
@Secured(SecurityRule.IS_ANONYMOUS)
@ReadByEverybody
record EformsController(EformsNotices notices) {

  private interface Notice {
    void write(String source, String number, OutputStream to) throws IOException;
  }

  /** The contract notice, subtype 16 of eForms. */
  @Get(
      uris = {
        "/api/v1/publications/{number}/contract-notice.xml",
        "/publications/{number}/contract-notice.xml"
      })
  @Produces(MediaType.APPLICATION_XML)
  HttpResponse<StreamedFile> contractNotice(HttpRequest<?> request, String number)
      throws IOException {
    return file(request, number, "contract-notice", notices::contractNotice);
  }

  /** The contract award notice, subtype 29 of eForms, once the awards are in effect. */
  @Get(
      uris = {
        "/api/v1/publications/{number}/contract-award-notice.xml",
        "/publications/{number}/contract-award-notice.xml"
      })
  @Produces(MediaType.APPLICATION_XML)
  HttpResponse<StreamedFile> awardNotice(HttpRequest<?> request, String number) throws IOException {
    return file(request, number, "contract-award-notice", notices::awardNotice);
  }

  /** It is written to a file first: a mistake on the way ends as an error, not as half a notice. */
  private static HttpResponse<StreamedFile> file(
      HttpRequest<?> request, String number, String name, Notice notice) throws IOException {
    Path file = Files.createTempFile("notice", ".xml");
    try {
      try (OutputStream to = new BufferedOutputStream(Files.newOutputStream(file))) {
        notice.write(Throttle.source(request), number, to);
      }
      return HttpResponse.ok(
          new StreamedFile(
                  Files.newInputStream(file, StandardOpenOption.DELETE_ON_CLOSE),
                  MediaType.of("application/xml;charset=utf-8"))
              .attach(name + "-" + number + ".xml"));
    } catch (IOException | RuntimeException e) {
      Files.deleteIfExists(file);
      throw e;
    }
  }
}
