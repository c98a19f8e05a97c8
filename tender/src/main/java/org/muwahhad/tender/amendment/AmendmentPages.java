package org.muwahhad.tender.amendment;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.micronaut.views.ModelAndView;
import io.swagger.v3.oas.annotations.Hidden;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.muwahhad.access.Actor;
import org.muwahhad.shared.Bilingual;
import org.muwahhad.shared.Refusal;
import org.muwahhad.tender.TenderFrame;
import org.muwahhad.tender.TenderQueries;
import org.muwahhad.tender.VisibleTenders;
import org.muwahhad.tender.document.AmendDocuments;
import org.muwahhad.web.Form;
import org.muwahhad.web.Forms;
import org.muwahhad.web.Page;
import org.muwahhad.web.Pages;
import org.muwahhad.web.Tone;

/** Amendments in the browser: what changed, and proposing and approving one. */
@Hidden
@Controller("/tenders/{id}/amendments")
@Secured(SecurityRule.IS_AUTHENTICATED)
@Produces(Pages.HTML)
@ExecuteOn(TaskExecutors.BLOCKING)
class AmendmentPages {
  private final Pages pages;
  private final TenderFrame frames;
  private final VisibleTenders visible;
  private final ViewAmendments viewAmendments;
  private final ProposeAmendment proposeAmendment;
  private final PublishAmendment publishAmendment;
  private final WithdrawAmendment withdrawAmendment;
  private final AmendDocuments documents;

  AmendmentPages(
      Pages pages,
      TenderFrame frames,
      VisibleTenders visible,
      ViewAmendments viewAmendments,
      ProposeAmendment proposeAmendment,
      PublishAmendment publishAmendment,
      WithdrawAmendment withdrawAmendment,
      AmendDocuments documents) {
    this.pages = pages;
    this.frames = frames;
    this.visible = visible;
    this.viewAmendments = viewAmendments;
    this.proposeAmendment = proposeAmendment;
    this.publishAmendment = publishAmendment;
    this.withdrawAmendment = withdrawAmendment;
    this.documents = documents;
  }

  @Get
  ModelAndView<?> show(HttpRequest<?> request, Actor actor, long id) {
    TenderQueries.Tender tender = visible.get(actor, id);
    return new ModelAndView<>(
        "tender/amendment/amendments",
        frames
            .of(request, actor, tender, "/amendments")
            .model(Map.of("room", viewAmendments.get(actor, id))));
  }

  @Get("/new")
  ModelAndView<?> propose(HttpRequest<?> request, Actor actor, long id) {
    List<DossierPart> parts = viewAmendments.dossier(actor, id);
    TenderQueries.Tender tender = visible.get(actor, id);
    Form form =
        Form.empty().with("deadline", LocalDateTime.ofInstant(tender.deadline(), Page.RIYADH));
    for (DossierPart part : parts) {
      String field = DossierChanges.field(part.name());
      form = form.with(field + ".ar", part.text().ar()).with(field + ".en", part.text().en());
    }
    return formPage(request, tender, parts, form);
  }

  @Post
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<?> propose(HttpRequest<?> request, Actor actor, long id, @Body String body) {
    Form form = Forms.read(request, body);
    TenderQueries.Tender tender = visible.get(actor, id);
    List<DossierPart> parts = viewAmendments.dossier(actor, id);
    return Pages.orAgain(
        request,
        form,
        () -> {
          proposeAmendment.run(actor, id, input(form, parts, tender.deadline()));
          return Pages.redirect(here(id), Tone.GOOD, "publication.amendment-proposed");
        },
        marked -> formPage(request, tender, parts, marked));
  }

  @Post("/{amendmentId}/approve")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<?> approve(
      HttpRequest<?> request, Actor actor, long id, long amendmentId, @Body String body) {
    Forms.read(request, body);
    return pages.after(
        request,
        here(id),
        () -> {
          int number = publishAmendment.run(actor, id, amendmentId);
          return Pages.redirect(here(id), Tone.GOOD, "publication.amendment-published", number);
        });
  }

  @Post("/{amendmentId}/withdraw")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<?> withdraw(
      HttpRequest<?> request, Actor actor, long id, long amendmentId, @Body String body) {
    Forms.read(request, body);
    return pages.after(
        request,
        here(id),
        () -> {
          withdrawAmendment.run(actor, id, amendmentId);
          return Pages.redirect(here(id), Tone.GOOD, "publication.amendment-withdrawn");
        });
  }

  private ModelAndView<?> formPage(
      HttpRequest<?> request, TenderQueries.Tender tender, List<DossierPart> parts, Form form) {
    Page page = pages.of(request);
    return new ModelAndView<>(
        "tender/amendment/propose",
        Map.of(
            "page",
            page.below(page.t().get("tender.tenders"), "/tenders")
                .below(tender.number(), "/tenders/" + tender.id())
                .below(page.t().get("publication.amendments"), here(tender.id()))
                .titled("publication.amendment-title"),
            "action",
            here(tender.id()),
            "parts",
            parts,
            "documents",
            documents.list(tender.id()),
            "form",
            form));
  }

  /** The deadline is typed to the minute: left as shown, it is left as it is. */
  private static AmendmentInput input(Form form, List<DossierPart> parts, Instant deadline) {
    if (form.text("deadline").isPresent() && form.dateTime("deadline").isEmpty()) {
      throw new Refusal.InvalidInput("deadline", "shared.not-a-date");
    }
    Map<String, Bilingual> texts = new LinkedHashMap<>();
    for (DossierPart part : parts) {
      String field = DossierChanges.field(part.name());
      if (!form.values(field + ".en").isEmpty()) {
        texts.put(part.name(), new Bilingual(form.value(field + ".ar"), form.value(field + ".en")));
      }
    }
    LocalDateTime shown = LocalDateTime.ofInstant(deadline, Page.RIYADH);
    return new AmendmentInput(
        new Bilingual(form.value("reason.ar"), form.value("reason.en")),
        form.dateTime("deadline")
            .filter(typed -> !typed.equals(shown))
            .map(typed -> typed.atZone(Page.RIYADH).toInstant())
            .orElse(null),
        texts);
  }

  private static String here(long id) {
    return "/tenders/" + id + "/amendments";
  }
}
