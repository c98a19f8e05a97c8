package org.muwahhad.tender.panel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.muwahhad.ApiCaller;
import org.muwahhad.Browserless;
import org.muwahhad.TestApp;
import org.muwahhad.World;
import org.muwahhad.access.Role;
import org.muwahhad.shared.Refusal;
import org.muwahhad.tender.Expertise;
import org.muwahhad.tender.Panel;
import org.muwahhad.tender.TenderFixture;
import org.muwahhad.tender.TenderQueries;
import org.muwahhad.tender.approval.ApproveTender;
import org.muwahhad.tender.approval.Checklists;

/** The two panels of a draft. */
@Tag("long")
class AppointPanelTest {
  private static final TestApp APP = TestApp.start();
  private static final World WORLD = World.in(APP);
  private static final TenderFixture FIXTURE = TenderFixture.in(APP, WORLD);
  private final AppointPanel appointPanel = APP.get(AppointPanel.class);
  private final TenderQueries queries = APP.get(TenderQueries.class);
  private final long tender = FIXTURE.aDraft();

  @Test
  void a_panel_has_three_members_and_a_chair_from_among_them() {
    List<Long> members = members(Panel.OPENING);

    appoint(Panel.OPENING, Appointment.ofOpening(members, members.get(2)));

    assertThat(queries.listPanels(tender))
        .filteredOn(m -> m.panel() == Panel.OPENING && m.chair())
        .extracting(TenderQueries.PanelMember::personId)
        .containsExactly(members.get(2));
    assertThat(FIXTURE.lastAct(tender)).isEqualTo("tender.panel-appointed");
    assertFault(
        () -> appoint(Panel.OPENING, Appointment.ofOpening(members.subList(0, 2), members.get(0))),
        "members",
        "tender.panel-too-small");
    assertFault(
        () -> appoint(Panel.OPENING, Appointment.ofOpening(members, 0)),
        "chair",
        "tender.panel-chair-missing");
  }

  @Test
  void nobody_without_the_role_sits_on_a_panel() {
    List<Long> evaluators = members(Panel.EXAMINATION);

    assertFault(
        () -> appoint(Panel.OPENING, Appointment.ofOpening(evaluators, evaluators.get(0))),
        "members",
        "tender.panel-member-not-eligible");
  }

  @Test
  void nobody_sits_on_both_panels() {
    long both = members(Panel.EXAMINATION).get(0);
    APP.sql(
        "INSERT INTO role_grant (person_id, role, origin) VALUES (%d, 'OPENING_MEMBER', 'OPERATOR')"
            .formatted(both));
    List<Long> opening = members(Panel.OPENING);

    assertFault(
        () ->
            appoint(
                Panel.OPENING,
                Appointment.ofOpening(
                    List.of(opening.get(0), opening.get(1), both), opening.get(0))),
        "members",
        "tender.on-other-panel");
  }

  @Test
  void the_proposed_examination_panel_has_a_member_for_each_expertise() {
    assertThat(queries.listPanels(tender))
        .filteredOn(m -> m.panel() == Panel.EXAMINATION)
        .extracting(TenderQueries.PanelMember::expertise)
        .containsExactlyInAnyOrder(Expertise.values());
    assertThat(queries.listPanels(tender))
        .filteredOn(m -> m.panel() == Panel.OPENING)
        .allMatch(m -> m.expertise() == null);
  }

  @Test
  void nobody_has_two_seats_on_a_panel() {
    List<Long> opening = members(Panel.OPENING);

    assertFault(
        () ->
            appoint(
                Panel.OPENING,
                Appointment.ofOpening(
                    List.of(opening.get(0), opening.get(1), opening.get(2), opening.get(1)),
                    opening.get(0))),
        "members[3].person",
        "tender.panel-member-twice");
  }

  @Test
  void of_each_examiner_it_is_said_what_the_member_examines() {
    List<Long> members = members(Panel.EXAMINATION);
    List<Appointment.PanelSeat> seats =
        List.of(
            new Appointment.PanelSeat(members.get(0), Expertise.LEGAL),
            new Appointment.PanelSeat(members.get(1), null),
            new Appointment.PanelSeat(members.get(2), Expertise.LEGAL));

    assertFault(
        () -> appoint(Panel.EXAMINATION, new Appointment(seats, members.get(0), null)),
        "expertise[" + members.get(1) + "]",
        "tender.member-expertise-missing");
  }

  @Test
  void a_draft_whose_examination_panel_lacks_an_expertise_is_not_approved() {
    List<Long> members = members(Panel.EXAMINATION);
    appoint(
        Panel.EXAMINATION,
        new Appointment(
            List.of(
                new Appointment.PanelSeat(members.get(0), Expertise.LEGAL),
                new Appointment.PanelSeat(members.get(1), Expertise.TECHNICAL),
                new Appointment.PanelSeat(members.get(2), Expertise.TECHNICAL)),
            members.get(0),
            null));

    assertThat(FIXTURE.lastDetail(tender))
        .contains("\"" + members.get(0) + "\":\"LEGAL\"", "\"panel\":\"EXAMINATION\"");
    assertThat(APP.get(Checklists.class).draw(queries.getTender(tender)).checks())
        .filteredOn(c -> c.code().equals("expertise-missing"))
        .singleElement()
        .satisfies(c -> assertThat(c.blocks()).isTrue())
        .satisfies(c -> assertThat(Objects.requireNonNull(c.about()).en()).isEqualTo("Finance"));
    assertThatThrownBy(
            () -> APP.get(ApproveTender.class).run(WORLD.aPersonWho(Role.CENTRAL_BUYER), tender))
        .hasMessage("tender.expertise-missing");
  }

  @Test
  void a_buyer_chooses_the_expertise_in_the_browser_and_is_told_where_it_is_missing() {
    Browserless buyer = Browserless.signedInAs(APP, FIXTURE.buyer());
    String panels = "/tenders/" + tender + "/panels";
    List<Long> members = members(Panel.EXAMINATION);
    String field = "expertise[" + members.get(0) + "]";
    String chair = members.get(1).toString();
    String id = "expertise-" + members.get(0);

    String shown = buyer.get(panels).body();
    HttpResponse<String> refused = buyer.post(panels + "/EXAMINATION", form(members, chair, ""));
    HttpResponse<String> saved = buyer.post(panels + "/EXAMINATION", form(members, chair, "LEGAL"));

    assertThat(shown).contains("name=\"" + field + "\"");
    assertThat(refused.statusCode()).isEqualTo(422);
    assertThat(refused.body()).contains("id=\"" + id + "-error\"", "href=\"#" + id + "\"");
    assertThat(saved.body()).contains("The panel was saved");
    assertThat(buyer.get("/tenders/" + tender).body()).contains("– Law");
  }

  /** The form with the others as technical members. */
  private static String[] form(List<Long> members, String chair, String expertiseOfFirst) {
    return members.stream()
        .flatMap(
            m ->
                Stream.of(
                    "members",
                    m.toString(),
                    "expertise[" + m + "]",
                    m.equals(members.get(0)) ? expertiseOfFirst : "TECHNICAL"))
        .collect(
            () -> new java.util.ArrayList<>(List.of("chair", chair)),
            java.util.ArrayList::add,
            java.util.ArrayList::addAll)
        .toArray(String[]::new);
  }

  @Test
  void a_program_names_each_member_with_the_expertise() {
    List<Long> members = members(Panel.EXAMINATION);
    String body =
        """
        {"members": [{"person": %d, "expertise": "LEGAL"}, {"person": %d, "expertise": "FINANCIAL"},
          {"person": %d, "expertise": "TECHNICAL"}], "chair": %1$d}"""
            .formatted(members.get(0), members.get(1), members.get(2));

    HttpResponse<String> answer =
        ApiCaller.of(APP, FIXTURE.buyer())
            .send("PUT", "/api/v1/tenders/" + tender + "/panels/EXAMINATION", body);

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body())
        .containsPattern(
            "\"personId\":%d[^}]*\"chair\":true[^}]*\"expertise\":\"LEGAL\""
                .formatted(members.get(0)));
  }

  @Test
  void
      alternates_are_named_in_their_order_and_count_neither_among_the_three_nor_for_an_expertise() {
    List<Long> people = evaluators();
    Appointment.PanelSeat finance = new Appointment.PanelSeat(people.get(0), Expertise.FINANCIAL);
    Appointment.PanelSeat law = new Appointment.PanelSeat(people.get(1), Expertise.LEGAL);
    Appointment.PanelSeat more = new Appointment.PanelSeat(people.get(2), Expertise.LEGAL);
    Appointment.PanelSeat technical = new Appointment.PanelSeat(people.get(3), Expertise.TECHNICAL);

    assertFault(
        () ->
            appoint(
                Panel.EXAMINATION,
                new Appointment(List.of(finance, law), finance.person(), List.of(more, technical))),
        "members",
        "tender.panel-too-small");
    appoint(
        Panel.EXAMINATION,
        new Appointment(List.of(finance, law, more), finance.person(), List.of(technical)));

    assertThat(queries.listPanels(tender))
        .filteredOn(TenderQueries.PanelMember::alternate)
        .extracting(TenderQueries.PanelMember::personId, TenderQueries.PanelMember::position)
        .containsExactly(org.assertj.core.groups.Tuple.tuple(technical.person(), 1));
    assertThat(FIXTURE.lastDetail(tender)).contains("\"alternates\":[" + technical.person() + "]");
    assertThatThrownBy(
            () -> APP.get(ApproveTender.class).run(WORLD.aPersonWho(Role.CENTRAL_BUYER), tender))
        .hasMessage("tender.expertise-missing");
    assertThatThrownBy(
            () ->
                APP.sql(
                    "UPDATE joint_tender SET status = 'APPROVED', approved_by = %d WHERE id = %d"
                        .formatted(WORLD.aPersonWho(Role.CENTRAL_BUYER).personId(), tender)))
        .hasMessageContaining("tender.expertise-missing");
  }

  @Test
  void nobody_is_member_and_alternate_and_an_opening_panel_has_no_alternates() {
    List<Long> people = evaluators();
    List<Appointment.PanelSeat> seats =
        List.of(
            new Appointment.PanelSeat(people.get(0), Expertise.FINANCIAL),
            new Appointment.PanelSeat(people.get(1), Expertise.LEGAL),
            new Appointment.PanelSeat(people.get(2), Expertise.TECHNICAL));
    List<Long> opening = members(Panel.OPENING);

    assertFault(
        () ->
            appoint(
                Panel.EXAMINATION, new Appointment(seats, people.get(0), List.of(seats.get(1)))),
        "alternates",
        "tender.alternate-is-member");
    assertFault(
        () ->
            appoint(
                Panel.OPENING,
                new Appointment(
                    opening.stream().map(m -> new Appointment.PanelSeat(m, null)).toList(),
                    opening.get(0),
                    List.of(seats.get(0)))),
        "alternates",
        "tender.alternates-of-examination-only");
  }

  @Test
  void a_buyer_names_an_alternate_in_the_browser() {
    Browserless buyer = Browserless.signedInAs(APP, FIXTURE.buyer());
    String panels = "/tenders/" + tender + "/panels";
    List<Long> members = members(Panel.EXAMINATION);
    long alternate =
        evaluators().stream().filter(p -> !members.contains(p)).findFirst().orElseThrow();
    buyer.get(panels);

    List<String> form =
        new java.util.ArrayList<>(List.of(form(members, members.get(0).toString(), "LEGAL")));
    form.addAll(List.of("alternates[" + alternate + "]", "1"));
    HttpResponse<String> refused = buyer.post(panels + "/EXAMINATION", form.toArray(String[]::new));
    form.addAll(List.of("expertise[" + alternate + "]", "FINANCIAL"));
    HttpResponse<String> saved = buyer.post(panels + "/EXAMINATION", form.toArray(String[]::new));

    assertThat(refused.body()).contains("id=\"expertise-" + alternate + "-error\"");
    assertThat(saved.body())
        .contains("The panel was saved")
        .containsPattern("name=\"alternates\\[" + alternate + "]\"[^§]{0,400}value=\"1\" selected");
    assertThat(buyer.get("/tenders/" + tender).body()).contains("– Finance (Alternate 1)");
  }

  /** Four people who hold the role of an evaluator. */
  private List<Long> evaluators() {
    return FIXTURE.ids(
        "SELECT person_id AS id FROM role_grant WHERE role = 'EVALUATOR' ORDER BY person_id LIMIT 4");
  }

  private void appoint(Panel panel, Appointment appointment) {
    appointPanel.run(FIXTURE.buyer(), tender, panel, appointment);
  }

  private List<Long> members(Panel panel) {
    return queries.listPanels(tender).stream()
        .filter(m -> m.panel() == panel)
        .map(TenderQueries.PanelMember::personId)
        .toList();
  }

  private static void assertFault(ThrowingCallable act, String field, String code) {
    assertThatThrownBy(act)
        .isInstanceOfSatisfying(
            Refusal.InvalidInput.class,
            refusal ->
                assertThat(refusal.faults())
                    .anySatisfy(
                        fault -> {
                          assertThat(fault.field()).isEqualTo(field);
                          assertThat(fault.code()).isEqualTo(code);
                        }));
  }
}
