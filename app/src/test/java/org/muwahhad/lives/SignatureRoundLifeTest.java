package org.muwahhad.lives;

import static org.muwahhad.lives.LivesFixture.APP;
import static org.muwahhad.lives.LivesFixture.DOCUMENT;
import static org.muwahhad.lives.LivesFixture.REASON;
import static org.muwahhad.lives.LivesFixture.STAGE;
import static org.muwahhad.lives.LivesFixture.people;
import static org.muwahhad.lives.LivesFixture.recommended;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;
import org.muwahhad.access.Actor;
import org.muwahhad.committee.VoteChoice;
import org.muwahhad.lives.Thing.Act;
import org.muwahhad.played.PlayedTender;
import org.muwahhad.reporting.Format;
import org.muwahhad.reporting.ReportKind;
import org.muwahhad.reporting.Subject;
import org.muwahhad.reporting.issue.IssueReport;
import org.muwahhad.reporting.issue.ReportFile;
import org.muwahhad.reporting.seal.PlatformSeal;
import org.muwahhad.reporting.signature.CloseSignatureRound;
import org.muwahhad.reporting.signature.SignReport;
import org.muwahhad.reporting.signature.StartSignatureRound;
import org.muwahhad.reports.Edition;
import org.muwahhad.tender.approval.CancelTender;
import org.muwahhad.web.Page;

/** A signature round on a report on an award in every state. */
@Tag("long")
class SignatureRoundLifeTest {
  private static final String PASSWORD = "secret";
  private static final List<Actor> MEMBERS = STAGE.committee("TECHNICAL");
  private static final Actor CHAIR = MEMBERS.get(0);

  /** A round on the report of a tender. */
  private record StartedRound(PlayedTender tender, long report, long round) {
    static StartedRound begin() {
      PlayedTender tender = recommended();
      Instant now = tender.afterDeadline();
      ReportFile file = STAGE.at(now, () -> issue(CHAIR, tender, Format.PDF));
      long report = number("SELECT id FROM issued_report WHERE sha256 = '" + file.sha256() + "'");
      STAGE.run(now, () -> start(CHAIR, tender, report));
      return new StartedRound(
          tender, report, number("SELECT id FROM signature_round WHERE open_of = " + report));
    }

    Instant now() {
      return tender.afterDeadline();
    }

    StartedRound signedBy(List<Actor> members) {
      members.forEach(m -> STAGE.run(now(), () -> sign(m, report, now())));
      return this;
    }

    /** The report says more once a committee has decided. */
    StartedRound superseded() {
      tender.adoptOnce();
      STAGE.at(later(), () -> issue(CHAIR, tender, Format.XLSX));
      return this;
    }

    StartedRound overtaken() {
      STAGE.run(later(), () -> cancel(STAGE.buyer(), tender));
      return this;
    }

    Instant later() {
      return now().plus(Duration.ofHours(2));
    }
  }

  private static long number(String query) {
    return Long.parseLong(APP.ask(query));
  }

  private static ReportFile issue(Actor actor, PlayedTender tender, Format format) {
    return APP.get(IssueReport.class)
        .file(
            actor,
            ReportKind.AWARD,
            Subject.of(Subject.SubjectKind.TENDER, tender.id()),
            Edition.ENGLISH,
            format);
  }

  private static void start(Actor actor, PlayedTender tender, long report) {
    APP.get(StartSignatureRound.class)
        .run(actor, report, LocalDate.ofInstant(tender.afterDeadline(), Page.RIYADH).plusDays(5));
  }

  private static void cancel(Actor actor, PlayedTender tender) {
    APP.get(CancelTender.class).run(actor, tender.id(), REASON);
  }

  private static void sign(Actor actor, long report, Instant now) {
    APP.get(SignReport.class)
        .run(
            actor,
            report,
            APP.get(PlatformSeal.class)
                .demonstrationKey("CN=" + actor.login(), now, PASSWORD.toCharArray()),
            PASSWORD,
            "");
  }

  @TestFactory
  Stream<DynamicNode> the_life_of_a_signature_round() {
    Trial trial = new Trial(STAGE, DOCUMENT.table("Signature round"));
    return Stream.of(
        trial.inState("OPEN", () -> thing(StartedRound.begin())),
        trial.inState(
            "OPEN (one to sign)",
            () -> thing(StartedRound.begin().signedBy(MEMBERS.subList(1, MEMBERS.size())))),
        trial.inState("SIGNED", () -> thing(StartedRound.begin().signedBy(MEMBERS))),
        trial.inState(
            "CLOSED",
            () -> {
              StartedRound round = StartedRound.begin();
              STAGE.run(
                  round.now(),
                  () -> APP.get(CloseSignatureRound.class).run(CHAIR, round.report(), REASON));
              return thing(round);
            }),
        trial.inState("SUPERSEDED", () -> thing(StartedRound.begin().superseded())),
        trial.inState("OVERTAKEN", () -> thing(StartedRound.begin().overtaken())));
  }

  private static Thing thing(StartedRound round) {
    String status = "SELECT status FROM signature_round WHERE id = " + round.round();
    Instant now = round.now();
    Map<String, Act> acts = new TreeMap<>();
    acts.put(
        "StartSignatureRound", Act.at(status, now, a -> start(a, round.tender(), round.report())));
    acts.put(
        "CloseSignatureRound",
        Act.at(
            status, now, a -> APP.get(CloseSignatureRound.class).run(a, round.report(), REASON)));
    acts.put("CancelTender", Act.at(status, round.later(), a -> cancel(a, round.tender())));
    acts.put("SignReport", Act.at(status, now, a -> sign(a, round.report(), now)));
    acts.put(
        "IssueReport",
        new Act(
            status,
            now,
            connection -> {
              round.tender().vote(VoteChoice.FOR);
              round.tender().closeDecision();
            },
            round.later(),
            a -> issue(a, round.tender(), Format.XLSX)));
    return new Thing(status, people(round.tender(), CHAIR), acts);
  }
}
