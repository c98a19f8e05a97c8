package org.muwahhad.tender.procedure;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.Hidden;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Role;
import org.muwahhad.organisation.RestDays;
import org.muwahhad.shared.Bilingual;
import org.muwahhad.shared.Faults;
import org.muwahhad.tender.ProcedureQueries;
import org.muwahhad.tender.ProcurementMethod;
import org.muwahhad.tender.TenderFrame;
import org.muwahhad.tender.TenderQueries;
import org.muwahhad.tender.TenderStatus;
import org.muwahhad.tender.VisibleTenders;
import org.muwahhad.tender.approval.AgreementCeilingQueries;
import org.muwahhad.web.Answers;
import org.muwahhad.web.Form;
import org.muwahhad.web.Option;
import org.muwahhad.web.Page;
import org.muwahhad.web.PageAndApi;
import org.muwahhad.web.Texts;

/**
 * The procedure of a tender in the browser: a form for the buyer of a draft, facts for those who
 * approve and audit. The end of the time to apply is typed in Riyadh time.
 */
@Hidden
@Controller("/tenders/{id}/procedure")
@PageAndApi
@Secured(SecurityRule.IS_AUTHENTICATED)
record ProcedurePages(
    Answers answers,
    TenderFrame frames,
    VisibleTenders visible,
    ProcedureQueries queries,
    AgreementCeilingQueries ceilings,
    SetProcedure setProcedure,
    RestDays restDays) {
  private static final int FEWEST_ROWS = 3;
  private static final String APPLICATIONS_UNTIL = "applicationsUntil";

  @Get
  HttpResponse<String> show(Actor actor, long id) {
    actor.require(Role.CENTRAL_BUYER, Role.ADMINISTRATOR, Role.AUDITOR);
    TenderQueries.Tender tender = visible.get(actor, id);
    return page(actor, tender, formOf(tender));
  }

  @Post
  HttpResponse<String> save(Actor actor, long id) {
    actor.require(Role.CENTRAL_BUYER);
    Form form = typed();
    TenderQueries.Tender tender = visible.get(actor, id);
    if (form.value("act").equals("add-row")) {
      int rows = Math.min(rows(form) + 1, SetProcedure.MOST_REQUIREMENTS);
      return page(actor, tender, form.with("rows", rows));
    }
    return answers
        .act(() -> setProcedure.run(actor, id, input(form)))
        .then("/tenders/" + id + "/procedure", "procedure.procedure-saved")
        .showing(() -> page(actor, tender, typed()));
  }

  /** What was typed, with the day offered where the person takes it. */
  private Form typed() {
    return packed(restDays.taken(answers.form(Form::empty), APPLICATIONS_UNTIL));
  }

  private HttpResponse<String> page(Actor actor, TenderQueries.Tender tender, Form form) {
    return answers.page(
        "tender/procedure/procedure",
        page ->
            frames
                .of(page, actor, tender, "/procedure")
                .model(model(page.t(), actor, tender, form)));
  }

  private Map<String, Object> model(Texts t, Actor actor, TenderQueries.Tender tender, Form form) {
    Map<String, Object> model = new HashMap<>();
    model.put("form", form);
    model.put("rests", restDays.of(form, APPLICATIONS_UNTIL));
    model.put("rows", Math.max(rows(form), FEWEST_ROWS));
    model.put("edits", actor.is(Role.CENTRAL_BUYER) && tender.status() == TenderStatus.DRAFT);
    model.put("procedure", queries.findProcedure(tender.id()));
    model.put("invited", namedOf(tender));
    model.put("ceilings", ceilings.list(tender.id()));
    model.put("requirements", queries.listRequirements(tender.id()));
    model.put(
        "methods",
        ProcurementMethod.codes().stream()
            .map(
                m ->
                    new Option(
                        m, t.get("tender.method." + m), t.get("tender.method." + m + ".hint")))
            .toList());
    model.put(
        "grounds",
        queries.listGrounds().stream()
            .map(g -> new Option(g.code(), ground(t, g), t.of(g.source())))
            .toList());
    return model;
  }

  /** Those invited by name; who was found qualified is for the panel alone until the opening. */
  private List<ProcedureQueries.InvitedSupplier> namedOf(TenderQueries.Tender tender) {
    boolean shown =
        ProcurementMethod.find(tender.procurementMethod())
                .filter(ProcurementMethod::invitesFromDraft)
                .isPresent()
            || tender.openedAt() != null;
    return shown ? queries.listInvited(tender.id()) : List.of();
  }

  private static String ground(Texts t, ProcedureQueries.Ground ground) {
    return t.get(
        "procedure.ground-of", t.get("tender.method." + ground.method()), t.of(ground.name()));
  }

  private Form formOf(TenderQueries.Tender tender) {
    Form form =
        Form.empty()
            .with("version", tender.version())
            .with("method", tender.procurementMethod())
            .with(
                "suppliers",
                queries.listInvited(tender.id()).stream()
                    .map(ProcedureQueries.InvitedSupplier::registrationNumber)
                    .collect(Collectors.joining("\n")));
    if (tender.procurementMethod().equals(ProcurementMethod.FRAMEWORK.code())) {
      form = form.with("suppliers", "");
    }
    ProcedureQueries.Procedure procedure = queries.findProcedure(tender.id()).orElse(null);
    if (procedure != null) {
      form =
          form.with("ground", procedure.ground())
              .with("reason.ar", procedure.reason().ar())
              .with("reason.en", procedure.reason().en());
      if (procedure.applicationsUntil() != null) {
        form =
            form.with(
                APPLICATIONS_UNTIL,
                procedure.applicationsUntil().atZone(Page.RIYADH).toLocalDateTime());
      }
    }
    List<ProcedureQueries.Requirement> requirements = queries.listRequirements(tender.id());
    for (int i = 0; i < requirements.size(); i++) {
      form =
          form.with("requirements[" + i + "].ar", requirements.get(i).name().ar())
              .with("requirements[" + i + "].en", requirements.get(i).name().en());
    }
    return form.with("rows", requirements.size());
  }

  /**
   * The form with its rows closed up, so that a fault's path leads to the row it means. What is
   * wrong with the packed form stays with it.
   */
  private static Form packed(Form form) {
    Map<String, List<String>> kept = new HashMap<>(form.values());
    kept.keySet().removeIf(f -> f.startsWith("requirements["));
    Form packed = new Form(kept, form.errors());
    int count = 0;
    for (int i = 0; i < rows(form); i++) {
      String ar = form.value("requirements[" + i + "].ar");
      String en = form.value("requirements[" + i + "].en");
      if (!ar.isBlank() || !en.isBlank()) {
        packed =
            packed
                .with("requirements[" + count + "].ar", ar)
                .with("requirements[" + count + "].en", en);
        count++;
      }
    }
    return packed.with("rows", count);
  }

  private static ProcedureInput input(Form form) {
    new Faults()
        .check(
            form.text(APPLICATIONS_UNTIL).isEmpty()
                || form.dateTime(APPLICATIONS_UNTIL).isPresent(),
            APPLICATIONS_UNTIL,
            "shared.not-a-date")
        .throwIfAny();
    List<Bilingual> requirements = new ArrayList<>();
    for (int i = 0; i < rows(form); i++) {
      requirements.add(
          new Bilingual(
              form.value("requirements[" + i + "].ar").strip(),
              form.value("requirements[" + i + "].en").strip()));
    }
    return new ProcedureInput(
        form.value("method"),
        form.value("ground"),
        new Bilingual(form.value("reason.ar"), form.value("reason.en")),
        form.dateTime(APPLICATIONS_UNTIL).map(d -> d.atZone(Page.RIYADH).toInstant()).orElse(null),
        requirements,
        form.value("suppliers")
            .lines()
            .map(String::strip)
            .filter(s -> !s.isEmpty())
            .distinct()
            .toList(),
        form.decimal("version").map(BigDecimal::intValue).orElse(-1));
  }

  private static int rows(Form form) {
    return form.decimal("rows")
        .map(BigDecimal::intValue)
        .filter(n -> n >= 0 && n <= SetProcedure.MOST_REQUIREMENTS)
        .orElse(0);
  }
}
