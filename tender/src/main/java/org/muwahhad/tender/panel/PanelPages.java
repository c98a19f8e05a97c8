package org.muwahhad.tender.panel;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.Hidden;
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
import org.muwahhad.tender.Expertise;
import org.muwahhad.tender.Panel;
import org.muwahhad.tender.Panels;
import org.muwahhad.tender.TenderFrame;
import org.muwahhad.tender.TenderQueries;
import org.muwahhad.tender.VisibleTenders;
import org.muwahhad.web.Answers;
import org.muwahhad.web.Form;
import org.muwahhad.web.Option;
import org.muwahhad.web.PageAndApi;
import org.muwahhad.web.Texts;

/** The two panels of a draft in the browser. */
@Hidden
@Controller("/tenders/{id}/panels")
@PageAndApi
@Secured(SecurityRule.IS_AUTHENTICATED)
record PanelPages(
    Answers answers,
    TenderFrame frames,
    VisibleTenders visible,
    TenderQueries queries,
    Panels panels,
    AppointPanel appointPanel) {
  private static final String NUMBER = "\\d{1,18}";
  private static final Pattern ALTERNATE = Pattern.compile("alternates\\[(\\d{1,18})]");

  @Get
  HttpResponse<String> show(Actor actor, long id) {
    actor.require(Role.CENTRAL_BUYER);
    return page(actor, visible.get(actor, id), Map.of());
  }

  @Post("/{panel}")
  HttpResponse<String> appoint(Actor actor, long id, Panel panel) {
    TenderQueries.Tender tender = visible.get(actor, id);
    Form form = answers.form(Form::empty);
    return answers
        .act(() -> appointPanel.run(actor, id, panel, appointment(form)))
        .then("/tenders/" + id + "/panels", "tender.panel-saved")
        .showing(() -> page(actor, tender, Map.of(panel, answers.form(Form::empty))));
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

  /**
   * The two panels.
   *
   * @param typed what was typed of one of them; the other stands as it was appointed
   */
  private HttpResponse<String> page(
      Actor actor, TenderQueries.Tender tender, Map<Panel, Form> typed) {
    List<Panels.CandidateRow> candidates = panels.listCandidates(tender.id());
    List<TenderQueries.PanelMember> members = queries.listPanels(tender.id());
    Set<Long> out = Set.copyOf(panels.listOut(tender.id()));
    return answers.page(
        "tender/panel/panels",
        page ->
            frames
                .of(page, actor, tender, "/panels")
                .model(
                    Map.of(
                        "panels",
                        Stream.of(Panel.values())
                            .map(
                                panel ->
                                    new PanelForm(
                                        panel,
                                        typed.getOrDefault(panel, formOf(panel, members)),
                                        options(page.t(), panel, candidates),
                                        out))
                            .toList(),
                        "expertise",
                        expertise(page.t()))));
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
