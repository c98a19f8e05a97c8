package org.muwahhad.bid.key;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Part;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.multipart.CompletedFileUpload;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.Hidden;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.muwahhad.access.Actor;
import org.muwahhad.bid.seal.BidJson;
import org.muwahhad.tender.TenderFrame;
import org.muwahhad.web.Answers;
import org.muwahhad.web.Form;
import org.muwahhad.web.PageAndApi;

/** The key ceremony of a tender in the browser, where holders try their shares and copy them. */
@Hidden
@Controller("/tenders/{tenderId}/ceremony")
@PageAndApi
@Secured(SecurityRule.IS_AUTHENTICATED)
record CeremonyPages(
    Answers answers,
    Ceremonies ceremonies,
    RehearseShare rehearseShare,
    DownloadShare downloadShare,
    BidJson json) {

  @Get
  HttpResponse<String> show(Actor actor, long tenderId) {
    Ceremony ceremony = ceremonies.get(actor, tenderId);
    return answers.page(
        "bid/key/ceremony",
        page ->
            Map.of(
                "page",
                TenderFrame.below(page, ceremony.tender()).titled("bid.ceremony.title"),
                "ceremony",
                ceremony));
  }

  @Post("/rehearsal")
  @Secured("OPENING_MEMBER")
  @Consumes(MediaType.MULTIPART_FORM_DATA)
  HttpResponse<String> rehearse(
      Actor actor,
      long tenderId,
      @Part @Nullable String passphrase,
      @Part @Nullable CompletedFileUpload file,
      @Part @Nullable String csrfToken) {
    answers.take(csrfToken, Form.empty());
    String here = "/tenders/" + tenderId + "/ceremony";
    return answers
        .act(
            () ->
                rehearseShare.run(
                    actor, tenderId, passphrase == null ? "" : passphrase, ShareForm.file(file)))
        .then(here, "bid.share-works")
        .orBack(here)
        .showing(() -> show(actor, tenderId));
  }

  /** The holder's own copy, to be kept apart from the platform. */
  @Get("/share")
  @Produces(MediaType.APPLICATION_JSON)
  HttpResponse<byte[]> download(Actor actor, long tenderId) {
    ShareFile share = downloadShare.run(actor, tenderId);
    String name = "%s-share-%d.json".formatted(share.tender(), share.shareNumber());
    return HttpResponse.ok(json.write(share))
        .contentType(MediaType.APPLICATION_JSON_TYPE)
        .header("Content-Disposition", "attachment; filename=\"" + name + "\"");
  }
}
