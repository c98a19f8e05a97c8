package org.muwahhad.tender.requirement;

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
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Role;
import org.muwahhad.shared.Refusal;
import org.muwahhad.tender.TenderFrame;
import org.muwahhad.tender.TenderQueries;
import org.muwahhad.tender.TenderStatus;
import org.muwahhad.tender.VisibleTenders;
import org.muwahhad.web.Form;
import org.muwahhad.web.Forms;
import org.muwahhad.web.Option;
import org.muwahhad.web.Pages;
import org.muwahhad.web.Refusals;
import org.muwahhad.web.Tone;

/** The requirements of a draft in the browser: all items, then those of one. */
@Hidden
@Controller("/tenders/{id}/requirements")
@Secured(SecurityRule.IS_AUTHENTICATED)
@ExecuteOn(TaskExecutors.BLOCKING)
class RequirementPages {
  private final Pages pages;
  private final TenderFrame frames;
  private final VisibleTenders visible;
  private final TenderQueries queries;
  private final Requirements requirements;
  private final SetRequirements setRequirements;
  private final ProposeRequirements proposeRequirements;

  RequirementPages(
      Pages pages,
      TenderFrame frames,
      VisibleTenders visible,
      TenderQueries queries,
      Requirements requirements,
      SetRequirements setRequirements,
      ProposeRequirements proposeRequirements) {
    this.pages = pages;
    this.frames = frames;
    this.visible = visible;
    this.queries = queries;
    this.requirements = requirements;
    this.setRequirements = setRequirements;
    this.proposeRequirements = proposeRequirements;
  }

  @Get
  @Produces(Pages.HTML)
  ModelAndView<?> list(HttpRequest<?> request, Actor actor, long id) {
    actor.require(Role.CENTRAL_BUYER);
    TenderQueries.Tender tender = visible.get(actor, id);
    return new ModelAndView<>(
        "tender/requirement/list",
        frames
            .of(request, actor, tender, "/requirements")
            .model(
                Map.of(
                    "lots",
                    queries.listLots(id),
                    "items",
                    requirements.count(id),
                    "editable",
                    tender.status() == TenderStatus.DRAFT)));
  }

  /** Fills the items that have none from the catalog. */
  @Post
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @Produces(Pages.HTML)
  HttpResponse<?> propose(HttpRequest<?> request, Actor actor, long id, @Body String body) {
    Forms.read(request, body);
    String back = "/tenders/" + id + "/requirements";
    return pages.after(
        request,
        back,
        () ->
            Pages.redirect(
                back, Tone.GOOD, "requirement.proposed", proposeRequirements.run(actor, id)));
  }

  @Get("/{itemId}")
  @Produces(Pages.HTML)
  ModelAndView<?> item(HttpRequest<?> request, Actor actor, long id, long itemId) {
    actor.require(Role.CENTRAL_BUYER);
    TenderQueries.Tender tender = visible.get(actor, id);
    return page(
        request, actor, tender, itemId, RequirementForm.of(requirements.listOfItem(id, itemId)));
  }

  @Post("/{itemId}")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @Produces(Pages.HTML)
  HttpResponse<?> save(
      HttpRequest<?> request, Actor actor, long id, long itemId, @Body String body) {
    actor.require(Role.CENTRAL_BUYER);
    Form form = Forms.readSheet(request, body);
    TenderQueries.Tender tender = visible.get(actor, id);
    if (form.value("act").equals("add-row")) {
      return HttpResponse.ok(
          page(request, actor, tender, itemId, RequirementForm.withOneMore(form)));
    }
    String here = "/tenders/" + id + "/requirements";
    Form packed = RequirementForm.packed(form);
    try {
      if (form.value("act").equals("propose")) {
        int made = proposeRequirements.run(actor, id, itemId);
        return Pages.redirect(here + "/" + itemId, Tone.GOOD, "requirement.proposed", made);
      }
      setRequirements.run(actor, id, itemId, RequirementForm.read(packed));
      return Pages.redirect(here, Tone.GOOD, "requirement.saved");
    } catch (RuntimeException failure) {
      Refusal refusal = Refusals.find(failure).orElseThrow(() -> failure);
      Form marked = Refusals.mark(packed, refusal, Pages.language(request));
      return HttpResponse.unprocessableEntity().body(page(request, actor, tender, itemId, marked));
    }
  }

  private ModelAndView<?> page(
      HttpRequest<?> request, Actor actor, TenderQueries.Tender tender, long itemId, Form form) {
    TenderQueries.LotItem item =
        queries.listItems(tender.id()).stream()
            .filter(i -> i.id() == itemId)
            .findFirst()
            .orElseThrow(() -> new Refusal.NotFound("lot item " + itemId));
    TenderFrame.Frame frame = frames.of(request, actor, tender, "/requirements");
    List<Option> comparisons =
        Arrays.stream(Comparison.values())
            .map(c -> new Option(c.name(), frame.page().t().get("requirement.comparison." + c)))
            .toList();
    return new ModelAndView<>(
        "tender/requirement/item",
        frame.model(
            Map.of(
                "item",
                item,
                "form",
                form,
                "rows",
                RequirementForm.rows(form),
                "comparisons",
                comparisons,
                "editable",
                tender.status() == TenderStatus.DRAFT)));
  }
}
