package org.muwahhad.initiative;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.muwahhad.TestApp;
import org.muwahhad.World;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Role;
import org.muwahhad.committee.CommitteeCode;
import org.muwahhad.committee.VoteChoice;
import org.muwahhad.shared.Bilingual;

/** The ministers of the six states, the chair of the technical committee, and initiatives. */
public final class StrategyFixture {
  public static final List<String> STATES = List.of("AE", "BH", "KW", "OM", "QA", "SA");
  private final TestApp app;
  private final World world;
  private final Map<String, Actor> ministers = new HashMap<>();
  final Actor buyer;
  final Actor owner;

  private StrategyFixture(TestApp app, World world) {
    this.app = app;
    this.world = world;
    STATES.forEach(s -> ministers.put(s, seat(CommitteeCode.MINISTERIAL, s, s.equals("SA"))));
    buyer = world.aPersonWho(Role.CENTRAL_BUYER);
    owner = seat(CommitteeCode.TECHNICAL, "OM", true);
  }

  public static StrategyFixture in(TestApp app) {
    return new StrategyFixture(app, World.in(app));
  }

  World world() {
    return world;
  }

  /** The minister of a state; that of Saudi Arabia chairs the committee. */
  Actor minister(String state) {
    return Objects.requireNonNull(ministers.get(state));
  }

  Actor seat(CommitteeCode committee, String state, boolean chair) {
    return world.aMemberOf(committee.name(), state, chair);
  }

  LocalDate today() {
    return LocalDate.parse(app.ask("SELECT DATE(UTC_TIMESTAMP(6) + INTERVAL 3 HOUR)"));
  }

  /** An initiative of the technical committee with two milestones and an indicator. */
  InitiativeDraft draft(String code) {
    return new InitiativeDraft(
        code,
        new Bilingual("خدمات مشتركة", "Shared services"),
        new Bilingual("خدمات للدول الست", "Services for the six states"),
        2,
        CommitteeCode.TECHNICAL,
        new BigDecimal("1250000.5"),
        "KWD",
        List.of("KW", "OM"),
        List.of(
            new InitiativeDraft.MilestoneDraft(
                new Bilingual("قائمة الخدمات", "List of services"), today().minusDays(3)),
            new InitiativeDraft.MilestoneDraft(null, null),
            new InitiativeDraft.MilestoneDraft(
                new Bilingual("إطلاق الخدمات", "Launch of services"), today().plusDays(90))),
        List.of(
            new InitiativeDraft.IndicatorDraft(
                new Bilingual("خدمات متاحة", "Services offered"),
                new Bilingual("خدمة", "services"),
                BigDecimal.ZERO,
                BigDecimal.TEN)));
  }

  long proposed(String code) {
    return app.get(ProposeInitiative.class).run(buyer, draft(code));
  }

  long submitted(String code) {
    long id = proposed(code);
    app.get(SubmitInitiative.class).run(buyer, id);
    return id;
  }

  /** An initiative that all ministers approved. */
  public long approved(String code) {
    long id = submitted(code);
    STATES.forEach(state -> vote(id, state, VoteChoice.FOR, ""));
    app.get(DecideInitiative.class).run(minister("SA"), id, null);
    return id;
  }

  void vote(long id, String state, VoteChoice choice, String reason) {
    app.get(VoteOnInitiative.class)
        .run(
            minister(state),
            id,
            new VoteOnInitiative.InitiativeBallot(choice, reason, version(id)));
  }

  int version(long id) {
    return Integer.parseInt(app.ask("SELECT version FROM initiative WHERE id = " + id));
  }

  String status(long id) {
    return app.ask("SELECT status FROM initiative WHERE id = " + id);
  }

  long milestone(long id, int position) {
    return Long.parseLong(
        app.ask(
            "SELECT id FROM initiative_milestone WHERE initiative_id = %d AND position = %d"
                .formatted(id, position)));
  }

  long indicator(long id) {
    return Long.parseLong(
        app.ask("SELECT MIN(id) FROM initiative_indicator WHERE initiative_id = " + id));
  }

  /** The last entry of an initiative: its act, the role and the detail. */
  String lastEntry(long id) {
    return app.ask(
        """
        SELECT CONCAT(e.act, ' ', e.acting_as, ' ', e.detail)
          FROM audit_entry e JOIN audit_chain c ON c.id = e.chain_id
         WHERE c.name = 'initiative:%d' ORDER BY e.position DESC LIMIT 1"""
            .formatted(id));
  }

  /** The database takes a statement from nobody. */
  void refused(String rule, String sql) {
    assertThatThrownBy(() -> app.sql(sql))
        .isInstanceOf(TestApp.SqlRefused.class)
        .hasMessageContaining(rule);
  }
}
