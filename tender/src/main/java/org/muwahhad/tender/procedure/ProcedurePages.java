package org.muwahhad.tender.procedure;

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
import org.muwahhad.web.Form;
import org.muwahhad.web.Forms;
import org.muwahhad.web.Option;
import org.muwahhad.web.Page;
import org.muwahhad.web.Pages;
import org.muwahhad.web.Texts;
import org.muwahhad.web.Tone;

/**
 * The procedure of a tender in the browser: a form for the buyer of a draft, facts for those who
 * approve and audit. The end of the time to apply is typed in Riyadh time.
 */
@Hidden
@Controller("/tenders/{id}/procedure")
@Produces(Pages.HTML)
@Secured(SecurityRule.IS_AUTHENTICATED)
@ExecuteOn(TaskExecutors.BLOCKING)
class ProcedurePages {
  private static final int FEWEST_ROWS = 3;
  private static final String APPLICATIONS_UNTIL = "applicationsUntil";
  private final TenderFrame frames;
  private final VisibleTenders visible;
  private final ProcedureQueries queries;
  private final AgreementCeilingQueries ceilings;
  private final SetProcedure setProcedure;
  private final RestDays restDays;

  ProcedurePages(
      TenderFrame frames,
      VisibleTenders visible,
      ProcedureQueries queries,
      AgreementCeilingQueries ceilings,
      SetProcedure setProcedure,
      RestDays restDays) {
    this.frames = frames;
    this.visible = visible;
    this.queries = queries;
    this.ceilings = ceilings;
    this.setProcedure = setProcedure;
    this.restDays = restDays;
  }

  @Get
  ModelAndView<?> show(HttpRequest<?> request, Actor actor, long id) {
    actor.require(Role.CENTRAL_BUYER, Role.ADMINISTRATOR, Role.AUDITOR);
    TenderQueries.Tender tender = visible.get(actor, id);
    return page(request, actor, tender, formOf(tender));
  }

  @Post
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<?> save(HttpRequest<?> request, Actor actor, long id, @Body String body) {
    actor.require(Role.CENTRAL_BUYER);
    Form form = packed(restDays.taken(Forms.read(request, body), APPLICATIONS_UNTIL));
    TenderQueries.Tender tender = visible.get(actor, id);
    if (form.value("act").equals("add-row")) {
      int rows = Math.min(rows(form) + 1, SetProcedure.MOST_REQUIREMENTS);
      return HttpResponse.ok(page(request, actor, tender, form.with("rows", rows)));
    }
    return Pages.orAgain(
        request,
        form,
        () -> {
          setProcedure.run(actor, id, input(form));
          return Pages.redirect(
              "/tenders/" + id + "/procedure", Tone.GOOD, "procedure.procedure-saved");
        },
        marked -> page(request, actor, tender, marked));
  }

  private ModelAndView<?> page(
      HttpRequest<?> request, Actor actor, TenderQueries.Tender tender, Form form) {
    TenderFrame.Frame frame = frames.of(request, actor, tender, "/procedure");
    Texts t = frame.page().t();
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
    return new ModelAndView<>("tender/procedure/procedure", frame.model(model));
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

  /** The form with its rows closed up, so that a fault's path leads to the row it means. */
  private static Form packed(Form form) {
    Map<String, List<String>> kept = new HashMap<>(form.values());
    kept.keySet().removeIf(f -> f.startsWith("requirements["));
    Form packed = Form.of(kept);
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
