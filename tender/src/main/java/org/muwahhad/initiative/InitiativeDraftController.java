package org.muwahhad.initiative;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Status;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.Hidden;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Role;
import org.muwahhad.organisation.RestDays;
import org.muwahhad.shared.Refusal;
import org.muwahhad.web.Answers;
import org.muwahhad.web.Form;
import org.muwahhad.web.Option;
import org.muwahhad.web.Page;
import org.muwahhad.web.PageAndApi;
import org.muwahhad.web.Pages;
import org.muwahhad.web.Tone;

/** Proposing an initiative, and changing its draft. */
@Tag(name = "initiatives")
@Controller
@PageAndApi
@Secured(SecurityRule.IS_AUTHENTICATED)
record InitiativeDraftController(
    Answers answers,
    ViewInitiatives view,
    InitiativeQueries queries,
    ProposeInitiative proposeInitiative,
    AmendInitiative amendInitiative,
    RestDays restDays) {
  private static final int EMPTY_ROWS = 3;

  /** The empty form. */
  @Hidden
  @Get("/initiatives/new")
  HttpResponse<String> form(Actor actor) {
    actor.require(Role.CENTRAL_BUYER);
    Form form = answers.form(() -> Form.empty().with("currency", "USD"));
    return answers.show(
        "initiative/draftForm",
        "",
        page ->
            model(
                InitiativeController.below(page).titled("initiative.propose"),
                form,
                InitiativeController.PATH,
                true));
  }

  @Post(uris = {"/api/v1/initiatives", "/initiatives"})
  @Status(HttpStatus.CREATED)
  HttpResponse<ViewInitiatives.InitiativeView> propose(Actor actor, @Body InitiativeDraft draft) {
    return answers
        .act(() -> proposeInitiative.run(actor, settled(draft)))
        .then(
            id ->
                Pages.redirect(
                    InitiativeController.address(id), Tone.GOOD, "initiative.proposed-now"))
        .orAgain(() -> form(actor))
        .answering(id -> view.get(actor, id));
  }

  /** The form with the draft as it stands. */
  @Hidden
  @Get("/initiatives/{id}/draft")
  HttpResponse<InitiativeQueries.InitiativeRow> draftForm(Actor actor, long id) {
    actor.require(Role.CENTRAL_BUYER);
    ViewInitiatives.InitiativeView file = view.get(actor, id);
    if (!file.actions().prepare()) {
      throw new Refusal.RuleBroken("initiative.not-draft");
    }
    Form form = answers.form(() -> formOf(file));
    return answers.show(
        "initiative/draftForm",
        file.initiative(),
        page ->
            model(
                InitiativeController.below(page, file.initiative()).titled("initiative.amend"),
                form,
                InitiativeController.address(id) + "/draft",
                false));
  }

  @Post(uris = {"/api/v1/initiatives/{id}/draft", "/initiatives/{id}/draft"})
  HttpResponse<ViewInitiatives.InitiativeView> amend(
      Actor actor, long id, @Body InitiativeDraft draft) {
    return answers
        .act(() -> amendInitiative.run(actor, id, settled(draft)))
        .then(InitiativeController.address(id), "initiative.amended-now")
        .orAgain(() -> draftForm(actor, id))
        .answering(done -> view.get(actor, id));
  }

  private Map<String, Object> model(Page page, Form form, String action, boolean fresh) {
    Map<String, Object> model = new HashMap<>();
    model.put("page", page);
    model.put("form", form);
    model.put("action", action);
    model.put("fresh", fresh);
    model.put("rests", restDays.of(form, dueDates()));
    model.put("milestones", rows(form, "milestones", InitiativeDraft.MOST_MILESTONES));
    model.put("indicators", rows(form, "indicators", InitiativeDraft.MOST_INDICATORS));
    model.put("phases", phases(page));
    model.put("committees", options(page, queries.listCommittees()));
    model.put("currencies", options(page, queries.listCurrencies()));
    model.put("states", options(page, queries.listMemberStates()));
    return model;
  }

  /** The draft once the buyer was warned of milestones that are due on rest days, or moved them. */
  private InitiativeDraft settled(InitiativeDraft draft) {
    Form form = answers.form(Form::empty);
    restDays.requireWarned(form, dueDates());
    Form moved = restDays.taken(form, dueDates());
    return moved.equals(form) ? draft : draft.due(i -> moved.date(InitiativeDraft.dueOn(i)));
  }

  private static String[] dueDates() {
    return IntStream.range(0, InitiativeDraft.MOST_MILESTONES)
        .mapToObj(InitiativeDraft::dueOn)
        .toArray(String[]::new);
  }

  /** As many rows as are filled in, and some more. */
  private static int rows(Form form, String field, int most) {
    int last = 0;
    for (int i = 0; i < most; i++) {
      String row = field + "[" + i + "].";
      if (form.values().entrySet().stream()
          .anyMatch(e -> e.getKey().startsWith(row) && !String.join("", e.getValue()).isBlank())) {
        last = i + 1;
      }
    }
    return Math.min(most, last + EMPTY_ROWS);
  }

  private List<Option> phases(Page page) {
    return queries.listPhases().stream()
        .map(
            p ->
                new Option(
                    Integer.toString(p.id()),
                    page.t()
                        .get(
                            "initiative.phase-years",
                            page.t().of(p.name()),
                            Integer.toString(p.firstYear()),
                            Integer.toString(p.lastYear()))))
        .toList();
  }

  private static List<Option> options(Page page, List<InitiativeQueries.NamedCode> choices) {
    return choices.stream().map(c -> new Option(c.code(), page.t().of(c.name()))).toList();
  }

  private static Form formOf(ViewInitiatives.InitiativeView file) {
    InitiativeQueries.InitiativeRow initiative = file.initiative();
    Map<String, List<String>> values = new HashMap<>();
    put(values, "code", initiative.code());
    put(values, "name.ar", initiative.name().ar());
    put(values, "name.en", initiative.name().en());
    put(values, "purpose.ar", initiative.purpose().ar());
    put(values, "purpose.en", initiative.purpose().en());
    put(values, "phase", Integer.toString(initiative.phaseId()));
    put(values, "committee", initiative.committee().name());
    put(values, "budget", initiative.money().amount().toPlainString());
    put(values, "currency", initiative.currency());
    values.put("states", file.states().stream().map(InitiativeQueries.NamedCode::code).toList());
    for (int i = 0; i < file.milestones().size(); i++) {
      InitiativeQueries.MilestoneRow milestone = file.milestones().get(i);
      String row = "milestones[" + i + "].";
      put(values, row + "name.ar", milestone.name().ar());
      put(values, row + "name.en", milestone.name().en());
      put(values, row + "dueOn", milestone.dueOn().toString());
    }
    for (int i = 0; i < file.indicators().size(); i++) {
      InitiativeQueries.IndicatorRow indicator = file.indicators().get(i);
      String row = "indicators[" + i + "].";
      put(values, row + "name.ar", indicator.name().ar());
      put(values, row + "name.en", indicator.name().en());
      put(values, row + "unit.ar", indicator.unit().ar());
      put(values, row + "unit.en", indicator.unit().en());
      put(values, row + "baseline", plain(indicator.baseline()));
      put(values, row + "target", plain(indicator.target()));
    }
    return Form.of(values);
  }

  private static void put(Map<String, List<String>> values, String field, String value) {
    values.put(field, List.of(value));
  }

  private static String plain(BigDecimal value) {
    return value.stripTrailingZeros().toPlainString();
  }
}
