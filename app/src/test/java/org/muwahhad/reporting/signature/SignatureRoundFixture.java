package org.muwahhad.reporting.signature;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.muwahhad.TestApp;
import org.muwahhad.access.Actor;
import org.muwahhad.home.Home;
import org.muwahhad.home.Task;
import org.muwahhad.notification.reminder.RemindOfSignatures;
import org.muwahhad.played.PlayedTender;
import org.muwahhad.played.Stage;
import org.muwahhad.reporting.Format;
import org.muwahhad.reporting.ReportKind;
import org.muwahhad.reporting.Subject;
import org.muwahhad.reporting.issue.IssueReport;
import org.muwahhad.reporting.issue.ReportFile;
import org.muwahhad.reporting.seal.PlatformSeal;
import org.muwahhad.reports.Edition;
import org.muwahhad.web.Page;

/** A report on a recommendation that the members of its committee are asked to sign. */
final class SignatureRoundFixture {
  private static final String PASSWORD = "secret";
  private final TestApp app;
  private final Stage stage;
  private final Actor chair;
  final PlayedTender tender;
  final Instant now;
  final LocalDate last;
  final long report;

  SignatureRoundFixture(TestApp app, Stage stage) {
    this.app = app;
    this.stage = stage;
    chair = stage.committee("TECHNICAL").get(0);
    tender = PlayedTender.withTwoBids(stage).playToRecommendation();
    now = tender.afterDeadline().plusSeconds(60);
    last = LocalDate.ofInstant(now, Page.RIYADH).plusDays(5);
    report = issued(now, Edition.ENGLISH);
  }

  long issued(Instant at, Edition edition) {
    ReportFile file =
        stage.at(
            at,
            () ->
                app.get(IssueReport.class)
                    .file(
                        chair,
                        ReportKind.AWARD,
                        Subject.of(Subject.SubjectKind.TENDER, tender.id()),
                        edition,
                        Format.PDF));
    return Long.parseLong(
        app.ask("SELECT id FROM issued_report WHERE sha256 = '" + file.sha256() + "'"));
  }

  void start() {
    stage.run(now, () -> app.get(StartSignatureRound.class).run(chair, report, last));
  }

  void close(Actor actor, String reason) {
    stage.run(now, () -> app.get(CloseSignatureRound.class).run(actor, report, reason));
  }

  void sign(Actor member) {
    stage.run(
        now,
        () ->
            app.get(SignReport.class)
                .run(
                    member,
                    report,
                    app.get(PlatformSeal.class)
                        .demonstrationKey("CN=" + member.login(), now, PASSWORD.toCharArray()),
                    PASSWORD,
                    ""));
  }

  String standing() {
    return app.ask(
        """
        SELECT COALESCE(GROUP_CONCAT(status ORDER BY id), 'none') FROM signature_round
         WHERE report_id = %d"""
            .formatted(report));
  }

  /** How many messages of a kind about this edition a member got by e-mail too. */
  String told(Actor member, String kind) {
    return app.ask(
        """
        SELECT COUNT(*) FROM inbox_message i JOIN notice n ON n.id = i.notice_id
          JOIN mail m ON m.inbox_message_id = i.id
         WHERE i.person_id = %d AND n.kind = '%s' AND n.href = '/report-signatures/%d'"""
            .formatted(member.personId(), kind, report));
  }

  /** The newest act on the chain of the tender. */
  String act() {
    return app.ask(
        """
        SELECT e.act FROM audit_entry e JOIN audit_chain c ON c.id = e.chain_id
         WHERE c.name = 'tender:%d' ORDER BY e.id DESC LIMIT 1"""
            .formatted(tender.id()));
  }

  List<String> tasks(Actor member) {
    return stage.at(now, () -> app.get(Home.class).tasks(member)).stream()
        .filter(t -> t.kind() == Task.TaskKind.SIGN_REPORT)
        .map(Task::href)
        .toList();
  }

  int reminded(Actor member, Instant at) {
    int before = Integer.parseInt(told(member, "signature-due"));
    stage.run(at, () -> app.get(RemindOfSignatures.class).run());
    return Integer.parseInt(told(member, "signature-due")) - before;
  }

  void refused(String statement, String code) {
    assertThatThrownBy(() -> app.sql(statement)).hasMessageContaining(code);
  }
}
