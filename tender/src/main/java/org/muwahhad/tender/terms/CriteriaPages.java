package org.muwahhad.tender.terms;

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
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Role;
import org.muwahhad.shared.Faults;
import org.muwahhad.shared.Refusal;
import org.muwahhad.tender.CriterionKind;
import org.muwahhad.tender.TenderFrame;
import org.muwahhad.tender.TenderQueries;
import org.muwahhad.tender.VisibleTenders;
import org.muwahhad.web.Form;
import org.muwahhad.web.Forms;
import org.muwahhad.web.Option;
import org.muwahhad.web.Pages;
import org.muwahhad.web.Refusals;
import org.muwahhad.web.Tone;

/** The criteria of a draft in the browser: one row each, saved together. */
@Hidden
@Controller("/tenders/{id}/criteria")
@Secured(SecurityRule.IS_AUTHENTICATED)
@ExecuteOn(TaskExecutors.BLOCKING)
class CriteriaPages {
  private final TenderFrame frames;
  private final VisibleTenders visible;
  private final TenderQueries queries;
  private final SetCriteria setCriteria;

  CriteriaPages(
      TenderFrame frames, VisibleTenders visible, TenderQueries queries, SetCriteria setCriteria) {
    this.frames = frames;
    this.visible = visible;
    this.queries = queries;
    this.setCriteria = setCriteria;
  }

  @Get
  @Produces(Pages.HTML)
  ModelAndView<?> show(HttpRequest<?> request, Actor actor, long id) {
    actor.require(Role.CENTRAL_BUYER);
    TenderQueries.Tender tender = visible.get(actor, id);
    return page(request, actor, tender, formOf(queries.listCriteria(id)));
  }

  @Post
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @Produces(Pages.HTML)
  HttpResponse<?> save(HttpRequest<?> request, Actor actor, long id, @Body String body) {
    actor.require(Role.CENTRAL_BUYER);
    Form form = Forms.read(request, body);
    TenderQueries.Tender tender = visible.get(actor, id);
    if (form.value("act").equals("add-row")) {
      return HttpResponse.ok(page(request, actor, tender, CriteriaForm.withOneMore(form)));
    }
    Form packed = CriteriaForm.packed(form);
    try {
      setCriteria.run(actor, id, inputs(packed));
      return Pages.redirect("/tenders/" + id + "/criteria", Tone.GOOD, "tender.criteria-saved");
    } catch (RuntimeException failure) {
      Refusal refusal = Refusals.find(failure).orElseThrow(() -> failure);
      Form marked = Refusals.mark(packed, refusal, Pages.language(request));
      return HttpResponse.unprocessableEntity().body(page(request, actor, tender, marked));
    }
  }

  private ModelAndView<?> page(
      HttpRequest<?> request, Actor actor, TenderQueries.Tender tender, Form form) {
    TenderFrame.Frame frame = frames.of(request, actor, tender, "/criteria");
    List<Option> kinds = new ArrayList<>();
    for (CriterionKind kind : CriterionKind.values()) {
      kinds.add(new Option(kind.name(), frame.page().t().get("tender.criterion-kind." + kind)));
    }
    return new ModelAndView<>(
        "tender/terms/criteria",
        frame.model(
            Map.of(
                "form",
                form,
                "rows",
                CriteriaForm.rows(form),
                "kinds",
                kinds,
                "weight",
                CriteriaForm.weight(form))));
  }

  private static Form formOf(List<TenderQueries.Criterion> criteria) {
    return CriteriaForm.with(
        Form.empty(),
        criteria.stream()
            .map(
                c ->
                    new CriterionInput(
                        c.kind(), c.code(), c.name().ar(), c.name().en(), c.weight()))
            .toList());
  }

  private static List<CriterionInput> inputs(Form packed) {
    Faults faults = new Faults();
    List<CriterionInput> inputs = CriteriaForm.inputs(packed, faults);
    faults.throwIfAny();
    return inputs;
  }
}
