package org.muwahhad.tender.terms;

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
import org.muwahhad.shared.Faults;
import org.muwahhad.tender.CriterionKind;
import org.muwahhad.tender.TenderFrame;
import org.muwahhad.tender.TenderQueries;
import org.muwahhad.tender.VisibleTenders;
import org.muwahhad.web.Answers;
import org.muwahhad.web.Form;
import org.muwahhad.web.Option;
import org.muwahhad.web.PageAndApi;

/** The criteria of a draft in the browser: one row each, saved together. */
@Hidden
@Controller("/tenders/{id}/criteria")
@PageAndApi
@Secured(SecurityRule.IS_AUTHENTICATED)
record CriteriaPages(
    Answers answers,
    TenderFrame frames,
    VisibleTenders visible,
    TenderQueries queries,
    SetCriteria setCriteria) {

  @Get
  HttpResponse<String> show(Actor actor, long id) {
    actor.require(Role.CENTRAL_BUYER);
    TenderQueries.Tender tender = visible.get(actor, id);
    return page(actor, tender, formOf(queries.listCriteria(id)));
  }

  @Post
  HttpResponse<String> save(Actor actor, long id) {
    actor.require(Role.CENTRAL_BUYER);
    TenderQueries.Tender tender = visible.get(actor, id);
    Form form = answers.form(Form::empty);
    if (form.value("act").equals("add-row")) {
      return page(actor, tender, CriteriaForm.withOneMore(form));
    }
    return answers
        .act(() -> setCriteria.run(actor, id, inputs(CriteriaForm.packed(form))))
        .then("/tenders/" + id + "/criteria", "tender.criteria-saved")
        .showing(() -> page(actor, tender, CriteriaForm.packed(answers.form(Form::empty))));
  }

  private HttpResponse<String> page(Actor actor, TenderQueries.Tender tender, Form form) {
    return answers.page(
        "tender/terms/criteria",
        page ->
            frames
                .of(page, actor, tender, "/criteria")
                .model(
                    Map.of(
                        "form",
                        form,
                        "rows",
                        CriteriaForm.rows(form),
                        "kinds",
                        Arrays.stream(CriterionKind.values())
                            .map(
                                kind ->
                                    new Option(
                                        kind.name(), page.t().get("tender.criterion-kind." + kind)))
                            .toList(),
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
