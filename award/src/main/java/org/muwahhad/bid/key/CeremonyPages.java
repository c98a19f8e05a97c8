package org.muwahhad.bid.key;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Part;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.multipart.CompletedFileUpload;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.micronaut.views.ModelAndView;
import io.swagger.v3.oas.annotations.Hidden;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.muwahhad.access.Actor;
import org.muwahhad.bid.seal.BidJson;
import org.muwahhad.tender.TenderFrame;
import org.muwahhad.web.Form;
import org.muwahhad.web.Forms;
import org.muwahhad.web.Page;
import org.muwahhad.web.Pages;
import org.muwahhad.web.Tone;

/** The key ceremony of a tender in the browser, where holders try their shares and copy them. */
@Hidden
@Controller("/tenders/{tenderId}/ceremony")
@Secured(SecurityRule.IS_AUTHENTICATED)
@ExecuteOn(TaskExecutors.BLOCKING)
class CeremonyPages {
  private final Pages pages;
  private final Ceremonies ceremonies;
  private final RehearseShare rehearseShare;
  private final DownloadShare downloadShare;
  private final BidJson json;

  CeremonyPages(
      Pages pages,
      Ceremonies ceremonies,
      RehearseShare rehearseShare,
      DownloadShare downloadShare,
      BidJson json) {
    this.pages = pages;
    this.ceremonies = ceremonies;
    this.rehearseShare = rehearseShare;
    this.downloadShare = downloadShare;
    this.json = json;
  }

  @Get
  @Produces(Pages.HTML)
  ModelAndView<?> show(HttpRequest<?> request, Actor actor, long tenderId) {
    return page(request, ceremonies.get(actor, tenderId), Form.empty());
  }

  @Post("/rehearsal")
  @Secured("OPENING_MEMBER")
  @Consumes(MediaType.MULTIPART_FORM_DATA)
  @Produces(Pages.HTML)
  HttpResponse<?> rehearse(
      HttpRequest<?> request,
      Actor actor,
      long tenderId,
      @Part @Nullable String passphrase,
      @Part @Nullable CompletedFileUpload file,
      @Part @Nullable String csrfToken) {
    Forms.requireToken(request, csrfToken == null ? "" : csrfToken);
    String here = "/tenders/" + tenderId + "/ceremony";
    return pages.after(
        request,
        here,
        Form.empty(),
        () -> {
          rehearseShare.run(
              actor, tenderId, passphrase == null ? "" : passphrase, ShareForm.file(file));
          return Pages.redirect(here, Tone.GOOD, "bid.share-works");
        },
        marked -> page(request, ceremonies.get(actor, tenderId), marked));
  }

  /** The holder's own copy, to be kept apart from the platform. */
  @Get("/share")
  @Produces(MediaType.APPLICATION_JSON)
  HttpResponse<byte[]> download(Actor actor, long tenderId) {
    ShareFile share = downloadShare.run(actor, tenderId);
    String name = "%s-share-%d.json".formatted(share.tender(), share.shareNumber());
    return HttpResponse.ok(json.write(share))
        .header("Content-Disposition", "attachment; filename=\"" + name + "\"");
  }

  private ModelAndView<?> page(HttpRequest<?> request, Ceremony ceremony, Form form) {
    Page page = pages.of(request);
    return new ModelAndView<>(
        "bid/key/ceremony",
        Map.of(
            "page",
            TenderFrame.below(page, ceremony.tender()).titled("bid.ceremony.title"),
            "ceremony",
            ceremony,
            "form",
            form));
  }
}
