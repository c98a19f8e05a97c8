package org.muwahhad.notification.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.muwahhad.TestApp;
import org.muwahhad.access.Actor;
import org.muwahhad.award.AwardFixture;
import org.muwahhad.award.ConfirmAwards;
import org.muwahhad.demo.DemoTime;
import org.muwahhad.notification.inbox.ViewInbox;
import org.muwahhad.shared.Language;
import org.muwahhad.web.ListChoice;

/** Who is told that awards took effect. */
class AwardNoticesTest {
  private static final TestApp APP = TestApp.start();
  private static final AwardFixture FIXTURE = AwardFixture.in(APP);

  @Test
  void all_bidders_are_told_when_awards_take_effect_whether_they_won_or_not() {
    Actor winner = FIXTURE.world().aBidderFor(FIXTURE.dinarSupplier);
    Actor loser = FIXTURE.world().aBidderFor(FIXTURE.riyalSupplier);
    AwardFixture.Tender tender =
        FIXTURE.aTender(
            List.of(
                new AwardFixture.Lot(
                    List.of(new AwardFixture.Item(List.of("2"), "10", "100")),
                    AwardFixture.Judged.FIRST,
                    AwardFixture.Judged.SECOND)));
    FIXTURE.adopt(tender);
    String told =
        """
        SELECT GROUP_CONCAT(DISTINCT i.person_id ORDER BY i.person_id)
          FROM inbox_message i JOIN notice n ON n.id = i.notice_id
         WHERE n.kind = 'awards-in-force' AND i.person_id IN (%d, %d)
           AND n.href = '/tenders/%d/award/letter'"""
            .formatted(winner.personId(), loser.personId(), tender.id());

    assertThat(APP.ask(told)).isEqualTo("null");
    DemoTime.run(
        Instant.now().plus(Duration.ofDays(11)),
        () -> APP.get(ConfirmAwards.class).run(FIXTURE.buyer, tender.id()));

    assertThat(APP.ask(told)).isEqualTo(winner.personId() + "," + loser.personId());
    assertThat(
            APP.get(ViewInbox.class)
                .get(loser, Language.EN, new ListChoice("/messages", "", "", "", 1))
                .messages()
                .get(0)
                .text())
        .contains("The award of lot 1 took effect");
  }
}
