package org.muwahhad.tender.requirement;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
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
import org.muwahhad.web.Answers;
import org.muwahhad.web.Form;
import org.muwahhad.web.Option;
import org.muwahhad.web.PageAndApi;
import org.muwahhad.web.Pages;
import org.muwahhad.web.Texts;
import org.muwahhad.web.Tone;

/** The requirements of a draft in the browser: all items, then those of one. */
@Hidden
@Controller("/tenders/{id}/requirements")
@PageAndApi(sheets = true)
@Secured(SecurityRule.IS_AUTHENTICATED)
record RequirementPages(
    Answers answers,
    TenderFrame frames,
    VisibleTenders visible,
    TenderQueries queries,
    Requirements requirements,
    SetRequirements setRequirements,
    ProposeRequirements proposeRequirements) {

  @Get
  HttpResponse<String> list(Actor actor, long id) {
    actor.require(Role.CENTRAL_BUYER);
    TenderQueries.Tender tender = visible.get(actor, id);
    return answers.page(
        "tender/requirement/list",
        page ->
            frames
                .of(page, actor, tender, "/requirements")
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
  HttpResponse<String> propose(Actor actor, long id) {
    return answers
        .act(() -> proposeRequirements.run(actor, id))
        .then(made -> Pages.redirect(address(id), Tone.GOOD, "requirement.proposed", made))
        .orBack(address(id))
        .done();
  }

  @Get("/{itemId}")
  HttpResponse<String> item(Actor actor, long id, long itemId) {
    actor.require(Role.CENTRAL_BUYER);
    TenderQueries.Tender tender = visible.get(actor, id);
    return page(actor, tender, itemId, RequirementForm.of(requirements.listOfItem(id, itemId)));
  }

  @Post("/{itemId}")
  HttpResponse<String> save(Actor actor, long id, long itemId) {
    actor.require(Role.CENTRAL_BUYER);
    TenderQueries.Tender tender = visible.get(actor, id);
    Form form = answers.form(Form::empty);
    String act = form.value("act");
    if (act.equals("add-row")) {
      return page(actor, tender, itemId, RequirementForm.withOneMore(form));
    }
    if (act.equals("propose")) {
      return answers
          .act(() -> proposeRequirements.run(actor, id, itemId))
          .then(
              made ->
                  Pages.redirect(
                      address(id) + "/" + itemId, Tone.GOOD, "requirement.proposed", made))
          .showing(() -> again(actor, tender, itemId));
    }
    return answers
        .act(
            () ->
                setRequirements.run(
                    actor, id, itemId, RequirementForm.read(RequirementForm.packed(form))))
        .then(address(id), "requirement.saved")
        .showing(() -> again(actor, tender, itemId));
  }

  private HttpResponse<String> again(Actor actor, TenderQueries.Tender tender, long itemId) {
    return page(actor, tender, itemId, RequirementForm.packed(answers.form(Form::empty)));
  }

  private HttpResponse<String> page(
      Actor actor, TenderQueries.Tender tender, long itemId, Form form) {
    TenderQueries.LotItem item =
        queries.listItems(tender.id()).stream()
            .filter(i -> i.id() == itemId)
            .findFirst()
            .orElseThrow(() -> new Refusal.NotFound("lot item " + itemId));
    return answers.page(
        "tender/requirement/item",
        page ->
            frames
                .of(page, actor, tender, "/requirements")
                .model(
                    Map.of(
                        "item",
                        item,
                        "form",
                        form,
                        "rows",
                        RequirementForm.rows(form),
                        "comparisons",
                        comparisons(page.t()),
                        "editable",
                        tender.status() == TenderStatus.DRAFT)));
  }

  private static List<Option> comparisons(Texts t) {
    return Arrays.stream(Comparison.values())
        .map(c -> new Option(c.name(), t.get("requirement.comparison." + c)))
        .toList();
  }

  private static String address(long id) {
    return "/tenders/" + id + "/requirements";
  }
}
