package org.muwahhad.tender.panel;

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
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Role;
import org.muwahhad.shared.Refusal;
import org.muwahhad.tender.Expertise;
import org.muwahhad.tender.Panel;
import org.muwahhad.tender.Panels;
import org.muwahhad.tender.TenderFrame;
import org.muwahhad.tender.TenderQueries;
import org.muwahhad.tender.VisibleTenders;
import org.muwahhad.web.Form;
import org.muwahhad.web.Forms;
import org.muwahhad.web.Option;
import org.muwahhad.web.Pages;
import org.muwahhad.web.Refusals;
import org.muwahhad.web.Texts;
import org.muwahhad.web.Tone;

/** The two panels of a draft in the browser. */
@Hidden
@Controller("/tenders/{id}/panels")
@Secured(SecurityRule.IS_AUTHENTICATED)
@ExecuteOn(TaskExecutors.BLOCKING)
class PanelPages {
  private static final String NUMBER = "\\d{1,18}";
  private static final Pattern ALTERNATE = Pattern.compile("alternates\\[(\\d{1,18})]");
  private final TenderFrame frames;
  private final VisibleTenders visible;
  private final TenderQueries queries;
  private final Panels panels;
  private final AppointPanel appointPanel;

  PanelPages(
      TenderFrame frames,
      VisibleTenders visible,
      TenderQueries queries,
      Panels panels,
      AppointPanel appointPanel) {
    this.frames = frames;
    this.visible = visible;
    this.queries = queries;
    this.panels = panels;
    this.appointPanel = appointPanel;
  }

  @Get
  @Produces(Pages.HTML)
  ModelAndView<?> show(HttpRequest<?> request, Actor actor, long id) {
    actor.require(Role.CENTRAL_BUYER);
    return page(request, actor, visible.get(actor, id), Map.of());
  }

  @Post("/{panel}")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @Produces(Pages.HTML)
  HttpResponse<?> appoint(
      HttpRequest<?> request, Actor actor, long id, Panel panel, @Body String body) {
    Form form = Forms.read(request, body);
    TenderQueries.Tender tender = visible.get(actor, id);
    try {
      appointPanel.run(actor, id, panel, appointment(form));
      return Pages.redirect("/tenders/" + id + "/panels", Tone.GOOD, "tender.panel-saved");
    } catch (RuntimeException failure) {
      Refusal refusal = Refusals.find(failure).orElseThrow(() -> failure);
      if (refusal instanceof Refusal.NotPermitted || refusal instanceof Refusal.NotFound) {
        throw refusal;
      }
      Form marked = Refusals.mark(form, refusal, Pages.language(request));
      return HttpResponse.unprocessableEntity()
          .body(page(request, actor, tender, Map.of(panel, marked)));
    }
  }

  private static Appointment appointment(Form form) {
    List<Appointment.PanelSeat> members =
        form.values("members").stream()
            .filter(m -> m.matches(NUMBER))
            .map(m -> seat(form, Long.parseLong(m)))
            .toList();
    String chair = form.value("chair");
    return new Appointment(
        members, chair.matches(NUMBER) ? Long.parseLong(chair) : 0, alternates(form));
  }

  /** Those with a place among the alternates, in the order of the places. */
  private static List<Appointment.PanelSeat> alternates(Form form) {
    return form.values().keySet().stream()
        .map(ALTERNATE::matcher)
        .filter(field -> field.matches() && form.value(field.group()).matches("[1-9]"))
        .sorted(
            Comparator.comparing((Matcher field) -> form.value(field.group()))
                .thenComparing(field -> Long.valueOf(field.group(1))))
        .map(field -> seat(form, Long.parseLong(field.group(1))))
        .toList();
  }

  private static Appointment.PanelSeat seat(Form form, long person) {
    return new Appointment.PanelSeat(person, expertise(form.value(AppointPanel.field(person))));
  }

  private static @Nullable Expertise expertise(String typed) {
    return Stream.of(Expertise.values())
        .filter(e -> e.name().equals(typed))
        .findFirst()
        .orElse(null);
  }

  private ModelAndView<?> page(
      HttpRequest<?> request, Actor actor, TenderQueries.Tender tender, Map<Panel, Form> typed) {
    TenderFrame.Frame frame = frames.of(request, actor, tender, "/panels");
    List<Panels.CandidateRow> candidates = panels.listCandidates(tender.id());
    List<TenderQueries.PanelMember> members = queries.listPanels(tender.id());
    Set<Long> out = Set.copyOf(panels.listOut(tender.id()));
    List<PanelForm> forms = new ArrayList<>();
    for (Panel panel : Panel.values()) {
      forms.add(
          new PanelForm(
              panel,
              typed.getOrDefault(panel, formOf(panel, members)),
              options(frame.page().t(), panel, candidates),
              out));
    }
    Form faulty = typed.values().stream().findFirst().orElse(Form.empty());
    return new ModelAndView<>(
        "tender/panel/panels",
        frame.model(
            Map.of("panels", forms, "form", faulty, "expertise", expertise(frame.page().t()))));
  }

  private static Form formOf(Panel panel, List<TenderQueries.PanelMember> members) {
    List<TenderQueries.PanelMember> own = members.stream().filter(m -> m.panel() == panel).toList();
    List<String> ids =
        own.stream().filter(m -> !m.alternate()).map(m -> Long.toString(m.personId())).toList();
    List<String> chairs =
        own.stream()
            .filter(TenderQueries.PanelMember::chair)
            .map(m -> Long.toString(m.personId()))
            .toList();
    Map<String, List<String>> chosen = new HashMap<>();
    chosen.put("members", ids);
    chosen.put("chair", chairs);
    for (TenderQueries.PanelMember member : own) {
      Expertise expertise = member.expertise();
      if (expertise != null) {
        chosen.put(AppointPanel.field(member.personId()), List.of(expertise.name()));
      }
      Integer position = member.position();
      if (position != null) {
        chosen.put(PanelForm.alternate(member.personId()), List.of(position.toString()));
      }
    }
    return Form.of(chosen);
  }

  private static List<Option> expertise(Texts t) {
    return Stream.of(Expertise.values())
        .map(e -> new Option(e.name(), t.get("tender.expertise." + e)))
        .toList();
  }

  private static List<Option> options(Texts t, Panel panel, List<Panels.CandidateRow> candidates) {
    return candidates.stream()
        .filter(c -> c.role().equals(panel.role().name()))
        .map(c -> new Option(Long.toString(c.personId()), t.of(c.name()), t.of(c.title())))
        .toList();
  }
}
