package org.muwahhad.notification.event;

import io.micronaut.runtime.event.annotation.EventListener;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import org.muwahhad.notification.notice.Argument;
import org.muwahhad.notification.notice.Notice;
import org.muwahhad.notification.notice.Notices;
import org.muwahhad.notification.notice.NotifyPeople;
import org.muwahhad.reporting.signature.SignatureRoundChanged;
import org.muwahhad.reporting.signature.SignatureRounds;
import org.muwahhad.shared.Bilingual;
import org.muwahhad.shared.Language;
import org.muwahhad.shared.Refusal;
import org.muwahhad.web.Texts;

/** Asks the members of a committee to sign a report, and tells them how the round ended. */
@Singleton
public class SignatureNotices {
  private final NotifyPeople tell;
  private final Notices notices;
  private final SignatureRounds rounds;

  SignatureNotices(NotifyPeople tell, Notices notices, SignatureRounds rounds) {
    this.tell = tell;
    this.notices = notices;
    this.rounds = rounds;
  }

  @EventListener
  void on(SignatureRoundChanged event) {
    SignatureRounds.SignatureRound round =
        rounds
            .find(event.roundId())
            .orElseThrow(() -> new Refusal.NotFound("signature round " + event.roundId()));
    switch (round.status()) {
      case OPEN ->
          tell.run(
              notice("signature-asked", round, Argument.at(round.untilAt())),
              id -> notices.tellUnsigned(id, round.id()));
      case SIGNED ->
          tell.run(
              notice("signature-complete", round, Argument.number(round.asked())),
              id -> notices.tellSigners(id, round.id()));
      case CLOSED ->
          tell.run(
              notice("signature-closed", round, Argument.text(String.valueOf(round.endReason()))),
              id -> notices.tellUnsigned(id, round.id()));
      case SUPERSEDED ->
          tell.run(
              notice("signature-superseded", round), id -> notices.tellSigners(id, round.id()));
      case OVERTAKEN ->
          tell.run(notice("signature-overtaken", round), id -> notices.tellSigners(id, round.id()));
    }
  }

  /** With the report, the number of the tender, and more. */
  public static Notice notice(String kind, SignatureRounds.SignatureRound round, Argument... more) {
    String key = "reporting.report." + round.report();
    List<Argument> arguments = new ArrayList<>();
    arguments.add(
        Argument.name(
            new Bilingual(Texts.in(Language.AR).get(key), Texts.in(Language.EN).get(key))));
    arguments.add(Argument.text(round.tenderNumber()));
    arguments.addAll(List.of(more));
    return Notice.of(
        kind, "/report-signatures/" + round.reportId(), arguments.toArray(Argument[]::new));
  }
}
