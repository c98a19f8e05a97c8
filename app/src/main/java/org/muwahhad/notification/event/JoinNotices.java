package org.muwahhad.notification.event;

import io.micronaut.runtime.event.annotation.EventListener;
import jakarta.inject.Singleton;
import org.muwahhad.aggregation.AggregationEntry.JoinAsked;
import org.muwahhad.aggregation.AggregationEntry.JoinWithdrawn;
import org.muwahhad.aggregation.JoinAnswered;
import org.muwahhad.aggregation.JoinQueries;
import org.muwahhad.notification.notice.Argument;
import org.muwahhad.notification.notice.Notice;
import org.muwahhad.notification.notice.Notices;
import org.muwahhad.notification.notice.NotifyPeople;
import org.muwahhad.shared.Refusal;

/**
 * Informs the coordinators asked to join equivalents, and the person who asked what they answer.
 */
@Singleton
class JoinNotices {
  private final NotifyPeople tell;
  private final Notices notices;
  private final JoinQueries joins;

  JoinNotices(NotifyPeople tell, Notices notices, JoinQueries joins) {
    this.tell = tell;
    this.notices = notices;
    this.joins = joins;
  }

  @EventListener
  void on(JoinAsked event) {
    JoinQueries.JoinNotice request = get(event.requestId());
    tell.run(
        Notice.of(
            "join-asked",
            href(request),
            Argument.name(request.name()),
            Argument.name(request.into()),
            Argument.text(request.roundCode()),
            Argument.text(request.reason()),
            Argument.at(request.answerUntil())),
        id -> notices.tellAsked(id, request.id()));
  }

  @EventListener
  void on(JoinAnswered event) {
    JoinQueries.JoinNotice request = get(event.requestId());
    JoinQueries.StateReply answer =
        joins
            .findAnswer(event.requestId(), event.state())
            .orElseThrow(() -> missing(event.requestId()));
    String reason = answer.reason();
    tell.run(
        Notice.of(
            kind(request),
            href(request),
            Argument.name(request.name()),
            Argument.name(request.into()),
            Argument.name(answer.state()),
            Argument.text(reason == null ? "" : reason)),
        id -> notices.tellPerson(id, request.askedBy()));
  }

  @EventListener
  void on(JoinWithdrawn event) {
    JoinQueries.JoinNotice request = get(event.requestId());
    tell.run(
        Notice.of(
            "join-withdrawn",
            href(request),
            Argument.name(request.name()),
            Argument.name(request.into()),
            Argument.text(request.roundCode())),
        id -> notices.tellAsked(id, request.id()));
  }

  /** The last acceptance and the first refusal end the request; the others are steps to it. */
  private static String kind(JoinQueries.JoinNotice request) {
    return switch (request.status()) {
      case "ACCEPTED" -> "join-accepted";
      case "DECLINED" -> "join-declined";
      default -> "join-state-accepted";
    };
  }

  private static String href(JoinQueries.JoinNotice request) {
    return "/rounds/" + request.roundId() + "/joins";
  }

  private JoinQueries.JoinNotice get(long id) {
    return joins.findTold(id).orElseThrow(() -> missing(id));
  }

  private static Refusal missing(long id) {
    return new Refusal.NotFound("join request " + id);
  }
}
